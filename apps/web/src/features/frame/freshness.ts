import type { ResourceStatus, Status } from '@fairlead/protocol';
import type { LiveState } from '../../api/LiveStore.ts';

/** Resources that verdicts rest on. Nodes that may not be read are taken as existing (docs/resolution.md, R9). */
const NEEDED = ['services', 'pods', 'nodes'];
/** A shorter gap than this is an orderly turn of the watch, not staleness. */
const STALE_AFTER_MS = 5_000;

/** How fresh the picture is, the worst that applies first. */
export type Freshness =
  | { readonly state: 'lost'; readonly sinceMs: number }
  | { readonly state: 'paused'; readonly atMs: number }
  | { readonly state: 'resting' }
  | { readonly state: 'connecting' }
  | { readonly state: 'reading'; readonly sinceMs: number }
  | { readonly state: 'stale'; readonly resource: string; readonly lastEventMs: number | undefined }
  | { readonly state: 'live'; readonly ageMs: number | undefined; readonly forbidden: string | undefined };

/** `nowMs` is the server's time; times in the result are the server's for resources and this browser's for the stream. */
export function freshnessOf(status: Status | undefined, live: LiveState, nowMs: number): Freshness {
  const { connection, paused } = live;
  if (connection.phase === 'lost') return { state: 'lost', sinceMs: connection.sinceMs };
  if (paused !== undefined) return { state: 'paused', atMs: paused.atMs };
  if (connection.phase === 'resting') return { state: 'resting' };
  if (status === undefined) return { state: 'connecting' };
  const needed = status.resources.filter((resource) => NEEDED.includes(resource.resource));
  const syncing = needed.filter((resource) => resource.state === 'syncing');
  if (syncing.length > 0) {
    return { state: 'reading', sinceMs: Math.min(...syncing.map((resource) => Date.parse(resource.since))) };
  }
  const stale = staleResources(needed, nowMs)[0];
  if (stale !== undefined) {
    const lastEventMs = stale.lastEventAt === null ? undefined : Date.parse(stale.lastEventAt);
    return { state: 'stale', resource: stale.resource, lastEventMs };
  }
  const forbidden = needed.find((resource) => resource.state === 'forbidden' && resource.resource !== 'nodes');
  return { state: 'live', ageMs: live.ageMs, forbidden: forbidden?.resource };
}

/** Resources that are retried, or read again, for longer than an orderly turn of the watch takes; oldest news first. */
export function staleResources(resources: readonly ResourceStatus[], nowMs: number): readonly ResourceStatus[] {
  return resources
    .filter((resource) => resource.state === 'retrying' || resource.state === 'relisting')
    .filter((resource) => nowMs - Date.parse(resource.since) > STALE_AFTER_MS)
    .toSorted((a, b) => Date.parse(a.lastEventAt ?? a.since) - Date.parse(b.lastEventAt ?? b.since));
}
