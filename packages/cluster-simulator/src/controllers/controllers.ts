import type { Pod } from '../objects/podShapes.ts';
import type { KubeObject, ResourceName } from '../objects/shapes.ts';
import type { Change, Draft, World } from '../world/world.ts';
import { keyOf } from '../world/world.ts';
import type { ControllerContext } from './context.ts';
import { reconcileDaemonSet } from './daemonSet.ts';
import { reconcileDeployment } from './deployment.ts';
import { reconcileEndpoints } from './endpoints.ts';
import { reconcileEndpointSlices, servicesTouchedBy } from './endpointSlices.ts';
import { collectGarbage, reconcileNamespace } from './garbage.ts';
import type { Hints } from './hints.ts';
import { reconcileJob } from './job.ts';
import { reconcileReplicaSet } from './replicaSet.ts';
import { schedulePod } from './scheduler.ts';
import { reconcileStatefulSet } from './statefulSet.ts';

type Work =
  | 'deployments'
  | 'replicasets'
  | 'statefulsets'
  | 'daemonsets'
  | 'jobs'
  | 'namespaces'
  | 'schedule'
  | 'slices'
  | 'garbage';

type Reconcile = (context: ControllerContext, key: string) => void;

const RECONCILERS: { readonly [W in Work]: Reconcile } = {
  deployments: reconcileDeployment,
  replicasets: reconcileReplicaSet,
  statefulsets: reconcileStatefulSet,
  daemonsets: reconcileDaemonSet,
  jobs: reconcileJob,
  namespaces: reconcileNamespace,
  schedule: schedulePod,
  slices: (context, key) => {
    reconcileEndpointSlices(context.world, key);
    reconcileEndpoints(context.world, key);
  },
  garbage: collectGarbage,
};

const OWNERS: Readonly<Record<string, Work>> = {
  Deployment: 'deployments',
  ReplicaSet: 'replicasets',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
  Job: 'jobs',
};

/**
 * The controllers of a cluster: they hear *that* something changed, note the key of what it concerns, and recompute that from
 * the world a moment later, as controllers with a work queue do.
 */
export class Controllers {
  readonly #context: ControllerContext;
  readonly #queue = new Set<string>();
  readonly #suffixesUsed = new Map<string, number>();
  readonly #unscheduled = new Set<string>();
  /** Services whose slices nobody has asked for since something changed; `undefined`: slices are kept up to date at once. */
  #deferred: Set<string> | undefined;
  #scheduled = false;
  #paused = false;

  constructor(world: World, hints: Hints) {
    this.#context = { world, hints, createPod: (owner, draft) => this.#createPod(owner, draft) };
    world.onChange((change) => this.#onChange(change));
  }

  /** While `fill` runs, objects are put into the world as a finished state: only EndpointSlices are computed afterwards. */
  seed(fill: () => void): void {
    this.#paused = true;
    fill();
    this.#paused = false;
    for (const service of this.#context.world.list('services')) this.touchService(keyOf(service));
  }

  /** From now on EndpointSlices and Endpoints are computed when someone lists, gets or watches them, for those who never do. */
  deferSlices(): void {
    const { world } = this.#context;
    const deferred = new Set<string>();
    this.#deferred = deferred;
    world.supplyWhenAsked(['endpointslices', 'endpoints'], () => {
      for (const service of deferred) RECONCILERS.slices(this.#context, service);
      deferred.clear();
    });
  }

  /** Something has changed that the slices of this service tell. */
  touchService(key: string): void {
    const { world } = this.#context;
    const isFollowed = world.isWatched('endpointslices') || world.isWatched('endpoints');
    if (this.#deferred === undefined || isFollowed) this.#enqueue('slices', key);
    else this.#deferred.add(key);
  }

  #onChange(change: Change): void {
    const { resource, key, object, before } = change;
    if (resource === 'pods') {
      // The resource names the type of its objects.
      const isWaiting = change.type !== 'DELETED' && (object as Pod).spec.nodeName === undefined;
      if (isWaiting) this.#unscheduled.add(key);
      else this.#unscheduled.delete(key);
    }
    if (this.#paused) return;
    if (change.type === 'DELETED') this.#enqueue('garbage', `${resource}|${object.metadata.uid}`);
    else if (isReconciled(resource)) this.#enqueue(resource, key);
    for (const owner of object.metadata.ownerReferences ?? []) {
      const work = OWNERS[owner.kind];
      if (work !== undefined) this.#enqueue(work, `${object.metadata.namespace ?? ''}/${owner.name}`);
    }
    if (object.metadata.namespace !== undefined && change.type === 'DELETED') {
      this.#enqueue('namespaces', object.metadata.namespace);
    }
    if (resource === 'pods' && change.type === 'ADDED') this.#enqueue('schedule', key);
    if (resource === 'pods' && change.type === 'DELETED') this.#onPodGone(object);
    if (resource === 'nodes') this.#onNode(change);
    if (resource === 'endpointslices') this.#onSlice(object);
    for (const service of servicesTouchedBy(this.#context.world, resource, object, before)) {
      this.touchService(service);
    }
  }

  /** A Deployment that recreates its pods waits for the last old one to be gone. */
  #onPodGone({ metadata: { namespace = '', ownerReferences = [] } }: KubeObject): void {
    for (const { kind, name } of ownerReferences) {
      const set = kind === 'ReplicaSet' ? this.#context.world.get('replicasets', `${namespace}/${name}`) : undefined;
      for (const owner of set?.metadata.ownerReferences ?? [])
        this.#enqueue('deployments', `${namespace}/${owner.name}`);
    }
  }

  #onNode(change: Change): void {
    const { world } = this.#context;
    if (change.type !== 'MODIFIED') for (const set of world.list('daemonsets')) this.#enqueue('daemonsets', keyOf(set));
    for (const key of this.#unscheduled) this.#enqueue('schedule', key);
  }

  /** A slice of ours that someone changed or deleted is put right. */
  #onSlice(slice: KubeObject): void {
    const service = slice.metadata.labels?.['kubernetes.io/service-name'];
    if (service !== undefined) this.touchService(`${slice.metadata.namespace ?? ''}/${service}`);
  }

  #enqueue(work: Work, key: string): void {
    this.#queue.add(`${work}\n${key}`);
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#context.world.timeline.after(0, () => this.#drain());
  }

  #drain(): void {
    this.#scheduled = false;
    const items = [...this.#queue];
    this.#queue.clear();
    for (const item of items) {
      const cut = item.indexOf('\n');
      RECONCILERS[item.slice(0, cut) as Work](this.#context, item.slice(cut + 1));
    }
  }

  #createPod(owner: string, draft: Draft<'pods'>): Pod {
    const { world, hints } = this.#context;
    const { generateName, namespace, annotations } = draft.metadata;
    let name = draft.metadata.name;
    if (name === undefined && generateName !== undefined) {
      const used = this.#suffixesUsed.get(owner) ?? 0;
      this.#suffixesUsed.set(owner, used + 1);
      const hinted = hints.podSuffixes?.[owner]?.[used];
      name = hinted === undefined ? world.freeName('pods', namespace, generateName) : `${generateName}${hinted}`;
    }
    const more = hints.pods?.[`${namespace ?? ''}/${name ?? ''}`]?.annotations;
    const completed = hints.inject?.(draft) ?? draft;
    return world.create('pods', {
      ...completed,
      metadata: {
        ...completed.metadata,
        ...(name !== undefined && { name }),
        ...(more !== undefined && { annotations: { ...annotations, ...more } }),
      },
    });
  }
}

function isReconciled(resource: ResourceName): resource is ResourceName & Work {
  return resource in RECONCILERS;
}
