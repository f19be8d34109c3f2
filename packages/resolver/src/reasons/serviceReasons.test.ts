import {
  SERVICE_REASONS,
  SUMMARY_REASONS,
  type Facts,
  type PodRecord,
  type ReasonId,
  type ReasonLevel,
  type ServiceRecord,
} from '@fairlead/model';
import {
  aCondition,
  aContainer,
  aContainerPort,
  aControllerRef,
  aNamespace,
  aNode,
  aPod,
  aService,
  aServicePort,
  aWorkload,
  NOW,
} from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { resolveService } from '../resolveService.ts';
import { worldOf, type WorldLists } from '../world/worldOf.ts';
import { unfilledReason } from './service/specReasons.ts';

const TWO_NODES = [aNode(), aNode({ name: 'node-2', zone: 'zone-b' })];
const udpOnly = aContainer({ ports: [aContainerPort({ name: 'dns', containerPort: 5353, protocol: 'UDP' })] });
const owned = (name: string, workload: string): PodRecord =>
  aPod({
    name,
    podIPs: [`10.1.0.${name.length}`],
    controller: aControllerRef({ kind: 'StatefulSet', name: workload }),
  });
const portless = (name: string, workload: string): PodRecord => ({
  ...owned(name, workload),
  containers: [aContainer({ ports: [] })],
});

interface Case {
  readonly id: ReasonId;
  readonly about: string;
  readonly service?: Partial<ServiceRecord>;
  readonly pods?: readonly PodRecord[];
  readonly world?: Partial<WorldLists>;
  readonly level: ReasonLevel;
  readonly facts: Facts;
  /** All reasons of the service; only this one by default. */
  readonly all?: readonly ReasonId[];
  readonly more?: object;
}

const cases: readonly Case[] = [
  {
    id: 'external-name',
    about: 'a name for something outside',
    service: { type: 'ExternalName', externalName: 'api.tax.example', clusterIP: undefined },
    pods: [aPod()],
    level: 'absent',
    facts: { externalName: 'api.tax.example' },
  },
  {
    id: 'no-selector',
    about: 'managed elsewhere',
    service: { selector: undefined },
    pods: [aPod()],
    level: 'absent',
    facts: { apiServers: false },
  },
  {
    id: 'no-selector',
    about: 'the API servers',
    service: { selector: undefined, namespace: 'default', name: 'kubernetes' },
    level: 'absent',
    facts: { apiServers: true },
  },
  {
    id: 'service-deleting',
    about: 'held by a finalizer',
    service: { deletionTimestamp: NOW - 60, finalizers: ['x.example/y'] },
    pods: [aPod()],
    level: 'warn',
    facts: { deletedAt: NOW - 60, finalizers: ['x.example/y'] },
    more: { since: { at: NOW - 60, basis: 'api' } },
  },
  {
    id: 'namespace-terminating',
    about: 'by the deletion mark of the namespace',
    pods: [aPod()],
    world: { namespaces: [aNamespace({ deletionTimestamp: NOW - 9 })] },
    level: 'warn',
    facts: { namespace: 'shop', deletedAt: NOW - 9 },
    more: { cause: { reason: 'namespace-terminating', subject: 'shop' } },
  },
  {
    id: 'selector-matches-nothing',
    about: 'finished pods count as matching, others in the namespace do not',
    service: { selector: { app: 'checkout', track: 'stable' } },
    pods: [aPod()],
    level: 'absent',
    facts: { selector: ['app=checkout', 'track=stable'] },
  },
  {
    id: 'near-miss',
    about: 'spelling: a value that differs in case only',
    service: { selector: { app: 'web', track: 'stable' } },
    pods: ['b', 'a', 'd', 'c'].map((name) => aPod({ name, labels: { app: 'web', track: 'Stable' } })),
    level: 'hint',
    facts: {
      key: 'track',
      wanted: 'stable',
      found: 'Stable',
      spelling: true,
      distance: 1,
      pods: 4,
      names: ['a', 'b', 'c'],
    },
    all: ['selector-matches-nothing', 'near-miss'],
  },
  {
    id: 'near-miss',
    about: 'a label that is missing',
    service: { selector: { app: 'web', track: 'stable' } },
    pods: [aPod()],
    level: 'hint',
    facts: { key: 'track', found: null, spelling: false, distance: null, pods: 1 },
    all: ['selector-matches-nothing', 'near-miss'],
  },
  {
    id: 'near-miss',
    about: 'a single pair that looks misspelt',
    service: { selector: { app: 'catalogue' } },
    pods: [aPod({ labels: { app: 'catalog' } }), aPod({ name: 'cart-1', labels: { app: 'cart' } })],
    level: 'hint',
    facts: { key: 'app', wanted: 'catalogue', found: 'catalog', spelling: true, distance: 2, pods: 1 },
    all: ['selector-matches-nothing', 'near-miss'],
  },
  {
    id: 'scaled-to-zero',
    about: 'every workload it would match asks for no pods',
    service: { selector: { app: 'gift-wrap' } },
    pods: [aPod()],
    world: {
      workloads: [aWorkload({ name: 'gift-wrap', replicas: 0, templateLabels: { app: 'gift-wrap' } }), aWorkload()],
    },
    level: 'hint',
    facts: { kind: 'Deployment', name: 'gift-wrap', workloads: ['Deployment gift-wrap'], count: 1 },
    all: ['selector-matches-nothing', 'scaled-to-zero'],
  },
  {
    id: 'wrong-namespace',
    about: 'the pods are elsewhere, and none are here',
    world: { pods: [aPod({ namespace: 'staging' }), aPod({ namespace: 'dev' })] },
    level: 'hint',
    facts: { namespace: 'dev', namespaces: ['dev', 'staging'], pods: 2, names: ['dev/web-1', 'staging/web-1'] },
    all: ['selector-matches-nothing', 'wrong-namespace', 'no-pods'],
  },
  {
    id: 'no-pods',
    about: 'an empty namespace',
    level: 'hint',
    facts: { namespace: 'shop' },
    all: ['selector-matches-nothing', 'no-pods'],
  },
  {
    id: 'all-finished',
    about: 'Succeeded and Failed',
    pods: [aPod({ phase: 'Succeeded' }), aPod({ name: 'web-2', phase: 'Failed' })],
    level: 'absent',
    facts: { pods: 2, succeeded: 1, failed: 1 },
    all: ['all-finished', 'mixed-owners'],
  },
  {
    id: 'family-mismatch',
    about: 'pods have IPv4 only, the service is IPv6',
    service: { ipFamilies: ['IPv6'] },
    pods: [aPod()],
    level: 'absent',
    facts: { families: ['IPv6'], podFamilies: ['IPv4'], pods: 1 },
    all: ['family-mismatch', 'none-listed'],
  },
  {
    id: 'none-listed',
    about: 'sums up the pods and shares what most of them have',
    pods: [
      aPod({ podIPs: [], controller: aControllerRef() }),
      aPod({ name: 'web-2', podIPs: [], controller: aControllerRef() }),
      aPod({ name: 'web-3', nodeName: undefined, podIPs: [], conditions: [], controller: aControllerRef() }),
    ],
    level: 'absent',
    facts: { pods: 3, summary: ['no-ip=2', 'unschedulable=1'] },
    more: { shared: { id: 'no-ip' }, cause: { reason: 'no-ip', subject: 'shop/ReplicaSet/web-7d4b9c6f5' } },
  },
  {
    id: 'none-ready',
    about: 'shares the pod reason that most pods have',
    pods: [aPod({ ready: false })],
    level: 'unready',
    facts: { pods: 1, listed: 1, headless: false },
    more: { shared: { id: 'readiness-probe' } },
  },
  {
    id: 'none-ready',
    about: 'of a headless service also when pods still serve while terminating: the name has no address',
    service: { clusterIP: 'None' },
    pods: [aPod({ deletionTimestamp: NOW + 9 })],
    level: 'unready',
    facts: { headless: true },
    all: ['none-ready', 'headless'],
  },
  {
    id: 'only-terminating',
    about: 'traffic goes there until they are gone',
    pods: [
      aPod({ deletionTimestamp: NOW + 9 }),
      aPod({ name: 'web-2', podIPs: ['10.0.0.2'], deletionTimestamp: NOW + 20 }),
    ],
    level: 'warn',
    facts: { pods: 2, lastEndsAt: NOW + 20 },
    all: ['only-terminating', 'mixed-owners'],
  },
  {
    id: 'family-empty',
    about: 'dual stack over pods that have IPv4 only',
    service: { ipFamilies: ['IPv4', 'IPv6'] },
    pods: [aPod()],
    level: 'partial',
    facts: { family: 'IPv6', listed: 1 },
  },
  {
    id: 'port-unresolved',
    about: 'no listed pod has the port',
    pods: [portless('a', 'v1')],
    level: 'absent',
    facts: { port: 80, portName: 'http', protocol: 'TCP', targetPort: 'http', pods: 1, declared: [] },
    all: ['port-unresolved'],
  },
  {
    id: 'port-partial',
    about: 'one of two workloads lacks the port',
    pods: [owned('aa', 'v1'), portless('bbb', 'v2'), portless('cccc', 'v2')],
    level: 'partial',
    facts: { pods: 3, missing: 2, missingIn: ['v2'] },
    all: ['port-partial', 'mixed-owners', 'pods-without-traffic'],
  },
  {
    id: 'port-differs',
    about: 'different numbers, as during a rollout',
    pods: [
      aPod({ controller: aControllerRef() }),
      aPod({
        name: 'web-2',
        podIPs: ['10.0.0.2'],
        controller: aControllerRef(),
        containers: [aContainer({ ports: [aContainerPort({ containerPort: 9090 })] })],
      }),
    ],
    level: 'info',
    facts: { targetPort: 'http', numbers: ['8080=1', '9090=1'] },
  },
  {
    id: 'target-undeclared',
    about: 'no container declares the number',
    service: { ports: [aServicePort({ name: 'api', targetPort: 8081 })] },
    pods: [aPod()],
    level: 'warn',
    facts: { port: 80, targetPort: 8081, declared: ['8080'] },
  },
  {
    id: 'target-other-protocol',
    about: 'the number is declared for UDP only',
    service: { ports: [aServicePort({ name: 'tcp', port: 53, targetPort: 5353 })] },
    pods: [aPod({ containers: [udpOnly] })],
    level: 'warn',
    facts: { port: 53, protocol: 'TCP', targetPort: 5353, declaredProtocol: 'UDP' },
  },
  {
    id: 'target-is-port-name',
    about: 'a container port has the name of the service port and another number',
    service: { ports: [aServicePort({ targetPort: 80 })] },
    pods: [aPod()],
    level: 'warn',
    facts: { portName: 'http', targetPort: 80, containerPort: 8080 },
    all: ['target-undeclared', 'target-is-port-name'],
  },
  {
    id: 'no-ports',
    about: 'headless without ports',
    service: { clusterIP: 'None', ports: [] },
    pods: [aPod()],
    level: 'info',
    facts: {},
    all: ['no-ports', 'headless'],
  },
  {
    id: 'headless',
    about: 'a missing named port is no reason of the service',
    service: { clusterIP: 'None' },
    pods: [portless('a', 'v1')],
    level: 'info',
    facts: {},
  },
  {
    id: 'other-proxy',
    about: 'kube-proxy does not serve it',
    service: { labels: { 'service.kubernetes.io/service-proxy-name': 'mesh' } },
    pods: [aPod()],
    level: 'info',
    facts: { proxy: 'mesh' },
  },
  {
    id: 'internal-local',
    about: 'a node without a backend',
    service: { internalTrafficPolicy: 'Local' },
    pods: [aPod()],
    world: { nodes: TWO_NODES },
    level: 'partial',
    facts: { nodes: 2, without: 1 },
  },
  {
    id: 'external-local',
    about: 'on a node port',
    service: { type: 'NodePort', externalTrafficPolicy: 'Local' },
    pods: [aPod()],
    world: { nodes: TWO_NODES },
    level: 'partial',
    facts: { nodes: 2, without: 1, type: 'NodePort', externalIPs: false },
  },
  {
    id: 'load-balancer-pending',
    about: 'no address yet',
    service: { type: 'LoadBalancer' },
    pods: [aPod()],
    level: 'warn',
    facts: { loadBalancerClass: null },
    more: { since: undefined },
  },
  {
    id: 'topology-off',
    about: 'a ready pod on a node without zone',
    service: { trafficDistribution: 'PreferClose' },
    pods: [aPod()],
    world: { nodes: [aNode({ zone: undefined })] },
    level: 'info',
    facts: { trafficDistribution: 'PreferClose', nodes: ['node-1'], count: 1 },
  },
  {
    id: 'publishes-unready',
    about: 'pods that are not ready receive traffic',
    service: { publishNotReadyAddresses: true },
    pods: [aPod({ ready: false })],
    level: 'warn',
    facts: { pods: 1 },
  },
  {
    id: 'mixed-owners',
    about: 'pods of two workloads',
    pods: [owned('aa', 'v1'), owned('bbb', 'v2')],
    level: 'info',
    facts: { workloads: ['StatefulSet v1', 'StatefulSet v2'], count: 2 },
  },
  {
    id: 'legacy-truncated',
    about: 'more than a thousand addresses',
    pods: Array.from({ length: 1001 }, (_, index) =>
      aPod({ name: `web-${index}`, podIPs: [`10.${index >> 8}.0.${index & 255}`], controller: aControllerRef() }),
    ),
    level: 'info',
    facts: { endpoints: 1001, limit: 1000 },
  },
  {
    id: 'pods-without-traffic',
    about: 'some pods are not ready',
    pods: [owned('aa', 'v1'), { ...owned('bbb', 'v1'), conditions: [aCondition({ status: 'False' })] }],
    level: 'partial',
    facts: { pods: 1, total: 2 },
    more: { shared: { id: 'not-ready-other' } },
  },
  {
    id: 'pods-draining',
    about: 'within their grace period',
    pods: [owned('aa', 'v1'), { ...owned('bbb', 'v1'), deletionTimestamp: NOW + 20 }],
    level: 'info',
    facts: { pods: 1 },
  },
  {
    id: 'pods-starting',
    about: 'created less than a minute ago, nothing restarted yet',
    pods: [owned('aa', 'v1'), { ...owned('bbb', 'v1'), conditions: [], podIPs: [], creationTimestamp: NOW - 59 }],
    level: 'info',
    facts: { pods: 1 },
  },
];

function resolve({ service, pods = [], world }: Pick<Case, 'service' | 'pods' | 'world'>) {
  return resolveService(
    aService(service),
    worldOf({ now: NOW, nodes: [aNode()], ...world, pods: world?.pods ?? pods }),
  );
}

const ids = (input: Pick<Case, 'service' | 'pods' | 'world'>) => resolve(input).reasons.map(({ id }) => id);

describe('reasons of a service', () => {
  it.each(cases)('$id: $about', ({ id, level, facts, all, more = {}, ...input }) => {
    const { reasons } = resolve(input);
    expect(reasons.find((reason) => reason.id === id)).toMatchObject({ level, facts, ...more });
    expect(reasons.map((reason) => reason.id)).toEqual(all ?? [id]);
  });

  it('has none for a service that is well', () => {
    expect(ids({ pods: [aPod()] })).toEqual([]);
  });

  it('has one for each reason of the table', () => {
    const covered = new Set<string>([...cases.map(({ id }) => id), 'no-selector-unfilled']);
    expect([...SERVICE_REASONS, ...SUMMARY_REASONS].filter((id) => !covered.has(id))).toEqual([]);
    expect(unfilledReason(NOW)).toMatchObject({ id: 'no-selector-unfilled', level: 'absent', facts: { readAt: NOW } });
  });

  it.each([
    {
      name: 'no near miss of a single pair that is simply another value',
      input: { service: { selector: { app: 'checkout' } }, pods: [aPod()] },
      want: ['selector-matches-nothing'],
    },
    {
      name: 'no scaled-to-zero while one of the workloads wants pods',
      input: {
        pods: [aPod({ labels: { app: 'checkout' } })],
        world: { workloads: [aWorkload({ replicas: 0 }), aWorkload({ name: 'web-2' })] },
      },
      want: ['selector-matches-nothing'],
    },
    {
      name: 'no Local reasons where nodes may not be read',
      input: {
        service: { internalTrafficPolicy: 'Local' },
        pods: [aPod()],
        world: { nodes: TWO_NODES, nodesForbidden: true },
      },
      want: [],
    },
    {
      name: 'no Local reasons for a headless service',
      input: {
        service: { internalTrafficPolicy: 'Local', clusterIP: 'None' },
        pods: [aPod()],
        world: { nodes: TWO_NODES },
      },
      want: ['headless'],
    },
    {
      name: 'no Local reasons where a node without a ready pod has one that drains: its own clients are served',
      input: {
        service: { internalTrafficPolicy: 'Local' },
        pods: [aPod(), aPod({ name: 'web-2', nodeName: 'node-2', podIPs: ['10.0.0.2'], deletionTimestamp: NOW + 9 })],
        world: { nodes: TWO_NODES },
      },
      want: ['mixed-owners'],
    },
    {
      name: 'no external-local where there is no way in from outside',
      input: { service: { externalTrafficPolicy: 'Local' }, pods: [aPod()], world: { nodes: TWO_NODES } },
      want: [],
    },
    {
      name: 'no Local reasons when nothing is usable anywhere: connections are refused',
      input: {
        service: { internalTrafficPolicy: 'Local' },
        pods: [aPod({ ready: false })],
        world: { nodes: TWO_NODES },
      },
      want: ['none-ready'],
    },
    {
      name: 'no topology-off when an annotation takes over',
      input: {
        service: {
          trafficDistribution: 'PreferClose',
          annotations: { 'service.kubernetes.io/topology-mode': 'Auto' },
        },
        pods: [aPod()],
        world: { nodes: [aNode({ zone: undefined })] },
      },
      want: [],
    },
    {
      name: 'no grace for a pod whose container has been restarted',
      input: {
        pods: [
          owned('aa', 'v1'),
          {
            ...owned('bbb', 'v1'),
            conditions: [aCondition({ status: 'False' })],
            creationTimestamp: NOW - 9,
            containers: [aContainer({ hasReadinessProbe: false, status: { restartCount: 1 } })],
          },
        ],
      },
      want: ['pods-without-traffic'],
    },
    {
      name: 'no grace past the end of the grace period',
      input: { pods: [owned('aa', 'v1'), { ...owned('bbb', 'v1'), deletionTimestamp: NOW }] },
      want: ['pods-without-traffic'],
    },
    {
      name: 'no notes of a rollout while no port has a ready backend',
      input: {
        pods: [
          { ...owned('aa', 'v1'), deletionTimestamp: NOW + 9 },
          { ...owned('bbb', 'v1'), conditions: [], podIPs: [], creationTimestamp: NOW - 5 },
        ],
      },
      want: ['only-terminating', 'pods-without-traffic'],
    },
  ] satisfies { name: string; input: Pick<Case, 'service' | 'pods' | 'world'>; want: ReasonId[] }[])(
    'gives $name',
    ({ input, want }) => {
      expect(ids(input)).toEqual(want);
    },
  );
});

describe('the time of an answer', () => {
  it.each([
    { name: 'does not pass for pods that are settled', pods: [aPod()], want: undefined },
    { name: 'passes when a grace ends', pods: [aPod({ ready: false, creationTimestamp: NOW - 20 })], want: NOW + 40 },
    {
      name: 'passes when the first of several graces ends, then when a pod counts as stuck',
      pods: [aPod({ ready: false, deletionTimestamp: NOW - 55 }), aPod({ name: 'web-2', deletionTimestamp: NOW + 30 })],
      want: NOW + 5,
    },
  ])('$name', ({ pods, want }) => {
    expect(resolve({ pods }).validUntil).toBe(want);
  });
});
