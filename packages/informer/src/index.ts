export type * from './source/listerWatcher.ts';
export { mapItems } from './source/mapItems.ts';
export * from './source/errors.ts';
export { ResourceVersionSteppedBackError } from './source/steppedBack.ts';
export { TurnBudget, delay, nextTurn, systemClock } from './clock.ts';
export type { CancelTimer, Clock } from './clock.ts';
export { failureOf } from './source/failure.ts';
export type { ResourceFailure } from './source/failure.ts';
export { Store } from './store/store.ts';
export type { Lister, StoreOptions } from './store/store.ts';
export type { Indexer } from './store/objectIndex.ts';
export type { ObjectTable } from './compact/objectTable.ts';
export type { ReplaceOptions, Replacement } from './store/replacement.ts';
export type { ObjectChange, StoreChange } from './store/storeChange.ts';
export { startReflector } from './reflector/reflector.ts';
export type { Reflector } from './reflector/reflector.ts';
export type { ReflectorOptions } from './reflector/reflectorOptions.ts';
export type { ListProgress, ReflectorStatus } from './reflector/reflectorStatus.ts';
export { ResourceStatistics } from './statistics/statistics.ts';
export type { ByEventKind, EventHistory, EventKind, TrafficStatistics } from './statistics/statistics.ts';
export type { BusyOwner } from './statistics/busiestOwners.ts';
export { createClusterCache } from './cache/clusterCache.ts';
export type {
  ChangeListener,
  ClusterCache,
  ClusterCacheOptions,
  ListerWatcherFor,
  StatusListener,
  Unsubscribe,
} from './cache/clusterCache.ts';
export type { NamespaceState, ResourceStatisticsInfo, ResourceStatusInfo } from './cache/resourceCache.ts';
