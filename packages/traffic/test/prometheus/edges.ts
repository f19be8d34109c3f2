import type { Edge, Party } from './Generator.ts';

const party = (namespace: string, workload: string): Party => ({
  namespace,
  workload,
  service: workload,
  pod: `${workload}-5d9c7b6f8-x2k4p`,
});

const web = party('shop', 'web');
const api = party('shop', 'api');
const stock = party('warehouse', 'stock');
const billing = party('payments', 'billing');
const db = party('warehouse', 'db');

export const PARTIES: readonly Party[] = [web, api, stock, billing, db];

/** Times end at a bound of every product's buckets, so that straight lines between bounds are right. */
const edge = (name: string, from: Party | undefined, to: Party, more: Omit<Edge, 'name' | 'from' | 'to'>): Edge => ({
  name,
  from,
  to,
  ...more,
});

export const EDGES = {
  users: edge('users', undefined, web, { protocol: 'http', perSecond: 60, failsEvery: 20, upToMs: 1000 }),
  near: edge('near', web, api, { protocol: 'http', perSecond: 100, failsEvery: 10, upToMs: 100 }),
  far: edge('far', api, stock, { protocol: 'http', perSecond: 40, failsEvery: 0, upToMs: 1000 }),
  grpc: edge('grpc', api, billing, { protocol: 'grpc', perSecond: 50, failsEvery: 25, upToMs: 100 }),
  tcp: edge('tcp', stock, db, { protocol: 'tcp', perSecond: 20, failsEvery: 0, upToMs: 100 }),
} as const;
