import type {
  ConditionStatus,
  ContainerRecord,
  Labels,
  NodeRecord,
  PodPhase,
  PodRecord,
  ServiceRecord,
} from '@fairlead/model';
import {
  aCondition,
  aContainer,
  aContainerPort,
  aControllerRef,
  aNamespace,
  aNode,
  aPod,
  aReplicaSet,
  aService,
  aServicePort,
  aTermination,
  aWorkload,
  NOW,
} from '@fairlead/test-kit';
import fc from 'fast-check';
import type { ObjectChange } from '../objectChange.ts';

/** Small alphabets, so that random objects meet each other often. */
export const NAMESPACES = ['east', 'west'] as const;
export const NODES = ['n0', 'n1', 'n2'] as const;
const PODS = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'] as const;
const SERVICES = ['s0', 's1', 's2'] as const;
const GATE = 'example.com/gate';

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const often = <T>(usual: T, ...rare: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: oneOf(...rare) });

const labels: fc.Arbitrary<Labels> = fc
  .record(
    { app: often('web', 'wep', 'api'), track: often('stable', 'Stable', ''), tier: oneOf('front', 'back') },
    { requiredKeys: ['app'] },
  )
  .map((pairs) => ({ ...pairs }));

const selector: fc.Arbitrary<Labels | undefined> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ app: often('web', 'api') }) },
  { weight: 4, arbitrary: fc.record({ app: oneOf('web', 'wep'), track: oneOf('stable', '') }) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

const containers: fc.Arbitrary<readonly ContainerRecord[]> = fc
  .record({
    kind: often<'plain' | 'sidecar' | 'init'>('plain', 'sidecar', 'init'),
    port: often('http', 'htp', 'web'),
    number: oneOf(8080, 9090),
    protocol: often<'TCP' | 'UDP'>('TCP', 'UDP'),
    state: often<'running' | 'waiting' | 'terminated'>('running', 'waiting', 'terminated'),
    waiting: oneOf('CrashLoopBackOff', 'ImagePullBackOff', 'ContainerCreating'),
    ready: fc.boolean(),
    started: often<boolean | undefined>(true, false, undefined),
    restartCount: often(0, 3),
    hasStartupProbe: fc.boolean(),
    hasReadinessProbe: fc.boolean(),
  })
  .map(({ kind, port, number, protocol, state, waiting, ready, started, restartCount, ...probes }) => {
    const states = {
      running: { kind: 'running', startedAt: NOW - 500 },
      waiting: { kind: 'waiting', reason: waiting, message: undefined },
      terminated: aTermination(),
    } as const;
    const status = { ready, started, restartCount, state: states[state] };
    const app = aContainer({
      ...probes,
      status,
      ports: [aContainerPort({ name: port, containerPort: number, protocol })],
    });
    return kind === 'plain' ? [app] : [app, aContainer({ name: 'extra', kind, status })];
  });

/** Conditions as they come together in life, and any others. */
const conditions: fc.Arbitrary<Readonly<Record<string, ConditionStatus | undefined>>> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ Ready: 'True', ContainersReady: 'True', [GATE]: 'True' } as const) },
  { weight: 2, arbitrary: fc.constant({ Ready: 'False', ContainersReady: 'False' } as const) },
  {
    weight: 2,
    arbitrary: oneOf<ConditionStatus | undefined>('True', 'False', 'Unknown', undefined).map((gate) => ({
      Ready: 'False' as const,
      ContainersReady: 'True' as const,
      [GATE]: gate,
    })),
  },
  { weight: 1, arbitrary: fc.constant({ Ready: 'False', ContainersReady: 'False', Initialized: 'False' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      Ready: oneOf<ConditionStatus | undefined>('True', 'False', 'Unknown', undefined),
      ContainersReady: oneOf<ConditionStatus | undefined>('True', 'False', undefined),
      PodScheduled: oneOf<ConditionStatus | undefined>('True', 'False', undefined),
    }),
  },
);

const status = oneOf<ConditionStatus | undefined>('True', 'True', 'False', 'Unknown', undefined);

const pod = (namespace: string, name: string): fc.Arbitrary<PodRecord> =>
  fc
    .record({
      labels,
      containers,
      nodeName: often<string | undefined>(NODES[0], NODES[1], NODES[2], undefined),
      podIPs: often<readonly string[]>(['10.0.0.1', 'FD00::2'], ['10.0.0.1'], ['10.0.0.2'], ['fd00:0:0::1'], []),
      phase: often<PodPhase | undefined>('Running', 'Pending', 'Succeeded', 'Failed', undefined),
      deletionTimestamp: often<number | undefined>(undefined, NOW - 100, NOW + 20),
      creationTimestamp: often(NOW - 3600, NOW - 10),
      readinessGates: often<readonly string[]>([], [GATE]),
      finalizers: often<readonly string[]>([], ['x.example/y']),
      schedulingGates: often<readonly string[]>([], ['hold.example/a']),
      owner: often('ReplicaSet', 'Job', 'DaemonSet', 'none'),
      hash: oneOf('1', '2'),
      subdomain: often<string | undefined>(undefined, 's0'),
      conditions,
    })
    .map(({ conditions: states, owner, hash, ...rest }) =>
      aPod({
        ...rest,
        namespace,
        name,
        labels: { ...rest.labels, 'pod-template-hash': hash },
        hostname: rest.subdomain === undefined ? undefined : name,
        controller:
          owner === 'none' ? undefined : aControllerRef({ kind: owner, name: `${owner.toLowerCase()}-${hash}` }),
        conditions: Object.entries(states).flatMap(([type, value]) =>
          value === undefined ? [] : [aCondition({ type, status: value, reason: 'Unschedulable' })],
        ),
      }),
    );

const service = (namespace: string, name: string): fc.Arbitrary<ServiceRecord> =>
  fc
    .record({
      selector,
      type: often<ServiceRecord['type']>('ClusterIP', 'NodePort', 'NodePort', 'LoadBalancer', 'ExternalName'),
      clusterIP: often<string | undefined>('10.96.0.1', 'None', undefined),
      ipFamilies: often<ServiceRecord['ipFamilies']>(['IPv4'], ['IPv6'], ['IPv4', 'IPv6'], []),
      publishNotReadyAddresses: often(false, true),
      internalTrafficPolicy: often<'Cluster' | 'Local'>('Cluster', 'Local'),
      externalTrafficPolicy: often<'Cluster' | 'Local'>('Cluster', 'Local'),
      trafficDistribution: often<string | undefined>(undefined, 'PreferClose', 'PreferSameNode'),
      annotations: often<Labels>({}, { 'service.kubernetes.io/topology-mode': 'Auto' }),
      externalIPs: often<readonly string[]>([], ['192.0.2.1']),
      deletionTimestamp: often<number | undefined>(undefined, NOW - 5),
      labels: often<Labels>({}, { 'service.kubernetes.io/service-proxy-name': 'mesh' }),
      ports: often<ServiceRecord['ports']>(
        [aServicePort()],
        [aServicePort(), aServicePort({ name: 'metrics', port: 9100, targetPort: 9090 })],
        [aServicePort({ targetPort: 8081, appProtocol: 'http' })],
        [aServicePort({ name: 'other', targetPort: 8080 })],
        [aServicePort({ name: '', protocol: 'UDP', port: 8080, targetPort: 8080 })],
        [],
      ),
    })
    .map((fields) => aService({ ...fields, namespace, name }));

const node = (name: string): fc.Arbitrary<NodeRecord> =>
  fc
    .record({
      zone: often<string | undefined>('a', 'b', undefined),
      ready: status,
      controlPlane: often(false, true),
      allocatableMilliCpu: often<number | undefined>(4000, 1000, undefined),
    })
    .map(({ ready, ...fields }) => aNode({ ...fields, name, ready: ready && aCondition({ status: ready }) }));

type Names = readonly (readonly [namespace: string, name: string])[];

/** Pods to begin with; now and then a namespace has none. */
const podNames: fc.Arbitrary<Names> = fc.oneof<[fc.MaybeWeightedArbitrary<Names>, fc.MaybeWeightedArbitrary<Names>]>(
  { weight: 15, arbitrary: fc.subarray(namesIn(PODS), { minLength: 8, maxLength: 14 }) },
  {
    weight: 1,
    arbitrary: oneOf(...NAMESPACES).map((namespace): Names => PODS.map((name) => [namespace, name])),
  },
);

/** Objects to begin with, put one after the other: most of the nodes, at least eight pods, a few services. */
export const beginning: fc.Arbitrary<readonly ObjectChange[]> = fc
  .record({
    nodes: fc.subarray([...NODES], { minLength: 2 }),
    pods: podNames,
    services: fc.subarray(namesIn(SERVICES), { minLength: 2 }),
  })
  .chain(({ nodes, pods, services }) =>
    fc.tuple(
      ...nodes.map((name) =>
        node(name).map((after): ObjectChange => ({ resource: 'nodes', key: name, before: undefined, after })),
      ),
      ...pods.map(([namespace, name]) =>
        pod(namespace, name).map((after): ObjectChange => ({
          resource: 'pods',
          key: `${namespace}/${name}`,
          before: undefined,
          after,
        })),
      ),
      ...services.map(([namespace, name]) =>
        service(namespace, name).map((after): ObjectChange => ({
          resource: 'services',
          key: `${namespace}/${name}`,
          before: undefined,
          after,
        })),
      ),
    ),
  );

function namesIn(names: readonly string[]): (readonly [namespace: string, name: string])[] {
  return NAMESPACES.flatMap((namespace) => names.map((name) => [namespace, name] as const));
}

/** An object of a random kind, put with random content or deleted. */
export const change: fc.Arbitrary<ObjectChange> = fc
  .tuple(oneOf(...NAMESPACES), often(false, true))
  .chain(([namespace, deletes]) => {
    const put = <R extends ObjectChange['resource'], T>(
      weight: number,
      resource: R,
      names: readonly string[],
      namespaced: boolean,
      content: (name: string) => fc.Arbitrary<T>,
    ) => ({
      weight,
      arbitrary: oneOf(...names).chain((name) =>
        (deletes ? fc.constant(undefined) : content(name)).map((after) => ({
          resource,
          key: namespaced ? `${namespace}/${name}` : name,
          before: undefined,
          after,
        })),
      ),
    });
    const any: fc.Arbitrary<unknown> = fc.oneof(
      put(8, 'pods', PODS, true, (name) => pod(namespace, name)),
      put(4, 'services', SERVICES, true, (name) => service(namespace, name)),
      put(3, 'nodes', NODES, false, (name) => node(name)),
      put(1, 'namespaces', [namespace], false, (name) =>
        often<'Active' | 'Terminating'>('Active', 'Terminating').map((phase) => aNamespace({ name, phase })),
      ),
      put(1, 'deployments', ['web'], true, (name) =>
        fc
          .record({ replicas: oneOf(0, 2), templateLabels: labels })
          .map((fields) => aWorkload({ ...fields, namespace, name })),
      ),
      put(1, 'jobs', ['job-1', 'job-2'], true, (name) =>
        fc.record({ replicas: oneOf(0, 1), templateLabels: labels, cron: fc.boolean() }).map(({ cron, ...fields }) =>
          aWorkload({
            ...fields,
            kind: 'Job',
            namespace,
            name,
            uid: `uid-Job-${name}`,
            controller: cron ? aControllerRef({ kind: 'CronJob', name: 'nightly' }) : undefined,
          }),
        ),
      ),
      put(1, 'replicasets', ['replicaset-1', 'replicaset-2'], true, (name) =>
        often<string | undefined>('web', 'api', undefined).map((deployment) =>
          aReplicaSet({
            namespace,
            name,
            uid: `uid-ReplicaSet-${name}`,
            controller: deployment === undefined ? undefined : aControllerRef({ kind: 'Deployment', name: deployment }),
          }),
        ),
      ),
    );
    // Each branch above pairs a resource with records of that resource.
    return any as fc.Arbitrary<ObjectChange>;
  });
