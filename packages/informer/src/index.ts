export type * from './listerWatcher.ts';
export * from './errors.ts';
