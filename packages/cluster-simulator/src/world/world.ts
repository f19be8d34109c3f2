import { alreadyExists, notFound } from '../objects/apiError.ts';
import { resourceType } from '../objects/resourceTypes.ts';
import type { KubeObject, ObjectMeta, ObjectOf, ResourceName } from '../objects/shapes.ts';
import { ObjectStore } from './objectStore.ts';
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
  #resourceVersion = 1000;

  constructor(timeline: Timeline, seed = 1) {
    this.timeline = timeline;
    this.random = new Random(seed);
    this.#stores = {
      pods: new ObjectStore(),
      services: new ObjectStore(),
      nodes: new ObjectStore(),
      namespaces: new ObjectStore(),
      events: new ObjectStore(),
      endpoints: new ObjectStore(),
      deployments: new ObjectStore(),
      replicasets: new ObjectStore(),
      statefulsets: new ObjectStore(),
      daemonsets: new ObjectStore(),
      jobs: new ObjectStore(),
      ingresses: new ObjectStore(),
      endpointslices: new ObjectStore(),
    };
  }

  get resourceVersion(): number {
    return this.#resourceVersion;
  }

  store<R extends ResourceName>(resource: R): ObjectStore<ObjectOf[R]> {
    return this.#stores[resource];
  }

  get<R extends ResourceName>(resource: R, key: string): ObjectOf[R] | undefined {
    return this.#stores[resource].get(key);
  }

  list<R extends ResourceName>(resource: R, namespace?: string): ObjectOf[R][] {
    return this.#stores[resource].list(namespace);
  }

  /** Objects of a resource whose controller reference has this uid. */
  ownedBy<R extends ResourceName>(resource: R, uid: string): ObjectOf[R][] {
    return this.#stores[resource].ownedBy(uid);
  }

  /** A generated name that nothing of this resource has yet. */
  freeName(resource: ResourceName, namespace: string | undefined, prefix: string): string {
    for (;;) {
      const name = `${prefix}${this.random.suffix(5)}`;
      if (this.#stores[resource].get(keyOf({ metadata: { namespace, name } })) === undefined) return name;
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
    };
    // A draft is the object but for its metadata, which was completed above; the compiler cannot see that through `R`.
    const object = { metadata: complete, ...body } as unknown as ObjectOf[R];
    const store = this.#stores[resource];
    const key = keyOf(object);
    if (store.get(key) !== undefined) throw alreadyExists(resourceType(resource), name);
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
    for (const resource of RESOURCES) this.#stores[resource].compact(this.#resourceVersion);
  }

  /** Resource versions start again lower, as after a restore from an old backup. History is lost, objects stay. */
  rewindResourceVersion(to = 100): void {
    this.#resourceVersion = to;
    for (const resource of RESOURCES) this.#stores[resource].reset(to);
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

const RESOURCES = [
  'pods',
  'services',
  'nodes',
  'namespaces',
  'events',
  'endpoints',
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'jobs',
  'ingresses',
  'endpointslices',
] as const satisfies readonly ResourceName[];
