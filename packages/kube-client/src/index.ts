export { connect } from './connect.ts';
export type { ConnectOptions } from './connect.ts';
export type { ClusterConnection, GetOptions, OneShotList, ReadOptions } from './connection.ts';
export { KubeconfigError } from './errors.ts';
export { projectObject } from './projection/projectObject.ts';
export type { Timeouts } from './transport/patience.ts';
