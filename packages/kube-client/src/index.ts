export type { ClusterConnection, OneShotList, ReadOptions } from './connection.ts';
export { KubeconfigError } from './errors.ts';
export { projectObject } from './projection/projectObject.ts';
