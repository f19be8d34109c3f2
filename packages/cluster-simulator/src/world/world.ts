import { alreadyExists, notFound } from '../objects/apiError.ts';
import { RESOURCE_TYPES, resourceType } from '../objects/resourceTypes.ts';
import type { KubeObject, ObjectMeta, ObjectOf, ResourceName } from '../objects/shapes.ts';
import { ObjectStore } from './objectStore.ts';
import type { HistoryEntry } from './objectStore.ts';
import type { Held, Population, Sketch } from './sketch.ts';
import { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

/** What a creator says of an object's metadata; the world fills in the rest. */
export type DraftMeta = Omit<Partial<ObjectMeta>, 'resourceVersion'>;
export type Draft<R extends ResourceName> = Omit<ObjectOf[R], 'metadata'> & { readonly metadata: DraftMeta };

export interface Change {
  readonly resource: ResourceName;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly key: string;
  readonly resourceVersion: number;
  readonly before: KubeObject | undefined;
  /** Of a deletion: the last state, with the resource version of the deletion. */
  readonly object: KubeObject;
}

type Stores = { readonly [R in ResourceName]: ObjectStore<ObjectOf[R]> };
type Listener = (change: Change) => void;

/** `namespace/name`, or `name`. */
export function keyOf(object: {
  readonly metadata: { readonly namespace?: string | undefined; readonly name: string };
}): string {
  const { namespace, name } = object.metadata;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** The objects of a simulated cluster, their versions and history: what etcd and the watch cache are to an API server. */
export class World {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly #stores: Stores;
  readonly #listeners = new Set<Listener>();
  readonly #suppliers = new Map<ResourceName, () => void>();
  #resourceVersion = 1000;

  constructor(timeline: Timeline, seed = 1) {
    this.timeline = timeline;
    this.random = new Random(seed);
    this.#stores = {
      pods: new ObjectStore(),
      services: new ObjectStore(),
      nodes: new ObjectStore(),
      namespaces: new ObjectStore(),
      configmaps: new ObjectStore(),
      events: new ObjectStore(),
      endpoints: new ObjectStore(),
      deployments: new ObjectStore(),
      replicasets: new ObjectStore(),
      statefulsets: new ObjectStore(),
      daemonsets: new ObjectStore(),
      jobs: new ObjectStore(),
      ingresses: new ObjectStore(),
      endpointslices: new ObjectStore(),
      gateways: new ObjectStore(),
      httproutes: new ObjectStore(),
      grpcroutes: new ObjectStore(),
      tlsroutes: new ObjectStore(),
      tcproutes: new ObjectStore(),
      udproutes: new ObjectStore(),
      referencegrants: new ObjectStore(),
    };
  }

  get resourceVersion(): number {
    return this.#resourceVersion;
  }

  store<R extends ResourceName>(resource: R): ObjectStore<ObjectOf[R]> {
    this.#supply(resource);
    return this.#stores[resource];
  }

  get<R extends ResourceName>(resource: R, key: string): ObjectOf[R] | undefined {
    this.#supply(resource);
    return this.#stores[resource].get(key);
  }

  list<R extends ResourceName>(resource: R, namespace?: string): ObjectOf[R][] {
    return this.store(resource).list(namespace);
  }

  /** As `list`, but objects that are not kept are not made yet. */
  entries<R extends ResourceName>(resource: R, namespace?: string): Held<ObjectOf[R]>[] {
    return this.store(resource).entries(namespace);
  }

  /** As `list`, for one look at each object of many. */
  values<R extends ResourceName>(resource: R): Iterable<ObjectOf[R]> {
    return this.store(resource).values();
  }

  isWatched(resource: ResourceName): boolean {
    return this.#stores[resource].isWatched;
  }

  /** Calls `supply` before anyone looks for objects of these resources: it brings them up to date. */
  supplyWhenAsked(resources: readonly ResourceName[], supply: () => void): void {
    let supplying = false;
    const once = (): void => {
      if (supplying) return;
      supplying = true;
      supply();
      supplying = false;
    };
    for (const resource of resources) this.#suppliers.set(resource, once);
  }

  /** Adds objects that are there without being kept, each with a resource version of its own, from `firstVersion` on. */
  populate<R extends ResourceName, P extends Population<ObjectOf[R]>>(
    resource: R,
    plan: (firstVersion: number) => P,
  ): P {
    const population = plan(this.#resourceVersion + 1);
    this.#resourceVersion += population.size;
    this.#stores[resource].populate(population);
    return population;
  }

  /**
   * Writes the next state of a row of a population. Watches hear of it, controllers and kubelets do not: for load, which would drown
   * in what they make of it.
   */
  writeRow<R extends ResourceName>(
    resource: R,
    row: number,
    type: HistoryEntry<ObjectOf[R]>['type'],
    before: Sketch<ObjectOf[R]>,
    after: Sketch<ObjectOf[R]>,
  ): void {
    const resourceVersion = ++this.#resourceVersion;
    const object = after.at(resourceVersion);
    this.#stores[resource].writeRow(row, {
      type,
      key: object.key,
      object,
      before: type === 'ADDED' ? undefined : before,
      resourceVersion,
    });
  }

  /** Objects of a resource whose controller reference has this uid. */
  ownedBy<R extends ResourceName>(resource: R, uid: string): ObjectOf[R][] {
    return this.#stores[resource].ownedBy(uid);
  }

  /** A generated name that nothing of this resource has yet. */
  freeName(resource: ResourceName, namespace: string | undefined, prefix: string): string {
    for (;;) {
      const name = `${prefix}${this.random.suffix(5)}`;
      if (!this.#stores[resource].has(keyOf({ metadata: { namespace, name } }))) return name;
    }
  }

  /** Throws `ApiError` 409 when the name is taken. */
  create<R extends ResourceName>(resource: R, draft: Draft<R>): ObjectOf[R] {
    const { metadata, ...body } = draft;
    const name = metadata.name ?? this.freeName(resource, metadata.namespace, metadata.generateName ?? '');
    const resourceVersion = ++this.#resourceVersion;
    const complete: ObjectMeta = {
      name,
      ...(metadata.generateName !== undefined && { generateName: metadata.generateName }),
      ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
      uid: metadata.uid ?? this.random.uid(),
      resourceVersion: String(resourceVersion),
      ...(metadata.generation !== undefined && { generation: metadata.generation }),
      creationTimestamp: metadata.creationTimestamp ?? this.timeline.timestamp(),
      ...(metadata.labels !== undefined && { labels: metadata.labels }),
      ...(metadata.annotations !== undefined && { annotations: metadata.annotations }),
      ...(metadata.ownerReferences !== undefined && { ownerReferences: metadata.ownerReferences }),
      ...(metadata.finalizers !== undefined && { finalizers: metadata.finalizers }),
      ...(metadata.managedFields !== undefined && { managedFields: metadata.managedFields }),
    };
    // A draft is the object but for its metadata, which was completed above; the compiler cannot see that through `R`.
    const object = { metadata: complete, ...body } as unknown as ObjectOf[R];
    const store = this.#stores[resource];
    const key = keyOf(object);
    if (store.has(key)) throw alreadyExists(resourceType(resource), name);
    this.#write(resource, 'ADDED', key, object, undefined, resourceVersion);
    return object;
  }

  /**
   * Replaces an object by what `change` makes of it. Returning the same object writes nothing. An object that is being deleted
   * and has lost its last finalizer goes. Throws `ApiError` 404 when there is none.
   */
  update<R extends ResourceName>(resource: R, key: string, change: (object: ObjectOf[R]) => ObjectOf[R]): ObjectOf[R] {
    const store = this.#stores[resource];
    const before = store.get(key);
    if (before === undefined) throw notFound(resourceType(resource), key.slice(key.indexOf('/') + 1));
    const changed = change(before);
    if (changed === before) return before;
    const resourceVersion = ++this.#resourceVersion;
    const object = this.#stamped(resource, changed, resourceVersion);
    this.#write(resource, 'MODIFIED', key, object, before, resourceVersion);
    const wasHeld = (before.metadata.finalizers?.length ?? 0) > 0;
    const isHeld = (object.metadata.finalizers?.length ?? 0) > 0;
    if (object.metadata.deletionTimestamp !== undefined && wasHeld && !isHeld) this.remove(resource, key);
    return object;
  }

  /** Takes an object out for good. Does nothing when it is gone already. */
  remove<R extends ResourceName>(resource: R, key: string): void {
    const before = this.#stores[resource].get(key);
    if (before === undefined) return;
    const resourceVersion = ++this.#resourceVersion;
    this.#write(resource, 'DELETED', key, this.#stamped(resource, before, resourceVersion), before, resourceVersion);
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets all history, as after a compaction: a watch from an older resource version gets 410. */
  compact(): void {
    for (const { resource } of RESOURCE_TYPES) this.#stores[resource].compact(this.#resourceVersion);
  }

  /** Resource versions start again lower, as after a restore from an old backup. History is lost, objects stay. */
  rewindResourceVersion(to = 100): void {
    this.#resourceVersion = to;
    for (const { resource } of RESOURCE_TYPES) this.#stores[resource].reset(to);
  }

  #supply(resource: ResourceName): void {
    this.#suppliers.get(resource)?.();
  }

  #stamped<R extends ResourceName>(_resource: R, object: ObjectOf[R], resourceVersion: number): ObjectOf[R] {
    const metadata: ObjectMeta = { ...object.metadata, resourceVersion: String(resourceVersion) };
    return { ...object, metadata };
  }

  #write<R extends ResourceName>(
    resource: R,
    type: Change['type'],
    key: string,
    object: ObjectOf[R],
    before: ObjectOf[R] | undefined,
    resourceVersion: number,
  ): void {
    this.#stores[resource].write({ type, key, object, before, resourceVersion });
    const change: Change = { resource, type, key, object, before, resourceVersion };
    for (const listener of this.#listeners) listener(change);
  }
}
