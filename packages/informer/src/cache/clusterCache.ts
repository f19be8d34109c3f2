import { RESOURCES } from '@fairlead/model';
import type { RecordOf, Resource } from '@fairlead/model';
import { ChangeQueue } from './changeQueue.ts';
import type { Clock } from '../clock.ts';
import { systemClock, TurnBudget } from '../clock.ts';
import type { ListerWatcher } from '../source/listerWatcher.ts';
import { Comeback } from '../reflector/comeback.ts';
import { ResourceCache } from './resourceCache.ts';
import type { ResourceStatisticsInfo, ResourceStatusInfo } from './resourceCache.ts';
import type { Lister } from '../store/store.ts';
import type { ObjectChange, StoreChange } from '../store/storeChange.ts';

/** Makes the lister-watcher of a resource: of one namespace, or of the whole cluster (`undefined`). */
export type ListerWatcherFor = <R extends Resource>(
  resource: R,
  namespace: string | undefined,
) => ListerWatcher<RecordOf[R]>;

export interface ClusterCacheOptions {
  readonly listerWatcherFor: ListerWatcherFor;
  /**
   * Watch only these, for namespaced rights; `undefined` for the whole cluster. Cluster-scoped resources are tried all the
   * same, and are `forbidden` where the rights do not reach.
   */
  readonly namespaces?: readonly string[] | undefined;
  readonly clock?: Clock;
  /** Turns of the event loop for what is read, shared with other long work of the process; of its own by default. */
  readonly turns?: TurnBudget;
  /** All that Fairlead reads by default. */
  readonly resources?: readonly Resource[];
  /** From 0 up to, not including, 1; `Math.random` by default. */
  readonly random?: () => number;
  /** Told of what a listener threw; by default a process warning. The cache goes on either way. */
  readonly onListenerError?: (error: unknown) => void;
}

/** Gets changes in batches. `observedAtMs`: arrival of the oldest event among them, milliseconds of the Unix epoch. */
export type ChangeListener = (changes: readonly ObjectChange[], observedAtMs: number) => void;
/** Gets the new status of one resource: state, error, next try or progress differ. The changes before it have been told. */
export type StatusListener = (status: ResourceStatusInfo) => void;
/** Ends a subscription. */
export type Unsubscribe = () => void;

/**
 * All resources of a cluster, each in one store that follows the API server.
 *
 * Changes are told in batches of a few milliseconds, folded per key: what came and went within one batch is not told, and
 * an object replaced under its name is a deletion and an addition, in this order. Applying all changes gives the stores.
 */
export interface ClusterCache {
  /** Starts to read. Once only. */
  start(): void;
  /** Ends all requests and timers; resolves when none is left. What the stores hold stays readable. */
  stop(): Promise<void>;
  store<R extends Resource>(resource: R): Lister<RecordOf[R]>;
  onChange(listener: ChangeListener): Unsubscribe;
  onStatus(listener: StatusListener): Unsubscribe;
  /** In the order of `RESOURCES`. */
  status(): readonly ResourceStatusInfo[];
  statistics(): readonly ResourceStatisticsInfo[];
  /** Keeps events over time and by owner, from now on, or forgets them: they are then empty in `statistics`. */
  keepHistory(keep: boolean): void;
  /** Keeps what conditions and containers of pods say in words, or leaves it out; it comes back as pods are told of again. */
  keepMessages(keep: boolean): Promise<void>;
  /** Whether the first list of this resource has been stored, in every watched namespace, and its changes told. */
  hasSynced(resource: Resource): boolean;
}

export function createClusterCache(options: ClusterCacheOptions): ClusterCache {
  return new RunningClusterCache(options);
}

class RunningClusterCache implements ClusterCache {
  readonly #caches = new Map<Resource, ResourceCache<Resource>>();
  readonly #changeListeners = new Set<ChangeListener>();
  readonly #statusListeners = new Set<StatusListener>();
  readonly #queue: ChangeQueue;
  readonly #controller = new AbortController();
  readonly #onListenerError: (error: unknown) => void;
  #finished: Promise<void> | undefined;

  constructor(options: ClusterCacheOptions) {
    const clock = options.clock ?? systemClock;
    this.#onListenerError = options.onListenerError ?? warnOfListener;
    const turns = options.turns ?? new TurnBudget(clock);
    const comeback = new Comeback();
    this.#queue = new ChangeQueue({
      clock,
      turns,
      deliver: (changes, observedAtMs) => this.#tell(changes, observedAtMs),
    });
    const wanted = options.resources === undefined ? undefined : new Set(options.resources);
    const namespaces = options.namespaces === undefined ? undefined : [...new Set(options.namespaces)];
    for (const { resource } of RESOURCES) {
      if (wanted !== undefined && !wanted.has(resource)) continue;
      this.#caches.set(
        resource,
        new ResourceCache<Resource>({
          resource,
          namespaces,
          listerWatcherFor: (namespace) => options.listerWatcherFor(resource, namespace),
          clock,
          random: options.random ?? Math.random,
          turns,
          comeback,
          replicaSet: (key) => (this.#caches.has('replicasets') ? this.store('replicasets').get(key) : undefined),
          onChanges: (changes, observedAtMs) => this.#queue.add(withResource(resource, changes), observedAtMs),
          onStatus: () => this.#tellStatus(resource),
        }),
      );
    }
  }

  start(): void {
    if (this.#finished !== undefined) throw new TypeError('the cache has been started before');
    const { signal } = this.#controller;
    this.#finished = Promise.all([...this.#caches.values()].map((cache) => cache.start(signal))).then(() => undefined);
  }

  async stop(): Promise<void> {
    this.#controller.abort(new Error('the cache is stopped'));
    this.#queue.stop();
    await this.#finished;
    // What a page in flight still brought.
    this.#queue.stop();
  }

  store<R extends Resource>(resource: R): Lister<RecordOf[R]> {
    // The map pairs each name with the cache of that resource, which its type cannot say.
    return this.#cache(resource).store as unknown as Lister<RecordOf[R]>;
  }

  onChange(listener: ChangeListener): Unsubscribe {
    this.#changeListeners.add(listener);
    return () => void this.#changeListeners.delete(listener);
  }

  onStatus(listener: StatusListener): Unsubscribe {
    this.#statusListeners.add(listener);
    return () => void this.#statusListeners.delete(listener);
  }

  status(): readonly ResourceStatusInfo[] {
    return [...this.#caches.values()].map((cache) => cache.status());
  }

  statistics(): readonly ResourceStatisticsInfo[] {
    return [...this.#caches.values()].map((cache) => cache.statistics());
  }

  keepHistory(keep: boolean): void {
    for (const cache of this.#caches.values()) cache.keepHistory(keep);
  }

  async keepMessages(keep: boolean): Promise<void> {
    await Promise.all([...this.#caches.values()].map((cache) => cache.keepMessages(keep)));
  }

  hasSynced(resource: Resource): boolean {
    return this.#cache(resource).hasSynced;
  }

  #cache(resource: Resource): ResourceCache<Resource> {
    const cache = this.#caches.get(resource);
    if (cache === undefined) throw new TypeError(`the cache does not read ${resource}`);
    return cache;
  }

  #tell(changes: readonly ObjectChange[], observedAtMs: number): void {
    for (const listener of this.#changeListeners) this.#guarded(() => listener(changes, observedAtMs));
  }

  #tellStatus(resource: Resource): void {
    if (this.#controller.signal.aborted) return;
    // Whoever hears that a resource is live has been told all that was read before.
    this.#queue.flush();
    const status = this.#cache(resource).status();
    for (const listener of this.#statusListeners) this.#guarded(() => listener(status));
  }

  #guarded(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.#onListenerError(error);
    }
  }
}

function withResource<R extends Resource>(
  resource: R,
  changes: readonly StoreChange<RecordOf[R]>[],
): readonly ObjectChange[] {
  // The resource decides the record on both sides, which the compiler cannot follow through the union.
  return changes.map(({ key, before, after }) => ({ resource, key, before, after })) as readonly ObjectChange[];
}

function warnOfListener(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : new Error(String(error)));
}
