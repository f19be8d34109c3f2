import { POD_REASONS, type Facts, type PodReasonId, type ReasonLevel, type ServiceRecord } from '@fairlead/model';
import {
  aCondition,
  aContainer,
  aContainerPort,
  aControllerRef,
  aNode,
  aPod,
  aService,
  aServicePort,
  aTermination,
  CREATED,
  NOW,
  podConditions,
  type PodOverrides,
} from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { resolveService } from '../resolveService.ts';
import { worldOf, type WorldLists } from '../world/worldOf.ts';
import { whyNotSelected } from './notSelected.ts';

const GATE = 'target-health.example/ready';
const UNREADY = podConditions({ ready: false });
const WAITING_FOR_GATE = [
  aCondition({ status: 'False', reason: 'ReadinessGatesNotReady' }),
  aCondition({ type: 'ContainersReady', lastTransitionTime: CREATED + 9 }),
];
const READY_UNKNOWN = [aCondition({ status: 'Unknown' }), aCondition({ type: 'ContainersReady' })];
const DEPLOYMENT_POD = {
  labels: { app: 'web', 'pod-template-hash': '7d4b9c6f5' },
  controller: aControllerRef(),
} satisfies PodOverrides;

interface Case {
  readonly id: PodReasonId;
  readonly about: string;
  readonly service?: Partial<ServiceRecord>;
  readonly pod: PodOverrides;
  readonly world?: Partial<WorldLists>;
  readonly level: ReasonLevel;
  readonly facts: Facts;
  readonly subject?: string;
  readonly since?: number;
  /** Where it stands among the reasons of the pod; the first by default. */
  readonly all?: readonly PodReasonId[];
}

const cases: readonly Case[] = [
  {
    id: 'completed',
    about: 'a pod that Succeeded',
    pod: { phase: 'Succeeded', containers: [aContainer({ status: { state: aTermination({ exitCode: 0 }) } })] },
    level: 'absent',
    facts: { finishedAt: CREATED + 20 },
    since: CREATED + 20,
  },
  {
    id: 'failed',
    about: 'a pod that was evicted: the trouble of its node',
    pod: { phase: 'Failed', reason: 'Evicted', message: 'The node was low on memory.' },
    level: 'absent',
    facts: { reason: 'Evicted', message: 'The node was low on memory.', exitCode: null },
    subject: 'node-1',
  },
  {
    id: 'failed',
    about: 'a pod whose container failed: the exit code tells',
    pod: { phase: 'Failed', containers: [aContainer({ status: { state: aTermination({ exitCode: 3 }) } })] },
    level: 'absent',
    facts: { reason: 'Error', message: null, exitCode: 3 },
    subject: 'shop/Pod/web-1',
    since: CREATED + 20,
  },
  {
    id: 'unschedulable',
    about: 'no node fits',
    pod: {
      ...DEPLOYMENT_POD,
      nodeName: undefined,
      podIPs: [],
      conditions: [
        aCondition({ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/12 nodes fit' }),
      ],
    },
    level: 'absent',
    facts: { message: '0/12 nodes fit', waiting: false },
    subject: 'shop/Deployment/web',
    since: CREATED + 5,
  },
  {
    id: 'unschedulable',
    about: 'the scheduler has not looked at it yet',
    pod: { nodeName: undefined, podIPs: [], conditions: [] },
    level: 'absent',
    facts: { message: null, waiting: true },
    since: CREATED,
  },
  {
    id: 'scheduling-gated',
    about: 'held by a scheduling gate',
    pod: { nodeName: undefined, podIPs: [], conditions: [], schedulingGates: ['x.example/quota', 'x.example/b'] },
    level: 'absent',
    facts: { gate: 'x.example/quota', gates: ['x.example/quota', 'x.example/b'] },
    subject: 'x.example/quota',
  },
  {
    id: 'no-ip',
    about: 'the sandbox is not up',
    pod: {
      podIPs: [],
      containers: [
        aContainer({ status: { state: { kind: 'waiting', reason: 'ContainerCreating', message: undefined } } }),
      ],
      conditions: [
        aCondition({ type: 'PodReadyToStartContainers', status: 'False' }),
        aCondition({ type: 'PodScheduled', lastTransitionTime: CREATED + 1 }),
      ],
    },
    level: 'absent',
    facts: { node: 'node-1', sandbox: true, waiting: ['ContainerCreating'] },
    since: CREATED + 1,
  },
  {
    id: 'node-missing',
    about: 'no Node of that name',
    pod: { nodeName: 'node-0412' },
    level: 'absent',
    facts: { node: 'node-0412' },
    subject: 'node-0412',
  },
  {
    id: 'family-missing',
    about: 'no address of the one family of the service',
    service: { ipFamilies: ['IPv6'] },
    pod: {},
    level: 'absent',
    facts: { families: ['IPv6'], podFamilies: ['IPv4'] },
  },
  {
    id: 'family-missing',
    about: 'one of two families',
    service: { ipFamilies: ['IPv4', 'IPv6'] },
    pod: {},
    level: 'partial',
    facts: { families: ['IPv6'], podFamilies: ['IPv4'] },
  },
  {
    id: 'port-missing',
    about: 'declared nowhere',
    pod: { containers: [aContainer({ ports: [] })] },
    level: 'partial',
    facts: {
      port: 80,
      portName: 'http',
      protocol: 'TCP',
      targetPort: 'http',
      why: 'nowhere',
      found: null,
      declared: [],
      all: true,
    },
  },
  {
    id: 'port-missing',
    about: 'declared for another protocol',
    pod: { containers: [aContainer({ ports: [aContainerPort({ protocol: 'UDP' })] })] },
    level: 'partial',
    facts: { why: 'other-protocol', found: 'UDP' },
  },
  {
    id: 'port-missing',
    about: 'only in an ordinary init container',
    pod: {
      containers: [
        aContainer({ ports: [] }),
        aContainer({ kind: 'init', name: 'setup', status: { state: aTermination({ exitCode: 0 }) } }),
      ],
    },
    level: 'partial',
    facts: { why: 'init-container', found: 'setup' },
  },
  {
    id: 'port-missing',
    about: 'a similar name exists; another port of the service is there',
    service: { ports: [aServicePort(), aServicePort({ name: 'metrics', port: 9100, targetPort: 9100 })] },
    pod: { containers: [aContainer({ ports: [aContainerPort({ name: 'htp' })] })] },
    level: 'partial',
    facts: { why: 'similar-name', found: 'htp', declared: ['htp 8080'], all: false },
  },
  {
    id: 'port-missing',
    about: 'of a headless service only the SRV record is missing',
    service: { clusterIP: 'None' },
    pod: { containers: [aContainer({ ports: [] })] },
    level: 'info',
    facts: { why: 'nowhere' },
  },
  {
    id: 'terminating-serving',
    about: 'draining',
    pod: { deletionTimestamp: NOW + 20 },
    level: 'unready',
    facts: { deletedAt: NOW - 10, endsAt: NOW + 20, graceSeconds: 30, headless: false },
    since: NOW - 10,
  },
  {
    id: 'terminating',
    about: 'within its grace period',
    pod: { ready: false, deletionTimestamp: NOW + 20 },
    level: 'unready',
    facts: { stuck: false, endsAt: NOW + 20 },
    since: NOW - 10,
  },
  {
    id: 'terminating',
    about: 'stuck on a finalizer',
    pod: { ready: false, deletionTimestamp: NOW - 700, finalizers: ['x.example/y'] },
    level: 'unready',
    facts: { stuck: true, finalizers: ['x.example/y'], node: 'node-1' },
    subject: 'x.example/y',
  },
  {
    id: 'no-ready-condition',
    about: 'the kubelet has not reported',
    pod: { conditions: [], containers: [aContainer({ status: undefined })] },
    level: 'unready',
    facts: { node: 'node-1' },
    subject: 'node-1',
    since: CREATED,
  },
  {
    id: 'node-lost',
    about: 'well until the node ceased to report',
    pod: { conditions: READY_UNKNOWN },
    world: { nodes: [aNode({ ready: aCondition({ status: 'Unknown', lastTransitionTime: NOW - 180 }) })] },
    level: 'unready',
    facts: { node: 'node-1', lostAt: NOW - 180 },
    subject: 'node-1',
    since: NOW - 180,
  },
  {
    id: 'init-running',
    about: 'an init container that has not finished',
    pod: {
      conditions: [aCondition({ type: 'Initialized', status: 'False' }), ...UNREADY.slice(2)],
      containers: [
        aContainer({
          status: {
            ready: false,
            started: false,
            state: { kind: 'waiting', reason: 'PodInitializing', message: undefined },
          },
        }),
        aContainer({ kind: 'init', name: 'migrate', image: 'registry.example/migrate:1', status: { ready: false } }),
      ],
    },
    level: 'unready',
    facts: { container: 'migrate', state: 'running', startedAt: CREATED + 3, restarts: 0 },
    since: CREATED + 3,
    all: ['init-running', 'waiting'],
  },
  {
    id: 'init-running',
    about: 'an init container that failed',
    pod: {
      conditions: [aCondition({ type: 'Initialized', status: 'False' }), ...UNREADY.slice(2)],
      containers: [
        aContainer({ status: undefined }),
        aContainer({
          kind: 'init',
          name: 'migrate',
          status: { ready: false, restartCount: 4, state: aTermination({ exitCode: 7 }) },
        }),
      ],
    },
    level: 'unready',
    facts: { state: 'failed', exitCode: 7, exitReason: 'Error', restarts: 4 },
    since: CREATED + 5,
  },
  {
    id: 'sidecar-not-started',
    about: 'a sidecar that holds the pod back',
    pod: {
      conditions: UNREADY,
      containers: [
        aContainer({ status: undefined }),
        aContainer({ kind: 'sidecar', name: 'proxy', status: { started: false, ready: false } }),
      ],
    },
    level: 'unready',
    facts: { container: 'proxy', started: false, ready: false, state: 'running' },
  },
  {
    id: 'waiting',
    about: 'crash loop: how the last run ended',
    pod: {
      ...DEPLOYMENT_POD,
      conditions: UNREADY,
      containers: [
        aContainer({
          status: {
            ready: false,
            started: false,
            restartCount: 14,
            state: { kind: 'waiting', reason: 'CrashLoopBackOff', message: 'back-off 5m0s' },
            lastTerminated: aTermination({ exitCode: 137, reason: 'OOMKilled' }),
          },
        }),
      ],
    },
    level: 'unready',
    facts: { container: 'app', reason: 'CrashLoopBackOff', exitCode: 137, exitReason: 'OOMKilled', restarts: 14 },
    subject: 'shop/Deployment/web',
    since: CREATED + 5,
  },
  {
    id: 'waiting',
    about: 'an image that cannot be pulled is the trouble of that image',
    pod: {
      conditions: UNREADY,
      containers: [
        aContainer({
          image: 'registry.example/base:2.8',
          status: { ready: false, state: { kind: 'waiting', reason: 'ImagePullBackOff', message: 'not found' } },
        }),
      ],
    },
    level: 'unready',
    facts: { image: 'registry.example/base:2.8', reason: 'ImagePullBackOff', message: 'not found' },
    subject: 'registry.example/base:2.8',
  },
  {
    id: 'restarting',
    about: 'killed for memory, restart pending',
    pod: {
      conditions: UNREADY,
      containers: [
        aContainer({ status: { ready: false, state: aTermination({ exitCode: 137, reason: 'OOMKilled' }) } }),
      ],
    },
    level: 'unready',
    facts: { container: 'app', exitCode: 137, reason: 'OOMKilled', memoryLimit: '256Mi', finishedAt: CREATED + 20 },
    since: CREATED + 20,
  },
  {
    id: 'startup-probe',
    about: 'runs, not started',
    pod: {
      conditions: UNREADY,
      containers: [aContainer({ hasStartupProbe: true, status: { ready: false, started: false } })],
    },
    level: 'unready',
    facts: { container: 'app', startedAt: CREATED + 3 },
    since: CREATED + 3,
  },
  {
    id: 'readiness-probe',
    about: 'runs and has started, not ready',
    pod: { ready: false },
    level: 'unready',
    facts: { container: 'app', restarts: 0 },
    since: CREATED + 5,
  },
  {
    id: 'gate-missing',
    about: 'nobody has set the condition',
    pod: { conditions: WAITING_FOR_GATE, readinessGates: [GATE] },
    level: 'unready',
    facts: { gate: GATE },
    subject: GATE,
    since: CREATED + 9,
  },
  {
    id: 'readiness-probe',
    about: 'and no word of a gate that nobody has set, while the containers are not ready',
    pod: { ready: false, readinessGates: [GATE] },
    level: 'unready',
    facts: { container: 'app', restarts: 0 },
    all: ['readiness-probe'],
  },
  {
    id: 'gate-closed',
    about: 'the condition is False',
    pod: {
      conditions: [
        ...WAITING_FOR_GATE,
        aCondition({
          type: GATE,
          status: 'False',
          reason: 'Draining',
          message: 'draining',
          lastTransitionTime: NOW - 3,
        }),
      ],
      readinessGates: [GATE],
    },
    level: 'unready',
    facts: { gate: GATE, status: 'False', reason: 'Draining', message: 'draining' },
    subject: GATE,
    since: NOW - 3,
  },
  {
    id: 'gate-missing',
    about: 'the kubelet, which makes readiness, does not know a condition that has long been True',
    pod: {
      conditions: [
        aCondition({
          status: 'False',
          reason: 'ReadinessGatesNotReady',
          message: `corresponding condition of pod readiness gate "${GATE}" does not exist.`,
        }),
        aCondition({ type: 'ContainersReady' }),
        aCondition({ type: GATE }),
      ],
      readinessGates: [GATE],
    },
    level: 'unready',
    facts: { gate: GATE },
    subject: GATE,
  },
  {
    id: 'gate-closed',
    about: 'the kubelet still calls a gate closed',
    pod: {
      conditions: [
        aCondition({
          status: 'False',
          reason: 'ReadinessGatesNotReady',
          message: `the status of pod readiness gate "${GATE}" is not "True", but False`,
        }),
        aCondition({ type: 'ContainersReady' }),
        aCondition({ type: GATE }),
      ],
      readinessGates: [GATE],
    },
    level: 'unready',
    facts: { gate: GATE, status: 'False' },
  },
  {
    id: 'not-ready-other',
    about: 'a gate has opened after the pod became unready: the kubelet has not noticed yet',
    pod: {
      conditions: [
        aCondition({
          status: 'False',
          reason: 'ReadinessGatesNotReady',
          message: `corresponding condition of pod readiness gate "${GATE}" does not exist.`,
        }),
        aCondition({ type: 'ContainersReady' }),
        aCondition({ type: GATE, lastTransitionTime: NOW }),
      ],
      readinessGates: [GATE],
    },
    level: 'unready',
    facts: { reason: 'ReadinessGatesNotReady', containers: [] },
  },
  {
    id: 'not-ready-other',
    about: 'nothing else explains it: no probe, and the container is not ready',
    pod: { conditions: UNREADY, containers: [aContainer({ hasReadinessProbe: false, status: { ready: false } })] },
    level: 'unready',
    facts: { status: 'False', reason: 'ContainersNotReady', containers: ['app'] },
    since: CREATED + 5,
  },
  {
    id: 'published-unready',
    about: 'not ready, published all the same; what holds it back is only a warning',
    service: { publishNotReadyAddresses: true },
    pod: { ready: false },
    level: 'warn',
    facts: {},
    all: ['readiness-probe', 'published-unready'],
  },
  {
    id: 'shared-ip',
    about: 'another listed pod has the same address and port',
    pod: { hostNetwork: true },
    world: { pods: [aPod({ name: 'agent-2' })] },
    level: 'warn',
    facts: { address: '10.0.0.1', port: 8080, with: 'agent-2', count: 1 },
    subject: '10.0.0.1',
  },
  {
    id: 'local-only',
    about: 'internalTrafficPolicy Local',
    service: { internalTrafficPolicy: 'Local' },
    pod: {},
    level: 'partial',
    facts: { scope: 'node', node: 'node-1', zone: 'zone-a', by: 'internalTrafficPolicy' },
  },
  {
    id: 'local-only',
    about: 'a zone hint, with ready pods in two zones',
    service: { trafficDistribution: 'PreferClose' },
    pod: {},
    world: {
      nodes: [aNode(), aNode({ name: 'node-2', zone: 'zone-b' })],
      pods: [aPod({ name: 'web-2', nodeName: 'node-2', podIPs: ['10.0.0.2'] })],
    },
    level: 'partial',
    facts: { scope: 'zone', zone: 'zone-a', by: 'trafficDistribution' },
  },
];

function podAnswer({ service, pod, world }: Pick<Case, 'service' | 'pod' | 'world'>) {
  const subject = aPod(pod);
  const lists = { now: NOW, nodes: [aNode()], ...world, pods: [subject, ...(world?.pods ?? [])] };
  return resolveService(aService(service), worldOf(lists)).pods.find((answer) => answer.pod === subject);
}

describe('reasons of a pod', () => {
  it.each(cases)('$id: $about', ({ id, level, facts, subject, since, all, ...rest }) => {
    const reasons = podAnswer(rest)?.reasons ?? [];
    const found = reasons.find((reason) => reason.id === id);
    expect(found).toMatchObject({ level, facts });
    if (subject !== undefined) expect(found?.cause).toEqual({ reason: id, subject });
    if (since !== undefined) expect(found?.since).toEqual({ at: since, basis: 'api' });
    expect(reasons.map((reason) => reason.id)).toEqual(all ?? [id]);
  });

  it('has none for a pod that simply receives', () => {
    expect(podAnswer({ pod: {} })).toMatchObject({ reasons: [], traffic: 'receives', listed: true });
  });

  it('shows unready as a warning for a service that publishes such pods', () => {
    const answer = podAnswer({ service: { publishNotReadyAddresses: true }, pod: { ready: false } });
    expect(answer).toMatchObject({ traffic: 'receives', reasons: [{ level: 'warn' }, { level: 'warn' }] });
  });

  it('does not call a node lost where nodes may not be read', () => {
    const answer = podAnswer({ pod: { conditions: READY_UNKNOWN }, world: { nodes: [], nodesForbidden: true } });
    expect(answer).toMatchObject({ listed: true, reasons: [{ id: 'not-ready-other' }] });
  });

  it('covers every reason that a selected pod can have', () => {
    const covered = new Set<string>([...cases.map(({ id }) => id), 'other-namespace', 'labels-differ']);
    expect(POD_REASONS.filter((id) => !covered.has(id))).toEqual([]);
  });
});

describe('whyNotSelected', () => {
  const service = aService({ selector: { app: 'web', track: 'stable' } });

  it.each([
    { name: 'a selected pod', pod: { labels: { app: 'web', track: 'stable' } }, want: [] },
    {
      name: 'labels that differ',
      pod: { labels: { app: 'web', track: 'Stable' } },
      want: [{ id: 'labels-differ', facts: { key: 'track', wanted: 'stable', found: 'Stable', count: 1 } }],
    },
    {
      name: 'labels that are missing',
      pod: { labels: {} },
      want: [
        { id: 'labels-differ', facts: { key: 'app', found: null, count: 2, differ: ['app=web', 'track=stable'] } },
      ],
    },
    {
      name: 'another namespace',
      pod: { namespace: 'staging', labels: { app: 'web', track: 'stable' } },
      want: [{ id: 'other-namespace', level: 'absent', facts: { namespace: 'staging' } }],
    },
  ])('tells of $name', ({ pod, want }) => {
    expect(whyNotSelected(service, aPod(pod))).toMatchObject(want);
  });

  it('has nothing to go by without a selector', () => {
    expect(whyNotSelected(aService({ selector: undefined }), aPod())).toEqual([]);
  });
});
