import type { Pair } from './harness.ts';

/** Objects as an API server holds them; put into the simulated cluster as they are, whatever its controllers would make of them. */
type Json = Readonly<Record<string, unknown>>;

export interface ReasonCase {
  readonly id: string;
  /** Where the API shows it. */
  readonly of: 'service' | 'pod';
  readonly service: Json;
  readonly pods?: readonly Json[];
  /** Other objects: `resource` to object. */
  readonly others?: readonly (readonly [resource: string, object: Json])[];
}

const SELECTOR = { app: 'x' };
const seconds = (ago: number): string => `${new Date(Date.now() - ago * 1000).toISOString().slice(0, 19)}Z`;

const condition = (type: string, status: string, more: Json = {}): Json => ({
  type,
  status,
  lastTransitionTime: seconds(300),
  ...more,
});

interface PodParts {
  readonly metadata?: Json;
  readonly spec?: Json;
  readonly status?: Json;
  readonly container?: Json;
  readonly containerStatus?: Json;
  readonly ready?: boolean;
  readonly containersReady?: boolean;
  readonly conditions?: readonly Json[];
}

const STATUS = { ready: true, started: true, restartCount: 0, image: 'a:1', imageID: '', lastState: {} };
const running = { running: { startedAt: seconds(400) } };

/** A pod that is ready on a node that exists, but for what is said otherwise. */
function pod({ metadata, spec, status, container, containerStatus, conditions, ...parts }: PodParts = {}): Json {
  const { ready = true, containersReady = ready } = parts;
  return {
    metadata: { name: 'x-1', labels: SELECTOR, creationTimestamp: seconds(500), ...metadata },
    spec: {
      nodeName: 'reason-node',
      containers: [
        { name: 'app', image: 'a:1', ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }], ...container },
      ],
      ...spec,
    },
    status: {
      phase: 'Running',
      podIP: '10.9.0.1',
      podIPs: [{ ip: '10.9.0.1' }],
      conditions: conditions ?? [
        condition('PodScheduled', 'True'),
        condition('Initialized', 'True'),
        condition('ContainersReady', containersReady ? 'True' : 'False'),
        condition('Ready', ready ? 'True' : 'False', ready ? {} : { reason: 'ContainersNotReady' }),
      ],
      containerStatuses: [{ name: 'app', ...STATUS, ready: containersReady, state: running, ...containerStatus }],
      ...status,
    },
  };
}

const second = (parts: PodParts = {}): Json =>
  pod({
    ...parts,
    metadata: { name: 'x-2', ...parts.metadata },
    status: { podIP: '10.9.0.2', podIPs: [{ ip: '10.9.0.2' }], ...parts.status },
  });

function service(spec: Json = {}, metadata: Json = {}): Json {
  return {
    metadata: { name: 'x', creationTimestamp: seconds(600), ...metadata },
    spec: {
      type: 'ClusterIP',
      clusterIP: '10.96.9.9',
      ipFamilies: ['IPv4'],
      selector: SELECTOR,
      ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }],
      internalTrafficPolicy: 'Cluster',
      ...spec,
    },
    status: { loadBalancer: {} },
  };
}

const deleted = (ago: number): Json => ({ deletionTimestamp: seconds(ago), deletionGracePeriodSeconds: 30 });
const node = (name: string, labels: Json, ready = 'True'): readonly [string, Json] => [
  'nodes',
  { metadata: { name, labels }, spec: {}, status: { conditions: [condition('Ready', ready)] } },
];
const waiting = { ready: false, started: false, state: { waiting: { reason: 'CrashLoopBackOff' } }, restartCount: 3 };
const init = { name: 'init', image: 'a:1' };
const sidecar = { name: 'mesh', image: 'a:1', restartPolicy: 'Always' };
const port = (targetPort: number | string, name = 'http', more: Json = {}): Json => ({
  name,
  port: 80,
  protocol: 'TCP',
  targetPort,
  ...more,
});
const terminated = { terminated: { exitCode: 1, reason: 'Error', startedAt: seconds(60), finishedAt: seconds(30) } };

/** One case for each reason that objects can show, in the order of the tables. */
export const REASON_CASES: readonly ReasonCase[] = [
  { id: 'external-name', of: 'service', service: service({ type: 'ExternalName', externalName: 'a.example' }) },
  { id: 'no-selector', of: 'service', service: service({ selector: undefined }) },
  {
    id: 'service-deleting',
    of: 'service',
    service: service({}, { ...deleted(5), finalizers: ['x.example/y'] }),
    pods: [pod()],
  },
  {
    id: 'namespace-terminating',
    of: 'service',
    service: service(),
    pods: [pod()],
    others: [['namespaces', { metadata: { name: 'NAMESPACE' }, spec: {}, status: { phase: 'Terminating' } }]],
  },
  { id: 'selector-matches-nothing', of: 'service', service: service() },
  {
    id: 'near-miss',
    of: 'service',
    service: service({ selector: { ...SELECTOR, track: 'stable' } }),
    pods: [pod({ metadata: { labels: { ...SELECTOR, track: 'Stable' } } })],
  },
  {
    id: 'scaled-to-zero',
    of: 'service',
    service: service(),
    others: [
      [
        'deployments',
        {
          metadata: { name: 'x', namespace: 'NAMESPACE' },
          spec: {
            replicas: 0,
            selector: { matchLabels: SELECTOR },
            template: { metadata: { labels: SELECTOR }, spec: { containers: [] } },
          },
          status: {},
        },
      ],
    ],
  },
  {
    id: 'wrong-namespace',
    of: 'service',
    service: service({ selector: { app: 'elsewhere' } }),
    others: [['pods', pod({ metadata: { namespace: 'reason-elsewhere', labels: { app: 'elsewhere' } } })]],
  },
  { id: 'no-pods', of: 'service', service: service({ selector: { app: 'nowhere' } }) },
  { id: 'all-finished', of: 'service', service: service(), pods: [pod({ status: { phase: 'Failed' }, ready: false })] },
  {
    id: 'family-mismatch',
    of: 'service',
    service: service({ ipFamilies: ['IPv6'], clusterIP: 'fd00::9' }),
    pods: [pod()],
  },
  {
    id: 'none-listed',
    of: 'service',
    service: service(),
    pods: [pod({ status: { podIPs: undefined, podIP: undefined } })],
  },
  { id: 'none-ready', of: 'service', service: service(), pods: [pod({ ready: false })] },
  { id: 'only-terminating', of: 'service', service: service(), pods: [pod({ metadata: deleted(5) })] },
  { id: 'family-empty', of: 'service', service: service({ ipFamilies: ['IPv4', 'IPv6'] }), pods: [pod()] },
  { id: 'port-unresolved', of: 'service', service: service({ ports: [port('htp')] }), pods: [pod()] },
  { id: 'port-partial', of: 'service', service: service(), pods: [pod(), second({ container: { ports: [] } })] },
  {
    id: 'port-differs',
    of: 'service',
    service: service(),
    pods: [pod(), second({ container: { ports: [{ name: 'http', containerPort: 9090, protocol: 'TCP' }] } })],
  },
  { id: 'target-undeclared', of: 'service', service: service({ ports: [port(8081, 'other')] }), pods: [pod()] },
  {
    id: 'target-other-protocol',
    of: 'service',
    service: service({ ports: [port(8080, 'dns', { protocol: 'UDP' })] }),
    pods: [pod()],
  },
  { id: 'target-is-port-name', of: 'service', service: service({ ports: [port(80)] }), pods: [pod()] },
  { id: 'no-ports', of: 'service', service: service({ clusterIP: 'None', ports: undefined }), pods: [pod()] },
  { id: 'headless', of: 'service', service: service({ clusterIP: 'None' }), pods: [pod()] },
  {
    id: 'other-proxy',
    of: 'service',
    service: service({}, { labels: { 'service.kubernetes.io/service-proxy-name': 'mesh' } }),
    pods: [pod()],
  },
  { id: 'internal-local', of: 'service', service: service({ internalTrafficPolicy: 'Local' }), pods: [pod()] },
  {
    id: 'external-local',
    of: 'service',
    service: service({
      type: 'NodePort',
      externalTrafficPolicy: 'Local',
      ports: [port('http', 'http', { nodePort: 30_999 })],
    }),
    pods: [pod()],
  },
  { id: 'load-balancer-pending', of: 'service', service: service({ type: 'LoadBalancer' }), pods: [pod()] },
  {
    id: 'topology-off',
    of: 'service',
    service: service({ trafficDistribution: 'PreferClose' }),
    pods: [pod({ spec: { nodeName: 'reason-node-without-zone' } })],
  },
  {
    id: 'publishes-unready',
    of: 'service',
    service: service({ publishNotReadyAddresses: true }),
    pods: [pod({ ready: false })],
  },
  { id: 'mixed-owners', of: 'service', service: service(), pods: [owned('a', pod()), owned('b', second())] },
  { id: 'pods-without-traffic', of: 'service', service: service(), pods: [pod(), second({ ready: false })] },
  {
    id: 'pods-starting',
    of: 'service',
    service: service(),
    pods: [pod(), second({ ready: false, metadata: { creationTimestamp: seconds(2) } })],
  },
  {
    id: 'pods-draining',
    of: 'service',
    service: service(),
    pods: [
      pod(),
      second({ ready: false, metadata: { deletionTimestamp: seconds(-600), deletionGracePeriodSeconds: 900 } }),
    ],
  },

  { id: 'completed', of: 'pod', service: service(), pods: [pod({ status: { phase: 'Succeeded' }, ready: false })] },
  {
    id: 'failed',
    of: 'pod',
    service: service(),
    pods: [pod({ status: { phase: 'Failed', reason: 'Evicted' }, ready: false })],
  },
  {
    id: 'unschedulable',
    of: 'pod',
    service: service(),
    pods: [
      pod({
        spec: { nodeName: undefined },
        status: { phase: 'Pending', podIP: undefined, podIPs: undefined, containerStatuses: undefined },
        conditions: [
          condition('PodScheduled', 'False', { reason: 'Unschedulable', message: '0/12 nodes are available' }),
        ],
      }),
    ],
  },
  {
    id: 'scheduling-gated',
    of: 'pod',
    service: service(),
    pods: [
      pod({
        spec: { nodeName: undefined, schedulingGates: [{ name: 'x.example/quota' }] },
        status: { phase: 'Pending', podIP: undefined, podIPs: undefined, containerStatuses: undefined },
        conditions: [condition('PodScheduled', 'False', { reason: 'SchedulingGated' })],
      }),
    ],
  },
  {
    id: 'no-ip',
    of: 'pod',
    service: service(),
    pods: [pod({ status: { podIPs: undefined, podIP: undefined }, ready: false })],
  },
  { id: 'node-missing', of: 'pod', service: service(), pods: [pod({ spec: { nodeName: 'reason-gone' } })] },
  { id: 'family-missing', of: 'pod', service: service({ ipFamilies: ['IPv6'] }), pods: [pod()] },
  { id: 'port-missing', of: 'pod', service: service({ ports: [port('htp')] }), pods: [pod()] },
  { id: 'terminating-serving', of: 'pod', service: service(), pods: [pod({ metadata: deleted(5) })] },
  {
    id: 'terminating',
    of: 'pod',
    service: service(),
    pods: [pod({ ready: false, metadata: { ...deleted(700), finalizers: ['x.example/y'] } })],
  },
  {
    id: 'no-ready-condition',
    of: 'pod',
    service: service(),
    pods: [pod({ conditions: [condition('PodScheduled', 'True')] })],
  },
  {
    id: 'node-lost',
    of: 'pod',
    service: service(),
    pods: [pod({ ready: false, containersReady: true, spec: { nodeName: 'reason-node-lost' } })],
  },
  {
    id: 'init-running',
    of: 'pod',
    service: service(),
    pods: [
      pod({
        spec: { initContainers: [init] },
        conditions: [
          condition('Initialized', 'False'),
          condition('ContainersReady', 'False'),
          condition('Ready', 'False'),
        ],
        containerStatus: { ready: false, started: false, state: { waiting: { reason: 'PodInitializing' } } },
        status: { initContainerStatuses: [{ ...STATUS, name: 'init', ready: false, state: running }] },
      }),
    ],
  },
  {
    id: 'sidecar-not-started',
    of: 'pod',
    service: service(),
    pods: [
      pod({
        ready: false,
        spec: { initContainers: [sidecar] },
        status: { initContainerStatuses: [{ ...STATUS, name: 'mesh', ready: false, started: false, state: running }] },
      }),
    ],
  },
  { id: 'waiting', of: 'pod', service: service(), pods: [pod({ ready: false, containerStatus: waiting })] },
  {
    id: 'restarting',
    of: 'pod',
    service: service(),
    pods: [pod({ ready: false, containerStatus: { ready: false, state: terminated } })],
  },
  {
    id: 'startup-probe',
    of: 'pod',
    service: service(),
    pods: [
      pod({
        ready: false,
        container: { startupProbe: { tcpSocket: { port: 8080 } } },
        containerStatus: { ready: false, started: false },
      }),
    ],
  },
  {
    id: 'readiness-probe',
    of: 'pod',
    service: service(),
    pods: [pod({ ready: false, container: { readinessProbe: { tcpSocket: { port: 8080 } } } })],
  },
  {
    id: 'gate-missing',
    of: 'pod',
    service: service(),
    pods: [
      pod({ ready: false, containersReady: true, spec: { readinessGates: [{ conditionType: 'x.example/ready' }] } }),
    ],
  },
  {
    id: 'gate-closed',
    of: 'pod',
    service: service(),
    pods: [
      pod({
        spec: { readinessGates: [{ conditionType: 'x.example/ready' }] },
        conditions: [
          condition('ContainersReady', 'True'),
          condition('Ready', 'False'),
          condition('x.example/ready', 'False', { message: 'draining' }),
        ],
      }),
    ],
  },
  { id: 'not-ready-other', of: 'pod', service: service(), pods: [pod({ ready: false, containersReady: true })] },
  {
    id: 'published-unready',
    of: 'pod',
    service: service({ publishNotReadyAddresses: true }),
    pods: [pod({ ready: false })],
  },
  {
    id: 'shared-ip',
    of: 'pod',
    service: service(),
    pods: [pod(), second({ status: { podIP: '10.9.0.1', podIPs: [{ ip: '10.9.0.1' }] } })],
  },
  { id: 'local-only', of: 'pod', service: service({ internalTrafficPolicy: 'Local' }), pods: [pod()] },
];

function owned(name: string, { metadata, ...rest }: Json): Json {
  const owner = { apiVersion: 'apps/v1', kind: 'StatefulSet', name, uid: `uid-${name}`, controller: true };
  return { ...rest, metadata: { ...(metadata as Json), ownerReferences: [owner] } };
}

/** Nodes that the pods of the cases are on. */
const NODES = [
  node('reason-node', { 'topology.kubernetes.io/zone': 'a' }),
  node('reason-node-lost', { 'topology.kubernetes.io/zone': 'a' }, 'Unknown'),
  node('reason-node-without-zone', {}),
];

export const namespaceOf = (index: number): string => `reason-${index}`;

/** Puts the objects of every case into a namespace of its own. */
export function plantReasons({ simulator }: Pick<Pair, 'simulator'>): void {
  for (const [resource, object] of NODES) put(simulator, resource, object, '');
  for (const [index, { service: planted, pods = [], others = [] }] of REASON_CASES.entries()) {
    const namespace = namespaceOf(index);
    if (!others.some(([resource]) => resource === 'namespaces')) {
      put(simulator, 'namespaces', { metadata: { name: namespace }, spec: {}, status: { phase: 'Active' } }, namespace);
    }
    for (const [resource, object] of others) put(simulator, resource, object, namespace);
    for (const each of pods) put(simulator, 'pods', each, namespace);
    put(simulator, 'services', planted, namespace);
  }
}

type Simulator = Pair['simulator'];

/** A deletion mark is no part of what a creator may say; it is set afterwards, as the API server does. */
function put({ world }: Simulator, resource: string, object: Json, namespace: string): void {
  const { metadata, ...rest } = JSON.parse(JSON.stringify(object).replaceAll('NAMESPACE', namespace)) as Json & {
    readonly metadata: Json;
  };
  const { deletionTimestamp, deletionGracePeriodSeconds, ...draft } = metadata;
  const scoped = resource === 'nodes' || resource === 'namespaces' ? {} : { namespace };
  const store = resource as 'pods';
  const made = world.create(store, { ...rest, metadata: { ...scoped, ...draft } } as never);
  if (deletionTimestamp === undefined) return;
  world.update(store, `${namespace}/${made.metadata.name}`, (before) => ({
    ...before,
    metadata: { ...before.metadata, deletionTimestamp, deletionGracePeriodSeconds } as never,
  }));
}
