import type { NodeRecord, PodRecord, ServiceRecord } from '@fairlead/model';
import { aCondition, aContainer, aNode, aPod, aService, aServicePort, NOW } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { resolveService } from '../resolveService.ts';
import { worldOf } from '../world/worldOf.ts';
import type { Path, Reach } from './reach.ts';
import { reachFrom } from './reachFrom.ts';

/** Zone a: n1 and n2; zone b: n3 and n4; n5 has none. */
const NODES = [
  aNode({ name: 'n1' }),
  aNode({ name: 'n2' }),
  aNode({ name: 'n3', zone: 'zone-b' }),
  aNode({ name: 'n4', zone: 'zone-b' }),
];
const UNZONED = [...NODES, aNode({ name: 'n5', zone: undefined })];

const on = (nodeName: string, pod: Partial<PodRecord> & { readonly ready?: boolean } = {}): PodRecord =>
  aPod({ name: `on-${nodeName}`, nodeName, podIPs: [`10.0.0.${nodeName.at(-1)}`], ...pod });
const draining = { deletionTimestamp: NOW + 20 };

interface Given {
  readonly service?: Partial<ServiceRecord>;
  readonly pods?: readonly PodRecord[];
  readonly nodes?: readonly NodeRecord[];
  readonly nodesForbidden?: boolean;
  /** `node/NAME` or `zone/NAME`. */
  readonly from?: string;
}

function reach({ service, pods = [], nodes = NODES, nodesForbidden = false, from = 'node/n1' }: Given): Reach {
  const world = worldOf({ now: NOW, pods, nodes, nodesForbidden });
  const [kind, name = ''] = from.split('/');
  return reachFrom(resolveService(aService(service), world), { kind: kind === 'zone' ? 'zone' : 'node', name }, world);
}

/** What a path comes to, in one line. */
function told({ way, outcome, pods, usable, fallback, narrowedBy, preferenceOff, borrowed, droppedOn }: Path): string {
  return [
    `${way} ${outcome}`,
    `${pods.map(({ pod }) => pod.name.replace('on-', '')).join('+') || 'none'} of ${usable}`,
    ...(fallback ? ['fallback'] : []),
    ...(narrowedBy === undefined ? [] : [`by ${narrowedBy}`]),
    ...(preferenceOff === undefined ? [] : [`off: ${preferenceOff}`]),
    ...(borrowed === undefined ? [] : [`borrowed ${borrowed}`]),
    ...(droppedOn.length === 0 ? [] : [`dropped on ${droppedOn.join('+')}`]),
  ].join(', ');
}

const both = [on('n1'), on('n3')];
const local = { internalTrafficPolicy: 'Local' } as const;
const nodePort = { type: 'NodePort', externalTrafficPolicy: 'Local' } as const;
const close = { trafficDistribution: 'PreferClose' };
const sameNode = { trafficDistribution: 'PreferSameNode' };

const cases: readonly (Given & { readonly name: string; readonly want: readonly string[] })[] = [
  // Cluster policy (R34, R37)
  { name: 'every ready pod is reached from everywhere', pods: both, want: ['cluster-ip reached, n1+n3 of 2'] },
  { name: 'the same from a zone', pods: both, from: 'zone/zone-b', want: ['cluster-ip reached, n1+n3 of 2'] },
  {
    name: 'a pod that drains is left alone while one is ready',
    pods: [on('n1', draining), on('n3')],
    want: ['cluster-ip reached, n3 of 1'],
  },
  {
    name: 'pods that drain are the fallback',
    pods: [on('n1', draining), on('n3', { ready: false })],
    want: ['cluster-ip reached, n1 of 1, fallback'],
  },
  { name: 'nothing usable: refused', pods: [on('n1', { ready: false })], want: ['cluster-ip refused, none of 0'] },
  { name: 'nothing selected: refused', pods: [], want: ['cluster-ip refused, none of 0'] },
  {
    name: 'a pod without the port is not usable (R16)',
    pods: [on('n1', { containers: [aContainer({ ports: [] })] }), on('n3')],
    want: ['cluster-ip reached, n3 of 1'],
  },
  {
    name: 'port number 0 is ignored (R33)',
    service: { ports: [aServicePort({ targetPort: 0 })] },
    pods: both,
    want: ['cluster-ip refused, none of 0'],
  },
  {
    name: 'a published pod is ready for the proxy (R12)',
    service: { publishNotReadyAddresses: true },
    pods: [on('n1', { ready: false, ...draining })],
    want: ['cluster-ip reached, n1 of 1'],
  },
  // internalTrafficPolicy: Local (R35, R37)
  {
    name: 'a Local policy keeps to the node',
    service: local,
    pods: both,
    want: ['cluster-ip reached, n1 of 2, by internalTrafficPolicy'],
  },
  {
    name: 'and drops where the node has none',
    service: local,
    pods: both,
    from: 'node/n2',
    want: ['cluster-ip dropped, none of 2, by internalTrafficPolicy, dropped on n2'],
  },
  {
    name: 'and refuses where nobody has one',
    service: local,
    pods: [on('n1', { ready: false })],
    want: ['cluster-ip refused, none of 0'],
  },
  {
    name: 'the fallback is that of the node alone',
    service: local,
    pods: [on('n1', draining), on('n3')],
    want: ['cluster-ip reached, n1 of 2, fallback, by internalTrafficPolicy'],
  },
  {
    name: 'a pod that drains elsewhere is enough to drop instead of refuse',
    service: local,
    pods: [on('n3', draining)],
    want: ['cluster-ip dropped, none of 1, by internalTrafficPolicy, dropped on n1'],
  },
  {
    name: 'a pod that drains beside a ready one of its node is left alone',
    service: local,
    pods: [on('n1'), on('n1', { name: 'z', podIPs: ['10.0.0.9'], ...draining })],
    want: ['cluster-ip reached, n1 of 1, by internalTrafficPolicy'],
  },
  {
    name: 'a zone is the sum of its nodes',
    service: local,
    pods: both,
    from: 'zone/zone-a',
    want: ['cluster-ip partly, n1 of 2, by internalTrafficPolicy, dropped on n2'],
  },
  {
    name: 'a Local policy knows no topology preference',
    service: { ...local, ...close },
    pods: both,
    nodes: UNZONED,
    from: 'node/n5',
    want: ['cluster-ip dropped, none of 2, by internalTrafficPolicy, dropped on n5'],
  },
  {
    name: 'a Local policy needs no right to read nodes',
    service: local,
    pods: both,
    nodesForbidden: true,
    want: ['cluster-ip reached, n1 of 2, by internalTrafficPolicy'],
  },
  // externalTrafficPolicy: Local (R35)
  {
    name: 'the external policy governs node ports and leaves the cluster IP alone',
    service: nodePort,
    pods: both,
    from: 'node/n2',
    want: ['cluster-ip reached, n1+n3 of 2', 'external dropped, none of 2, by externalTrafficPolicy, dropped on n2'],
  },
  {
    name: 'from inside, a load-balancer IP is treated by cluster policy',
    service: { ...nodePort, type: 'LoadBalancer' },
    pods: both,
    from: 'node/n1',
    want: [
      'cluster-ip reached, n1+n3 of 2',
      'external reached, n1 of 2, by externalTrafficPolicy',
      'external-from-inside reached, n1+n3 of 2',
    ],
  },
  {
    name: 'the same for external IPs of a ClusterIP service',
    service: { externalTrafficPolicy: 'Local', externalIPs: ['192.0.2.1'] },
    pods: [on('n3')],
    want: [
      'cluster-ip reached, n3 of 1',
      'external dropped, none of 1, by externalTrafficPolicy, dropped on n1',
      'external-from-inside reached, n3 of 1',
    ],
  },
  {
    name: 'it is ignored where there is no way in from outside',
    service: { externalTrafficPolicy: 'Local' },
    pods: [on('n3')],
    want: ['cluster-ip reached, n3 of 1'],
  },
  {
    name: 'the internal policy leaves node ports alone',
    service: { ...local, type: 'NodePort' },
    pods: [on('n3')],
    want: ['cluster-ip dropped, none of 1, by internalTrafficPolicy, dropped on n1', 'external reached, n3 of 1'],
  },
  // trafficDistribution (R25, R36)
  {
    name: 'PreferClose keeps to the zone',
    service: close,
    pods: both,
    from: 'node/n2',
    want: ['cluster-ip reached, n1 of 2, by zone-hints'],
  },
  {
    name: 'PreferSameZone is another name of it',
    service: { trafficDistribution: 'PreferSameZone' },
    pods: both,
    from: 'zone/zone-b',
    want: ['cluster-ip reached, n3 of 2, by zone-hints'],
  },
  {
    name: 'an unknown preference is none',
    service: { trafficDistribution: 'PreferFar' },
    pods: both,
    want: ['cluster-ip reached, n1+n3 of 2'],
  },
  {
    name: 'a zone without a ready pod uses all',
    service: close,
    pods: [on('n3'), on('n1', { ready: false })],
    want: ['cluster-ip reached, n3 of 1, off: no-endpoint-in-zone'],
  },
  {
    name: 'one ready pod without zone switches it off',
    service: close,
    pods: [...both, on('n5')],
    nodes: UNZONED,
    want: ['cluster-ip reached, n1+n3+n5 of 3, off: endpoint-without-zone'],
  },
  {
    name: 'one that is not ready does not',
    service: close,
    pods: [...both, on('n5', { ready: false })],
    nodes: UNZONED,
    want: ['cluster-ip reached, n1 of 2, by zone-hints'],
  },
  {
    name: 'a node without zone uses all',
    service: close,
    pods: both,
    nodes: UNZONED,
    from: 'node/n5',
    want: ['cluster-ip reached, n1+n3 of 2, off: vantage-without-zone'],
  },
  {
    name: 'the fallback knows no preference',
    service: close,
    pods: [on('n3', draining)],
    want: ['cluster-ip reached, n3 of 1, fallback'],
  },
  {
    name: 'PreferSameNode keeps to the node',
    service: sameNode,
    pods: [on('n1'), on('n2'), on('n3')],
    want: ['cluster-ip reached, n1 of 3, by node-hints'],
  },
  {
    name: 'else to the zone',
    service: sameNode,
    pods: both,
    from: 'node/n2',
    want: ['cluster-ip reached, n1 of 2, by zone-hints'],
  },
  {
    name: 'of the nodes of a zone the widest counts',
    service: sameNode,
    pods: both,
    from: 'zone/zone-a',
    want: ['cluster-ip reached, n1 of 2, by zone-hints'],
  },
  {
    name: 'a node hint needs no zone',
    service: sameNode,
    pods: [on('n5'), on('n1')],
    nodes: UNZONED,
    from: 'node/n5',
    want: ['cluster-ip reached, n5 of 2, by node-hints'],
  },
  {
    name: 'a node hint can be told without the right to read nodes, a zone cannot',
    service: sameNode,
    pods: both,
    nodesForbidden: true,
    want: ['cluster-ip reached, n1 of 2, by node-hints'],
  },
  {
    name: 'so that elsewhere nobody knows',
    service: sameNode,
    pods: both,
    nodesForbidden: true,
    from: 'node/n2',
    want: ['cluster-ip unknown, n1+n3 of 2, off: zones-unread'],
  },
  {
    name: 'a pod without node, published, switches node hints off',
    service: { ...sameNode, publishNotReadyAddresses: true },
    pods: [on('n1'), aPod({ name: 'on-0', nodeName: undefined, podIPs: ['10.0.0.9'] })],
    want: ['cluster-ip reached, 0+n1 of 2, off: endpoint-without-zone'],
  },
  {
    name: 'external traffic under cluster policy keeps to the zone, too',
    service: { ...close, type: 'NodePort' },
    pods: both,
    want: ['cluster-ip reached, n1 of 2, by zone-hints', 'external reached, n1 of 2, by zone-hints'],
  },
  // Headless (R38)
  {
    name: 'the name of a headless service has the ready pods, whatever the policies',
    service: { clusterIP: 'None', ...local, ...close },
    pods: [...both, on('n2', draining)],
    from: 'node/n4',
    want: ['dns reached, n1+n3 of 2'],
  },
  {
    name: 'and no address while none is ready',
    service: { clusterIP: 'None' },
    pods: [on('n2', draining)],
    want: ['dns no-address, none of 0'],
  },
  {
    name: 'its ports do not matter',
    service: { clusterIP: 'None' },
    pods: [on('n1', { containers: [aContainer({ ports: [] })] })],
    want: ['dns reached, n1 of 1'],
  },
  {
    name: 'the label of another proxy does not matter for DNS',
    service: { clusterIP: 'None', labels: { 'service.kubernetes.io/service-proxy-name': 'mesh' } },
    pods: both,
    want: ['dns reached, n1+n3 of 2'],
  },
  // Families
  {
    name: 'each family has its own backends',
    service: { ipFamilies: ['IPv4', 'IPv6'], ...close },
    pods: [on('n1', { podIPs: ['10.0.0.1', 'fd00::1'] }), on('n3')],
    from: 'node/n3',
    want: ['cluster-ip reached, n3 of 2, by zone-hints', 'cluster-ip reached, n1 of 1, off: no-endpoint-in-zone'],
  },
];

describe('reachFrom', () => {
  it.each(cases)('$name', ({ want, ...given }) => {
    expect(reach(given).paths.map(told)).toEqual(want);
  });

  it('tells the zone and the nodes of the vantage', () => {
    expect(reach({ from: 'node/n3' })).toMatchObject({ zone: 'zone-b', nodes: 1 });
    expect(reach({ from: 'zone/zone-b' })).toMatchObject({ zone: 'zone-b', nodes: 2 });
    expect(reach({ from: 'node/n5', nodes: UNZONED })).toMatchObject({ zone: undefined, nodes: 1 });
    expect(reach({ nodesForbidden: true })).toMatchObject({ zone: undefined, nodes: 1 });
  });

  it('tells each port of the service with its family', () => {
    const ports = [aServicePort(), aServicePort({ name: 'dns', protocol: 'UDP', port: 53, targetPort: 53 })];
    expect(reach({ service: { ports }, pods: both }).paths.map(({ port, family }) => [port, family])).toEqual([
      [{ name: 'http', protocol: 'TCP', port: 80 }, 'IPv4'],
      [{ name: 'dns', protocol: 'UDP', port: 53 }, 'IPv4'],
    ]);
  });

  it.each<Given & { readonly untold: string }>([
    { untold: 'no-such-node', from: 'node/gone' },
    { untold: 'no-such-zone', from: 'zone/gone' },
    { untold: 'nodes-unread', from: 'zone/zone-a', nodesForbidden: true },
    { untold: 'external-name', service: { type: 'ExternalName' } },
    { untold: 'no-selector', service: { selector: undefined } },
    { untold: 'other-proxy', service: { labels: { 'service.kubernetes.io/service-proxy-name': '' } } },
  ])('tells nothing: $untold', ({ untold, ...given }) => {
    expect(reach({ pods: both, ...given })).toMatchObject({ untold, paths: [] });
  });
});

describe('hints by annotation (R25)', () => {
  const auto = { annotations: { 'service.kubernetes.io/topology-mode': 'Auto' }, ...close };
  const many = (count: number, node: string): readonly PodRecord[] =>
    Array.from({ length: count }, (_, index) => on(node, { name: `on-${node}${index}`, podIPs: [`10.${index}.0.1`] }));
  const line = (given: Given) => reach({ service: auto, ...given }).paths.map(told)[0];

  it('keep to the zone where endpoints lie in proportion to CPU', () => {
    expect(line({ pods: both })).toBe('cluster-ip reached, n1 of 2, by zone-hints');
  });

  it('take over from trafficDistribution, whose node hints are gone', () => {
    expect(line({ service: { ...auto, ...sameNode }, pods: [on('n1'), on('n2'), on('n3'), on('n4')] })).toBe(
      'cluster-ip reached, n1+n2 of 4, by zone-hints',
    );
  });

  it.each([
    { annotations: { 'service.kubernetes.io/topology-mode': 'auto' }, on: true },
    { annotations: { 'service.kubernetes.io/topology-aware-hints': 'Auto' }, on: true },
    { annotations: { 'service.kubernetes.io/topology-mode': 'AUTO' }, on: false },
    {
      annotations: {
        'service.kubernetes.io/topology-aware-hints': 'Disabled',
        'service.kubernetes.io/topology-mode': 'Auto',
      },
      on: false,
    },
  ])('are asked for by exactly Auto or auto, the older annotation first: $annotations', ({ annotations, on: is }) => {
    expect(line({ service: { annotations }, pods: both })).toContain(is ? 'by zone-hints' : 'n1+n3 of 2');
  });

  it('lend endpoints to a zone that has too few for its CPU', () => {
    const pods = [...many(4, 'n1'), on('n3'), on('n4')];
    expect(line({ pods })).toMatch(/by zone-hints, borrowed -1$/);
    expect(line({ pods, from: 'node/n3' })).toBe('cluster-ip reached, n3+n4 of 6, by zone-hints, borrowed 1');
  });

  it('lend to a zone that has none of its own', () => {
    const nodes = [...NODES, aNode({ name: 'n6', zone: 'zone-c' })];
    expect(line({ pods: [...many(5, 'n1'), ...many(5, 'n3')], nodes, from: 'node/n6' })).toBe(
      'cluster-ip reached, none of 10, by zone-hints, borrowed 2',
    );
  });

  it.each<Given & { readonly name: string; readonly off: string }>([
    { name: 'a ready node lacks zone', nodes: UNZONED, pods: both, off: 'node-without-zone-or-cpu' },
    {
      name: 'a ready node lacks CPU',
      nodes: [...NODES, aNode({ name: 'n6', allocatableMilliCpu: undefined })],
      pods: both,
      off: 'node-without-zone-or-cpu',
    },
    { name: 'one zone only', nodes: NODES.slice(0, 2), pods: [on('n1'), on('n2')], off: 'single-zone' },
    {
      name: 'the other zone has no ready node',
      nodes: NODES.map((node) =>
        node.zone === 'zone-b' ? { ...node, ready: aCondition({ status: 'Unknown' }) } : node,
      ),
      pods: both,
      off: 'single-zone',
    },
    {
      name: 'the other zone has control-plane nodes only',
      nodes: NODES.map((node) => ({ ...node, controlPlane: node.zone === 'zone-b' })),
      pods: both,
      off: 'single-zone',
    },
    {
      name: 'fewer ready endpoints than zones',
      pods: [on('n1'), on('n3', { ready: false })],
      off: 'too-few-endpoints',
    },
    {
      name: 'a ready endpoint without zone',
      nodes: [...NODES, aNode({ name: 'n5', zone: undefined, ready: aCondition({ status: 'False' }) })],
      pods: [...both, on('n4'), on('n5')],
      off: 'endpoint-without-zone',
    },
    {
      name: 'an overloaded zone',
      nodes: [...NODES, aNode({ name: 'n6', zone: 'zone-c', allocatableMilliCpu: 1000 })],
      pods: [on('n1'), on('n3'), on('n4')],
      off: 'zone-overloaded',
    },
    { name: 'nodes that may not be read', nodesForbidden: true, pods: both, off: 'zones-unread' },
  ])('are given up: $name', ({ name: _name, off, ...given }) => {
    expect(line(given)).toMatch(new RegExp(`off: ${off}$`));
  });

  it('are not given up for a node of the control plane, or one that is not ready, without zone or CPU', () => {
    const nodes = [
      ...NODES,
      aNode({ name: 'n6', zone: undefined, controlPlane: true }),
      aNode({ name: 'n7', allocatableMilliCpu: undefined, ready: undefined }),
    ];
    expect(line({ nodes, pods: both })).toBe('cluster-ip reached, n1 of 2, by zone-hints');
  });
});
