import { resourceInfo } from '@fairlead/model';
import type { AnyRecord, RecordOf, Resource, ResourceInfo, ResourceState } from '@fairlead/model';
import { nextTurn } from '../clock.ts';
import type { Clock, TurnBudget } from '../clock.ts';
import { PodTable } from '../pods/podTable.ts';
import type { ListerWatcher } from '../source/listerWatcher.ts';
import { mergeStatus } from './mergeStatus.ts';
import { ownerOf } from '../store/objectOwner.ts';
import type { ReplicaSetLookup } from '../store/objectOwner.ts';
import type { ObjectTable } from '../compact/objectTable.ts';
import type { Comeback } from '../reflector/comeback.ts';
import { startReflector } from '../reflector/reflector.ts';
import type { Reflector } from '../reflector/reflector.ts';
import type { ReflectorStatus } from '../reflector/reflectorStatus.ts';
import { ResourceStatistics } from '../statistics/statistics.ts';
import type { TrafficStatistics } from '../statistics/statistics.ts';
import { Store } from '../store/store.ts';
import type { Lister } from '../store/store.ts';
import type { StoreChange } from '../store/storeChange.ts';

export interface NamespaceState {
  readonly namespace: string;
  readonly state: ResourceState;
}

/** State of one resource; where it is read per namespace, the least fresh of them. */
export interface ResourceStatusInfo extends ReflectorStatus {
  readonly resource: Resource;
  /** `undefined` until a first list has been stored. */
  readonly objects: number | undefined;
  /** Per watched namespace; `undefined` when the whole cluster is watched, and for cluster-scoped resources. */
  readonly namespaces: readonly NamespaceState[] | undefined;
}

/** What one resource holds and what it costs. */
export interface ResourceStatisticsInfo extends TrafficStatistics {
  readonly resource: Resource;
  readonly group: string;
  readonly version: string;
  readonly metadataOnly: boolean;
  readonly state: ResourceState;
  /** `undefined` until a first list has been stored. */
  readonly objects: number | undefined;
  readonly retainedBytes: number | undefined;
}

export interface ResourceCacheOptions<R extends Resource> {
  readonly resource: R;
  /** `undefined`: the whole cluster. Without meaning for a cluster-scoped resource. */
  readonly namespaces: readonly string[] | undefined;
  readonly listerWatcherFor: (namespace: string | undefined) => ListerWatcher<RecordOf[R]>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Shared with the other resources. */
  readonly turns: TurnBudget;
  readonly comeback: Comeback;
  readonly replicaSet: ReplicaSetLookup;
  readonly onChanges: (changes: readonly StoreChange<RecordOf[R]>[], observedAtMs: number) => Promise<void> | undefined;
  readonly onStatus: () => void;
}

/** Places of a table looked at in one turn of the event loop. */
const SWEPT_AT_ONCE = 500;

interface Part {
  readonly namespace: string | undefined;
  readonly reflector: Reflector;
}

/** One resource: its store, and the reflector or reflectors that fill it. */
export class ResourceCache<R extends Resource> {
  readonly info: ResourceInfo;
  readonly #store: Store<RecordOf[R]>;
  readonly #statistics: ResourceStatistics;
  readonly #table: ObjectTable<RecordOf[R]> | undefined;
  readonly #options: ResourceCacheOptions<R>;
  readonly #beforeStart: ReflectorStatus;
  #parts: readonly Part[] = [];

  constructor(options: ResourceCacheOptions<R>) {
    this.#options = options;
    this.info = resourceInfo(options.resource);
    const table = tableOf(options.resource);
    this.#table = table;
    this.#store = new Store<RecordOf[R]>({
      ...(this.info.namespaced && { indexers: { namespace: namespaceOf } }),
      ...(table !== undefined && { table }),
    });
    this.#statistics = new ResourceStatistics(options.clock);
    this.#beforeStart = {
      state: 'syncing',
      sinceMs: options.clock.now(),
      progress: undefined,
      error: undefined,
      nextTryAtMs: undefined,
      lastEventAtMs: undefined,
    };
  }

  get store(): Lister<RecordOf[R]> {
    return this.#store;
  }

  get hasSynced(): boolean {
    return this.#parts.length > 0 && this.#parts.every((part) => part.reflector.hasSynced);
  }

  /** Starts the reflectors. Resolves once the signal has ended them all. */
  async start(signal: AbortSignal): Promise<void> {
    const { clock, random, turns, comeback, onStatus, listerWatcherFor, replicaSet } = this.#options;
    const namespaces = this.info.namespaced ? (this.#options.namespaces ?? [undefined]) : [undefined];
    this.#parts = namespaces.map((namespace) => ({
      namespace,
      reflector: startReflector<RecordOf[R]>({
        listerWatcher: listerWatcherFor(namespace),
        store: this.#store,
        namespace,
        clock,
        signal,
        random,
        turns,
        comeback,
        statistics: this.#statistics,
        ownerOf: (record) => ownerOf(record, this.info.kind, replicaSet),
        onChanges: this.#options.onChanges,
        onStatus,
      }),
    }));
    await Promise.all(this.#parts.map((part) => part.reflector.finished));
  }

  status(): ResourceStatusInfo {
    return {
      ...this.#merged(),
      resource: this.#options.resource,
      objects: this.#objects(),
      namespaces: this.#namespaceStates(),
    };
  }

  statistics(): ResourceStatisticsInfo {
    const { group, version, metadataOnly } = this.info;
    const objects = this.#objects();
    return {
      ...this.#statistics.current(),
      resource: this.#options.resource,
      group,
      version,
      metadataOnly,
      state: this.#merged().state,
      objects,
      retainedBytes: objects === undefined ? undefined : this.#store.retainedBytes(),
    };
  }

  /** Keeps events over time and by owner, from now on, or forgets them. */
  keepHistory(keep: boolean): void {
    this.#statistics.keepHistory(keep);
  }

  /** Keeps what objects say in words, from now on, or leaves it out, also of what is held. Resolves when that is done. */
  async keepMessages(keep: boolean): Promise<void> {
    const table = this.#table;
    if (table?.keepMessages === undefined) return;
    table.keepMessages(keep);
    let next: number | undefined = keep ? undefined : 0;
    while (next !== undefined) {
      next = table.dropMessages?.(next, SWEPT_AT_ONCE);
      await nextTurn(this.#options.clock);
    }
  }

  #merged(): ReflectorStatus {
    const [first, ...others] = this.#parts.map((part) => part.reflector.status());
    return first === undefined ? this.#beforeStart : mergeStatus([first, ...others]);
  }

  /** Known as soon as one namespace is: the others have their own state beside it. */
  #objects(): number | undefined {
    return this.#parts.some((part) => part.reflector.hasSynced) ? this.#store.size : undefined;
  }

  #namespaceStates(): readonly NamespaceState[] | undefined {
    if (!this.info.namespaced || this.#options.namespaces === undefined) return undefined;
    return this.#parts.flatMap(({ namespace, reflector }) =>
      namespace === undefined ? [] : [{ namespace, state: reflector.status().state }],
    );
  }
}

/** Pods, of which there are most, are kept in columns; of the others records cost less than they would save. */
function tableOf<R extends Resource>(resource: R): ObjectTable<RecordOf[R]> | undefined {
  // The compiler does not narrow `R` by the name.
  return resource === 'pods' ? (new PodTable() as unknown as ObjectTable<RecordOf[R]>) : undefined;
}

function namespaceOf(record: AnyRecord): readonly string[] {
  return 'namespace' in record ? [record.namespace] : [];
}
