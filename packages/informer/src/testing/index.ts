export { FakeClock } from './fakeClock.ts';
export { ScriptedServer } from './scriptedServer.ts';
export type { ListFault, RequestSeen, WatchFault } from './scriptedServer.ts';
export { ScriptedCluster } from './scriptedCluster.ts';
export { listerWatcherContract } from './listerWatcherContract.ts';
export type { ContractCase, ContractFailure, ContractServer } from './listerWatcherContract.ts';
