import type { Cache, NotCached } from '@fairlead/protocol';

export const WAYS = ['trimmed', 'whole', 'packed'] as const;
export type Way = (typeof WAYS)[number];

/** One bar: what is held now, and what both resources would add; all in bytes. */
export interface Cost {
  readonly way: 'now' | Way;
  readonly held: number;
  readonly endpoints: number;
  readonly endpointslices: number;
  readonly total: number;
}

export interface Costs {
  readonly now: Cost;
  /** Empty until measured. */
  readonly with: readonly Cost[];
  /** Of these a share is missing, because they may not be read. */
  readonly forbidden: readonly ('endpoints' | 'endpointslices')[];
}

export function heldBytes(cache: Pick<Cache, 'resources'>): number {
  return cache.resources.reduce((sum, { retainedBytes }) => sum + (retainedBytes ?? 0), 0);
}

/** The four bars on one scale: one number would flatter. */
export function costsOf(cache: Pick<Cache, 'resources'>, notCached: readonly NotCached[]): Costs {
  const held = heldBytes(cache);
  const find = (resource: NotCached['resource']): NotCached | undefined =>
    notCached.find((entry) => entry.resource === resource);
  const pair = { endpoints: find('endpoints'), endpointslices: find('endpointslices') };
  const measured = [pair.endpoints, pair.endpointslices].some((entry) => entry !== undefined && entry.objects !== null);
  const cost = (way: Way): Cost => {
    const endpoints = bytesOf(pair.endpoints, way) ?? 0;
    const endpointslices = bytesOf(pair.endpointslices, way) ?? 0;
    return { way, held, endpoints, endpointslices, total: held + endpoints + endpointslices };
  };
  return {
    now: { way: 'now', held, endpoints: 0, endpointslices: 0, total: held },
    with: measured ? WAYS.map(cost) : [],
    forbidden: (['endpoints', 'endpointslices'] as const).filter((name) => pair[name]?.basis === 'forbidden'),
  };
}

/** The least and the most that both would take; `undefined` until measured. */
export function notHeldRange(costs: Costs): { readonly least: number; readonly most: number } | undefined {
  if (costs.with.length === 0) return undefined;
  const added = costs.with.map(({ endpoints, endpointslices }) => endpoints + endpointslices);
  return { least: Math.min(...added), most: Math.max(...added) };
}

export function bytesOf(entry: NotCached | undefined, way: Way): number | undefined {
  return entry?.estimates.find((estimate) => estimate.as === way)?.bytes;
}

/** Objects that one request brings at most. */
const PAGE_OBJECTS = 500;

/** Requests of a measurement: both lists page by page, and a sample of pods and of ReplicaSets, per watched namespace. */
export function requestsToMeasure(
  services: number,
  namespaces: number | undefined,
): { readonly requests: number; readonly exact: boolean } {
  const scopes = Math.max(1, namespaces ?? 1);
  const pages = Math.max(scopes, Math.ceil(services / PAGE_OBJECTS));
  return { requests: 2 * pages + 2 * scopes, exact: pages === 1 };
}
