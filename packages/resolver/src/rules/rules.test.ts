import type { ContainerRecord, IpFamily, PodPhase, ServicePortRecord, ServiceRecord } from '@fairlead/model';
import { aCondition, aContainer, aContainerPort, aNode, aPod, aService, aServicePort } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { canonicalAddress } from './canonicalAddress.ts';
import { isPodReady } from './conditions.ts';
import { endpointConditions } from './endpointConditions.ts';
import { endpointHostname } from './endpointHostname.ts';
import { hasExternalWay } from './externalWay.ts';
import { familiesOf } from './families.ts';
import { isFinished } from './isFinished.ts';
import { nodeAllowsListing, nodeOfPod, zoneOf } from './nodeOfPod.ts';
import { podAddresses } from './podAddresses.ts';
import { publishingSelector } from './publishesSlices.ts';
import { resolveTarget } from './resolveTarget.ts';
import { satisfies } from './satisfies.ts';
import { portSetKey, resolvePorts, slicePorts } from './slicePorts.ts';

describe('R2 and R3: who gets slices', () => {
  it.each<{ name: string; service: Partial<ServiceRecord>; want: object | undefined }>([
    { name: 'a service with a selector', service: {}, want: { app: 'web' } },
    { name: 'no ExternalName, even with a selector', service: { type: 'ExternalName' }, want: undefined },
    { name: 'nobody without selector', service: { selector: undefined, clusterIP: 'None' }, want: undefined },
  ])('$name', ({ service, want }) => expect(publishingSelector(aService(service))).toEqual(want));
});

describe('R4: selectors', () => {
  it.each([
    { labels: { app: 'web', extra: 'x' }, selector: { app: 'web' }, want: true },
    { labels: { app: 'web' }, selector: { app: 'web', track: 'stable' }, want: false },
    { labels: { app: 'Web' }, selector: { app: 'web' }, want: false },
    { labels: { App: 'web' }, selector: { app: 'web' }, want: false },
    { labels: { 'x.example/app': 'web' }, selector: { app: 'web' }, want: false },
    { labels: { app: '' }, selector: { app: '' }, want: true },
    { labels: {}, selector: { app: '' }, want: false },
  ])('$selector on $labels: $want', ({ labels, selector, want }) => expect(satisfies(labels, selector)).toBe(want));
});

describe('R5: families', () => {
  it.each<{ service: Partial<ServiceRecord>; want: readonly IpFamily[] }>([
    { service: { ipFamilies: ['IPv6', 'IPv4'] }, want: ['IPv6', 'IPv4'] },
    { service: { ipFamilies: ['IPv4'], clusterIP: 'fd00::1' }, want: ['IPv4'] },
    { service: { ipFamilies: [], clusterIP: '10.0.0.1' }, want: ['IPv4'] },
    { service: { ipFamilies: [], clusterIP: 'fd00::1' }, want: ['IPv6'] },
    { service: { ipFamilies: [], clusterIP: 'None' }, want: ['IPv4', 'IPv6'] },
    { service: { ipFamilies: [], clusterIP: undefined }, want: ['IPv4', 'IPv6'] },
  ])('$service: $want', ({ service, want }) => expect(familiesOf(aService(service))).toEqual(want));
});

describe('R6: finished pods', () => {
  it.each<{ phase: PodPhase | undefined; want: boolean }>([
    { phase: 'Succeeded', want: true },
    { phase: 'Failed', want: true },
    { phase: 'Pending', want: false },
    { phase: 'Running', want: false },
    { phase: 'Unknown', want: false },
    { phase: undefined, want: false },
  ])('$phase: $want', ({ phase, want }) => expect(isFinished(aPod({ phase }))).toBe(want));
});

describe('R9 and R22: the node', () => {
  const node = aNode({ zone: 'zone-b' });
  const nodes = { nodesForbidden: false, node: (name: string) => (name === node.name ? node : undefined) };

  it('is known, missing, or may not be read', () => {
    expect(nodeOfPod(aPod(), nodes)).toBe(node);
    expect(nodeOfPod(aPod({ nodeName: 'gone' }), nodes)).toBe('none');
    expect(nodeOfPod(aPod({ nodeName: undefined }), nodes)).toBe('none');
    expect(nodeOfPod(aPod({ nodeName: 'gone' }), { ...nodes, nodesForbidden: true })).toBe('unread');
    expect(nodeOfPod(aPod({ nodeName: undefined }), { ...nodes, nodesForbidden: true })).toBe('none');
  });

  it('must be known, unless the service publishes pods that are not ready', () => {
    const publishing = aService({ publishNotReadyAddresses: true });
    expect([node, 'none', 'unread'].map((each) => nodeAllowsListing(aService(), each as typeof node))).toEqual([
      true,
      false,
      true,
    ]);
    expect(nodeAllowsListing(publishing, 'none')).toBe(true);
  });

  it('gives the zone by its label alone', () => {
    expect(zoneOf(node)).toBe('zone-b');
    expect(zoneOf(aNode({ zone: undefined }))).toBeUndefined();
    expect(zoneOf('none')).toBeUndefined();
    expect(zoneOf('unread')).toBeUndefined();
  });
});

describe('R10: ready', () => {
  const ready = (...statuses: readonly ('True' | 'False' | 'Unknown')[]) =>
    isPodReady(
      aPod({ conditions: [aCondition({ type: 'Other' }), ...statuses.map((status) => aCondition({ status }))] }),
    );

  it('is the first condition of type Ready, and True only', () => {
    expect(ready('True')).toBe(true);
    expect(ready('False')).toBe(false);
    expect(ready('Unknown')).toBe(false);
    expect(ready()).toBe(false);
    expect(ready('True', 'False')).toBe(true);
    expect(ready('False', 'True')).toBe(false);
  });

  it('is not the phase, not the containers and not ContainersReady', () => {
    expect(isPodReady(aPod({ phase: 'Pending', ready: true }))).toBe(true);
    expect(isPodReady(aPod({ conditions: [aCondition({ type: 'ContainersReady' })] }))).toBe(false);
  });
});

describe('R11 and R12: conditions of an endpoint', () => {
  it.each([
    { ready: true, mark: false, publish: false, want: 'ready serving' },
    { ready: true, mark: false, publish: true, want: 'ready serving' },
    { ready: false, mark: false, publish: false, want: '' },
    { ready: false, mark: false, publish: true, want: 'ready' },
    { ready: true, mark: true, publish: false, want: 'serving terminating' },
    { ready: true, mark: true, publish: true, want: 'ready serving terminating' },
    { ready: false, mark: true, publish: false, want: 'terminating' },
    { ready: false, mark: true, publish: true, want: 'ready terminating' },
  ])('ready $ready, mark $mark, publish $publish: $want', ({ ready, mark, publish, want }) => {
    const pod = aPod({ ready, deletionTimestamp: mark ? 1 : undefined });
    const conditions = endpointConditions(aService({ publishNotReadyAddresses: publish }), pod);
    expect(
      Object.entries(conditions)
        .flatMap(([name, is]) => (is ? [name] : []))
        .join(' '),
    ).toBe(want);
  });
});

describe('R13: addresses', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['FD00:0:0:0:0:0:0:1', 'fd00::1'],
    ['fd00::1', 'fd00::1'],
    ['fd00:0db8::0001', 'fd00:db8::1'],
    // The first of equal runs.
    ['fd00:0:0:1:0:0:2:3', 'fd00::1:0:0:2:3'],
    // The longest run.
    ['fd00:0:0:1:0:0:0:3', 'fd00:0:0:1::3'],
    // A single zero group stays.
    ['fd00:0:1:2:3:4:5:6', 'fd00:0:1:2:3:4:5:6'],
    ['fd00::1:2:3:4:5:6', 'fd00:0:1:2:3:4:5:6'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['fd00:0:0:0:0:0:0:0', 'fd00::'],
    // Not plainly an address of eight groups.
    ['FE80::1%eth0', 'fe80::1%eth0'],
    ['::FFFF:10.0.0.1', '::ffff:10.0.0.1'],
    ['1::2::3', '1::2::3'],
  ])('%s is published as %s', (sent, published) => expect(canonicalAddress(sent)).toBe(published));

  it('are all of the family, whichever position they have', () => {
    const pod = aPod({ podIPs: ['FD00::1', '10.0.0.1', 'fd00:0::2'] });
    expect(podAddresses(pod, 'IPv6')).toEqual(['fd00::1', 'fd00::2']);
    expect(podAddresses(pod, 'IPv4')).toEqual(['10.0.0.1']);
    expect(podAddresses(aPod({ podIPs: [] }), 'IPv4')).toEqual([]);
  });
});

describe('R14 to R16: targets', () => {
  const named = (name: string | undefined, containerPort: number, protocol: 'TCP' | 'UDP' = 'TCP') =>
    aContainerPort({ name, containerPort, protocol });
  const container = (kind: ContainerRecord['kind'], ...ports: ContainerRecord['ports']) => aContainer({ kind, ports });

  it.each<{ name: string; port: Partial<ServicePortRecord>; containers: ContainerRecord[]; want: number | undefined }>([
    { name: 'a number as it is', port: { targetPort: 99 }, containers: [container('container')], want: 99 },
    {
      name: 'the first of a name',
      port: {},
      containers: [container('container', named('http', 1), named('http', 2))],
      want: 1,
    },
    {
      name: 'by protocol',
      port: { protocol: 'UDP' },
      containers: [container('container', named('http', 1), named('http', 2, 'UDP'))],
      want: 2,
    },
    { name: 'by case', port: {}, containers: [container('container', named('HTTP', 1))], want: undefined },
    {
      name: 'not by the name of the service port',
      port: { name: 'web', targetPort: 'http' },
      containers: [container('container', named('web', 1))],
      want: undefined,
    },
    {
      name: 'in a later container',
      port: {},
      containers: [container('container', named('x', 1)), container('container', named('http', 2))],
      want: 2,
    },
    {
      name: 'in a sidecar',
      port: {},
      containers: [container('container'), container('sidecar', named('http', 3))],
      want: 3,
    },
    {
      name: 'not in an init container',
      port: {},
      containers: [container('container'), container('init', named('http', 3))],
      want: undefined,
    },
    {
      name: 'in a sidecar after an init container',
      port: {},
      containers: [container('container'), container('init', named('http', 3)), container('sidecar', named('http', 4))],
      want: 4,
    },
  ])('$name', ({ port, containers, want }) => {
    expect(resolveTarget(aServicePort(port), aPod({ containers }))).toBe(want);
  });
});

describe('R17 to R19: ports of a slice', () => {
  const ports = [
    aServicePort({ name: 'a', targetPort: 1, appProtocol: 'h2c' }),
    aServicePort({ name: 'b', targetPort: 'no' }),
  ];

  it('have the name and appProtocol of the service port, and leave out what is not found', () => {
    expect(slicePorts(resolvePorts(aService({ ports }), aPod()))).toEqual([
      { name: 'a', port: 1, protocol: 'TCP', appProtocol: 'h2c' },
    ]);
  });

  it('are a set of all four fields', () => {
    const one = { name: 'a', port: 1, protocol: 'TCP' } as const;
    const other = { name: 'b', port: 2, protocol: 'UDP', appProtocol: 'x' } as const;
    expect(portSetKey([one, other])).toBe(portSetKey([other, one]));
    for (const changed of [{ name: 'c' }, { port: 3 }, { protocol: 'SCTP' as const }, { appProtocol: 'y' }]) {
      expect(portSetKey([{ ...one, ...changed }])).not.toBe(portSetKey([one]));
    }
  });
});

describe('R23: host name', () => {
  it('needs a subdomain with the name of the service', () => {
    const service = aService({ name: 'db' });
    expect(endpointHostname(service, aPod({ hostname: 'db-0', subdomain: 'db' }))).toBe('db-0');
    expect(endpointHostname(service, aPod({ hostname: 'db-0', subdomain: 'other' }))).toBeUndefined();
    expect(endpointHostname(service, aPod({ hostname: 'db-0', subdomain: undefined }))).toBeUndefined();
    expect(endpointHostname(service, aPod({ hostname: undefined, subdomain: 'db' }))).toBeUndefined();
  });
});

describe('R35: ways in from outside', () => {
  it.each<{ service: Partial<ServiceRecord>; want: boolean }>([
    { service: {}, want: false },
    { service: { type: 'NodePort' }, want: true },
    { service: { type: 'LoadBalancer' }, want: true },
    { service: { externalIPs: ['192.0.2.1'] }, want: true },
  ])('$service: $want', ({ service, want }) => expect(hasExternalWay(aService(service))).toBe(want));
});
