import type { KubeObject, StringMap } from '../objects/shapes.ts';
import { Rows } from './rows.ts';
import type { Held, Population, Sketch } from './sketch.ts';
import { labelsOf, made } from './sketch.ts';

/** One write, as a watch needs it: `before` decides whether an object enters or leaves a filtered watch. */
export interface HistoryEntry<T extends KubeObject> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly key: string;
  readonly object: Held<T>;
  readonly before: Held<T> | undefined;
  readonly resourceVersion: number;
}

/** A write of an object that is kept as such. */
export interface ObjectWrite<T extends KubeObject> extends HistoryEntry<T> {
  readonly object: T;
  readonly before: T | undefined;
}

/** Entries of history kept per resource: an API server's watch cache holds from 100 to 102,400. */
const HISTORY_LIMIT = 4096;

/** More for a population: a list of all of it takes seconds, and under load a watch has to find its beginning after that. */
const POPULATION_HISTORY_LIMIT = 150_000;

/** The objects of one resource by key, by namespace and by controller, with the recent history. */
export class ObjectStore<T extends KubeObject> {
  readonly #objects = new Map<string, T>();
  readonly #byNamespace = new Map<string, Set<string>>();
  readonly #byController = new Map<string, Set<string>>();
  readonly #watchers = new Set<(entry: HistoryEntry<T>) => void>();
  #rows: Rows<T> | undefined;
  #size = 0;
  #history: HistoryEntry<T>[] = [];
  #oldest = 0;
  #sorted: string[] | undefined;
  #listed: { readonly namespace: string; readonly objects: readonly T[] } | undefined;

  get size(): number {
    return this.#size;
  }

  get isWatched(): boolean {
    return this.#watchers.size > 0;
  }

  /** Adds objects that are there from the start without being kept. Only into an empty store. */
  populate(population: Population<T>): void {
    this.#rows = new Rows(population);
    this.#size = population.size;
  }

  get(key: string): T | undefined {
    return this.#objects.get(key) ?? this.#rows?.withKey(key)?.make();
  }

  has(key: string): boolean {
    return this.#objects.has(key) || this.#rows?.withKey(key) !== undefined;
  }

  /** The state of a row as a sketch; `undefined` when it is gone, or when someone has written to its object. */
  sketchAt(row: number): Sketch<T> | undefined {
    return this.#rows?.at(row);
  }

  /** What is held, in the order of the keys, which is the order of etcd. */
  entries(namespace?: string): Held<T>[] {
    return [...this.#held(namespace)];
  }

  list(namespace?: string): T[] {
    if (this.#rows === undefined) return this.#resolve(this.#keys(namespace));
    if (namespace === undefined) return [...this.values()];
    // Controllers look at one namespace again and again: its objects are made once until something is written.
    if (this.#listed?.namespace !== namespace) this.#listed = { namespace, objects: [...this.values(namespace)] };
    return [...this.#listed.objects];
  }

  /** Those of a namespace whose labels are wanted, in the order of their keys; the others are not made. */
  select(namespace: string | undefined, isWanted: (labels: StringMap) => boolean): T[] {
    const found: T[] = [];
    for (const held of this.#held(namespace)) if (isWanted(labelsOf(held))) found.push(made(held));
    return found;
  }

  /** The objects in the order of their keys, each made when it is its turn. */
  *values(namespace?: string): Generator<T> {
    for (const held of this.#held(namespace)) yield made(held);
  }

  ownedBy(uid: string): T[] {
    const sketched = this.#rows?.ownedBy(uid).map(made) ?? [];
    return [...sketched, ...this.#resolve(this.#byController.get(uid) ?? [])];
  }

  write(entry: ObjectWrite<T>): void {
    const { key, object, before } = entry;
    if (before !== undefined) {
      if (this.#objects.has(key)) this.#unindex(key, before, entry.type === 'DELETED');
      else this.#rows?.drop(key);
    }
    if (entry.type === 'DELETED') this.#objects.delete(key);
    else {
      if (!this.#objects.has(key)) this.#sorted = undefined;
      this.#objects.set(key, object);
      const owner = controllerUid(object);
      if (owner !== undefined) bucket(this.#byController, owner).add(key);
      if (object.metadata.namespace !== undefined) bucket(this.#byNamespace, object.metadata.namespace).add(key);
    }
    if (entry.type === 'DELETED') this.#sorted = undefined;
    this.#record(entry);
  }

  /** Writes the next state of a row. */
  writeRow(row: number, entry: HistoryEntry<T> & { readonly object: Sketch<T> }): void {
    if (entry.type !== 'DELETED') this.#rows?.put(row, entry.object);
    this.#record(entry);
  }

  /** Writes after a resource version; `undefined` when some of them are forgotten. */
  since(resourceVersion: number): readonly HistoryEntry<T>[] | undefined {
    if (resourceVersion < this.#oldest) return undefined;
    let low = 0;
    let high = this.#history.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#history[middle]?.resourceVersion ?? 0) <= resourceVersion) low = middle + 1;
      else high = middle;
    }
    return this.#history.slice(low);
  }

  /** Watches may start from this resource version on. */
  get oldestResourceVersion(): number {
    return this.#oldest;
  }

  compact(resourceVersion: number): void {
    this.#history = [];
    this.#oldest = resourceVersion;
  }

  /** Gives every object the same low resource version and forgets all history. */
  reset(resourceVersion: number): void {
    for (const [key, object] of this.#objects) {
      this.#objects.set(key, { ...object, metadata: { ...object.metadata, resourceVersion: String(resourceVersion) } });
    }
    this.#rows?.reset(resourceVersion);
    this.#listed = undefined;
    this.compact(resourceVersion);
  }

  onWrite(watcher: (entry: HistoryEntry<T>) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #record(entry: HistoryEntry<T>): void {
    this.#listed = undefined;
    if (entry.type !== 'MODIFIED') this.#size += entry.type === 'ADDED' ? 1 : -1;
    this.#history.push(entry);
    // Cut in large steps: a shift for each entry would copy the array each time.
    const limit = this.#rows === undefined ? HISTORY_LIMIT : POPULATION_HISTORY_LIMIT;
    if (this.#history.length > limit * 2) this.#keepLast(limit);
    for (const watcher of this.#watchers) watcher(entry);
  }

  #keepLast(count: number): void {
    const cut = this.#history.length - count;
    this.#oldest = this.#history[cut - 1]?.resourceVersion ?? this.#oldest;
    this.#history = this.#history.slice(cut);
  }

  #unindex(key: string, object: T, deleted: boolean): void {
    const owner = controllerUid(object);
    if (owner !== undefined) drop(this.#byController, owner, key);
    if (deleted && object.metadata.namespace !== undefined) drop(this.#byNamespace, object.metadata.namespace, key);
  }

  #held(namespace: string | undefined): Iterable<Held<T>> {
    const keys = this.#keys(namespace);
    if (this.#rows === undefined) return this.#resolve(keys);
    // Keys of the indexes are keys of the objects.
    return this.#rows.merged(namespace, keys, (key) => this.#objects.get(key) as T);
  }

  #keys(namespace: string | undefined): readonly string[] {
    if (namespace !== undefined) return [...(this.#byNamespace.get(namespace) ?? [])].toSorted(compareKeys);
    this.#sorted ??= [...this.#objects.keys()].toSorted(compareKeys);
    return this.#sorted;
  }

  #resolve(keys: Iterable<string>): T[] {
    const found: T[] = [];
    for (const key of keys) {
      const object = this.#objects.get(key);
      if (object !== undefined) found.push(object);
    }
    return found;
  }
}

function controllerUid(object: KubeObject): string | undefined {
  return object.metadata.ownerReferences?.find((owner) => owner.controller === true)?.uid;
}

/** etcd orders by the bytes of `namespace/name`. */
function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bucket(index: Map<string, Set<string>>, name: string): Set<string> {
  let found = index.get(name);
  if (found === undefined) index.set(name, (found = new Set()));
  return found;
}

function drop(index: Map<string, Set<string>>, name: string, key: string): void {
  const found = index.get(name);
  found?.delete(key);
  if (found?.size === 0) index.delete(name);
}
