import type { AnyRecord } from '@fairlead/model';
import type { Clock, TurnBudget } from '../clock.ts';
import type { ListerWatcher } from '../source/listerWatcher.ts';
import type { ResourceStatistics } from '../statistics/statistics.ts';
import type { Store } from '../store/store.ts';
import type { StoreChange } from '../store/storeChange.ts';
import type { Comeback } from './comeback.ts';

export interface ReflectorOptions<T extends AnyRecord> {
  readonly listerWatcher: ListerWatcher<T>;
  readonly store: Store<T>;
  /** The namespace the lister-watcher covers, if it is one: a relist then replaces only that part of the store. */
  readonly namespace?: string | undefined;
  readonly clock: Clock;
  /** Shared by all that read for one process, so that together they leave turns of the event loop to others; its own by default. */
  readonly turns?: TurnBudget | undefined;
  /** Shared by all that read from one server; its own by default. */
  readonly comeback?: Comeback | undefined;
  /** Ends everything: no request and no timer is left when `finished` resolves. */
  readonly signal: AbortSignal;
  /** From 0 up to, not including, 1; `Math.random` by default. */
  readonly random?: () => number;
  readonly statistics?: ResourceStatistics;
  /** Under which name an object's events are counted among the busiest owners. */
  readonly ownerOf?: (record: T) => string;
  /**
   * What changed in the store, and when the event arrived (milliseconds of the Unix epoch). The reflector waits for a promise
   * before it reads on. Must not throw or reject.
   */
  readonly onChanges?: (changes: readonly StoreChange<T>[], observedAtMs: number) => Promise<void> | undefined;
  /** Called when the status is another, and when a list has been stored. Must not throw. */
  readonly onStatus?: () => void;
}
