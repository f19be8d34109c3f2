export * from './reason.ts';
export * from './graph.ts';
export * from './service.ts';
export * from './status.ts';
export * from './cache.ts';
export * from './problem.ts';
export * from './endpointSlice.ts';
export * from './query.ts';
