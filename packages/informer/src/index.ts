export type * from './listerWatcher.ts';
export { mapItems } from './mapItems.ts';
export * from './errors.ts';
export { ResourceVersionSteppedBackError } from './steppedBack.ts';
export { TurnBudget, delay, nextTurn, systemClock } from './clock.ts';
export type { CancelTimer, Clock } from './clock.ts';
export { failureOf } from './failure.ts';
export type { ResourceFailure } from './failure.ts';
export { Store } from './store.ts';
export type { Lister, StoreOptions } from './store.ts';
export type { Indexer } from './objectIndex.ts';
export type { ObjectTable } from './objectTable.ts';
export type { ReplaceOptions, Replacement } from './replacement.ts';
export type { ObjectChange, StoreChange } from './storeChange.ts';
export { startReflector } from './reflector.ts';
export type { Reflector } from './reflector.ts';
export type { ReflectorOptions } from './reflectorOptions.ts';
export type { ListProgress, ReflectorStatus } from './reflectorStatus.ts';
export { ResourceStatistics } from './statistics.ts';
export type { ByEventKind, EventHistory, EventKind, TrafficStatistics } from './statistics.ts';
export type { BusyOwner } from './busiestOwners.ts';
export { createClusterCache } from './clusterCache.ts';
export type {
  ChangeListener,
  ClusterCache,
  ClusterCacheOptions,
  ListerWatcherFor,
  StatusListener,
  Unsubscribe,
} from './clusterCache.ts';
export type { NamespaceState, ResourceStatisticsInfo, ResourceStatusInfo } from './resourceCache.ts';
