import type { Hints } from '../controllers/hints.ts';
import { Controllers } from '../controllers/controllers.ts';
import { NodeLifecycle } from '../controllers/nodeLifecycle.ts';
import { Kubelet } from '../kubelet/kubelet.ts';
import {
  defaultDaemonSetSpec,
  defaultDeploymentSpec,
  defaultJobSpec,
  defaultPodSpec,
  defaultServiceSpec,
  defaultStatefulSetSpec,
} from '../objects/defaults.ts';
import type { Allocator } from '../objects/defaults.ts';
import { canonicalJson } from '../objects/canonicalJson.ts';
import { resourceType } from '../objects/resourceTypes.ts';
import type { ObjectOf, ResourceName } from '../objects/shapes.ts';
import { qosClass } from '../controllers/podTemplates.ts';
import type { Timeline } from './timeline.ts';
import { World } from './world.ts';
import type { Draft, DraftMeta } from './world.ts';

/** A world with everything that moves it: admission on creation, controllers, kubelets. */
export interface Cluster {
  readonly world: World;
  readonly controllers: Controllers;
  readonly kubelet: Kubelet;
  readonly timeline: Timeline;
  /** What a scene leaves out of its history, for it would be most of it: nodes report from now on. */
  startHeartbeats(): void;
  /** Creates an object as a client would: with defaults, addresses and an empty status filled in. */
  apply<R extends ResourceName>(resource: R, object: Submitted<R>): ObjectOf[R];
  /** Changes an object as a client would: defaults are filled in again and a change of the spec counts as a generation. */
  revise<R extends ResourceName>(resource: R, key: string, change: (object: ObjectOf[R]) => ObjectOf[R]): ObjectOf[R];
}

/** An object as a client submits it: no status, metadata with a name. */
export type Submitted<R extends ResourceName> = Omit<ObjectOf[R], 'metadata' | 'status'> & {
  readonly metadata: DraftMeta;
};

export function createCluster(timeline: Timeline, hints: Hints): Cluster {
  const world = new World(timeline);
  const controllers = new Controllers(world, hints);
  const kubelet = new Kubelet(world, hints);
  const lifecycle = new NodeLifecycle(world);
  lifecycle.start();
  const allocator = createAllocator(world);
  return {
    world,
    controllers,
    kubelet,
    timeline,
    startHeartbeats: () => lifecycle.startHeartbeats(),
    apply: (resource, object) => world.create(resource, admit(world, allocator, resource, object)),
    revise: (resource, key, change) =>
      world.update(resource, key, (before) => readmit(world, allocator, resource, before, change(before))),
  };
}

function createAllocator(world: World): Allocator {
  let address = 0;
  let port = 30_000;
  const usedAddresses = new Set<string>();
  world.onChange(({ resource, object }) => {
    // The resource names the type of its objects.
    if (resource === 'services') usedAddresses.add((object as ObjectOf['services']).spec.clusterIP ?? '');
  });
  return {
    clusterIP: () => {
      for (;;) {
        address++;
        const candidate = `10.${96 + (address >> 16)}.${(address >> 8) & 255}.${address & 255}`;
        if ((address & 255) !== 0 && !usedAddresses.has(candidate)) return candidate;
      }
    },
    nodePort: () => ++port,
  };
}

type Admit<R extends ResourceName> = (
  object: Submitted<R>,
  world: World,
  allocator: Allocator,
) => Omit<ObjectOf[R], 'metadata'>;

const ADMISSION: { readonly [R in ResourceName]?: Admit<R> } = {
  pods: ({ spec }) => ({ spec: defaultPodSpec(spec), status: { phase: 'Pending', qosClass: qosClass(spec) } }),
  services: ({ spec }, _world, allocator) => ({
    spec: defaultServiceSpec(spec, allocator),
    status: { loadBalancer: {} },
  }),
  configmaps: ({ data }) => ({ data }),
  nodes: ({ spec }) => ({ spec, status: {} }),
  namespaces: ({ spec }) => ({ spec: { finalizers: ['kubernetes'], ...spec }, status: { phase: 'Active' } }),
  deployments: ({ spec }) => ({ spec: defaultDeploymentSpec(spec), status: {} }),
  replicasets: ({ spec }) => ({ spec, status: { replicas: 0 } }),
  statefulsets: ({ spec }) => ({ spec: defaultStatefulSetSpec(spec), status: { replicas: 0 } }),
  daemonsets: ({ spec }) => ({
    spec: defaultDaemonSetSpec(spec),
    status: { currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 },
  }),
  jobs: ({ metadata, spec }) => ({ spec: defaultJobSpec(spec, metadata.name ?? '', metadata.uid ?? ''), status: {} }),
  ingresses: ({ spec }) => ({ spec, status: { loadBalancer: {} } }),
  gateways: ({ spec }) => ({ spec, status: {} }),
  httproutes: ({ spec }) => ({ spec, status: { parents: [] } }),
  grpcroutes: ({ spec }) => ({ spec, status: { parents: [] } }),
  tlsroutes: ({ spec }) => ({ spec, status: { parents: [] } }),
  tcproutes: ({ spec }) => ({ spec, status: { parents: [] } }),
  udproutes: ({ spec }) => ({ spec, status: { parents: [] } }),
};

function admit<R extends ResourceName>(
  world: World,
  allocator: Allocator,
  resource: R,
  object: Submitted<R>,
): Draft<R> {
  const metadata: DraftMeta = {
    ...object.metadata,
    uid: object.metadata.uid ?? world.random.uid(),
    ...(resourceType(resource).countsGenerations && { generation: 1 }),
    ...(resource === 'namespaces' && {
      labels: { ...object.metadata.labels, 'kubernetes.io/metadata.name': object.metadata.name ?? '' },
    }),
  };
  const admission = ADMISSION[resource] as Admit<R> | undefined;
  const body =
    admission === undefined ? object : { ...object, ...admission({ ...object, metadata }, world, allocator) };
  // Body and metadata together are the draft; the compiler cannot see that through `R`.
  return { ...body, metadata } as unknown as Draft<R>;
}

/** A pod's spec was completed when it was created; running admission on it again would change nothing that a client may. */
const COMPLETED: ReadonlySet<ResourceName> = new Set(['pods', 'jobs']);

function readmit<R extends ResourceName>(
  world: World,
  allocator: Allocator,
  resource: R,
  before: ObjectOf[R],
  changed: ObjectOf[R],
): ObjectOf[R] {
  const admission = ADMISSION[resource] as Admit<R> | undefined;
  let next = changed;
  if (admission !== undefined && !COMPLETED.has(resource)) {
    const spec = specOf(admission(changed, world, allocator));
    next = { ...changed, ...(spec !== undefined && { spec }) };
  }
  if (canonicalJson(next) === canonicalJson(before)) return before;
  if (!resourceType(resource).countsGenerations || canonicalJson(specOf(next)) === canonicalJson(specOf(before)))
    return next;
  return { ...next, metadata: { ...next.metadata, generation: (before.metadata.generation ?? 1) + 1 } };
}

function specOf(object: object): unknown {
  return Reflect.get(object, 'spec');
}
