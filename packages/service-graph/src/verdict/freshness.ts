import type { EpochSeconds, Reason, ResourceState, StateReasonId } from '@fairlead/model';

/** How fresh one resource is for the namespace of a service. */
export interface ResourceFreshness {
  readonly state: ResourceState;
  /** A whole list has been stored at some time. */
  readonly synced: boolean;
  /** When it ceased to be live; `undefined` while it is live or if it never was. */
  readonly notLiveSince: EpochSeconds | undefined;
}

/** The resources a verdict rests on. */
export interface Freshness {
  readonly pods: ResourceFreshness;
  readonly nodes: ResourceFreshness;
  readonly services: ResourceFreshness;
}

/** Not live for this long is stale. */
export const STALE_AFTER_SECONDS = 5;

export const LIVE: ResourceFreshness = { state: 'live', synced: true, notLiveSince: undefined };

/** Whether all objects of a resource are held: read at some time, and not refused since. */
export function isRead({ state, synced }: Pick<ResourceFreshness, 'state' | 'synced'>): boolean {
  return synced && state !== 'forbidden' && state !== 'off';
}

/**
 * The freshness after a look at the state of a resource: `notLiveSince` survives the changes between `retrying`, `relisting`
 * and the like, and ends only with `live`.
 */
export function nextFreshness(
  previous: ResourceFreshness | undefined,
  status: { readonly state: ResourceState; readonly synced: boolean },
  now: EpochSeconds,
): ResourceFreshness {
  if (status.state === 'live') return LIVE;
  const notLiveSince = status.synced ? (previous?.notLiveSince ?? now) : undefined;
  return { state: status.state, synced: status.synced, notLiveSince };
}

const RESOURCES = ['pods', 'nodes', 'services'] as const;
type Needed = (typeof RESOURCES)[number];

/** Without the right to read nodes (usual with a namespaced Role), or without nodes at all, rule R9 is taken as passed. */
const isDispensable = (resource: Needed, { state }: ResourceFreshness): boolean =>
  resource === 'nodes' && (state === 'forbidden' || state === 'off');

function stateReasonOf(resource: ResourceFreshness, now: EpochSeconds): StateReasonId | undefined {
  if (resource.state === 'live') return undefined;
  if (resource.state === 'forbidden') return 'forbidden';
  if (!resource.synced) return 'not-read-yet';
  if (resource.notLiveSince === undefined) return 'stale';
  return now - resource.notLiveSince >= STALE_AFTER_SECONDS ? 'stale' : undefined;
}

/** Why nothing is known for sure, the gravest first: forbidden, not read yet, stale; at most one per resource. */
export function stateReasons(freshness: Freshness, now: EpochSeconds): Reason[] {
  const found = RESOURCES.flatMap((resource) => {
    const { state, notLiveSince } = freshness[resource];
    if (isDispensable(resource, freshness[resource])) return [];
    const id = stateReasonOf(freshness[resource], now);
    if (id === undefined) return [];
    const reason: Reason = {
      id,
      level: 'absent',
      facts: { resource, state },
      cause: { reason: id, subject: resource },
      since: notLiveSince === undefined ? undefined : { at: notLiveSince, basis: 'observed' },
    };
    return [reason];
  });
  const gravity: readonly string[] = ['forbidden', 'not-read-yet', 'stale'];
  return found.toSorted((left, right) => gravity.indexOf(left.id) - gravity.indexOf(right.id));
}

/** When a resource that has ceased to be live turns stale, the earliest of them after `now`. */
export function staleAt(freshness: Freshness, now: EpochSeconds): EpochSeconds | undefined {
  const times = RESOURCES.flatMap((resource) => {
    const { notLiveSince } = freshness[resource];
    if (notLiveSince === undefined || isDispensable(resource, freshness[resource])) return [];
    const at = notLiveSince + STALE_AFTER_SECONDS;
    return at > now ? [at] : [];
  });
  return times.length === 0 ? undefined : Math.min(...times);
}

/** From the least fresh to the freshest. */
const BY_FRESHNESS: readonly ResourceState[] = ['forbidden', 'off', 'syncing', 'retrying', 'relisting', 'live'];

/** The least fresh of several states; `live` of none. */
export function leastFresh(states: Iterable<ResourceState>): ResourceState {
  let least = BY_FRESHNESS.length - 1;
  for (const state of states) least = Math.min(least, BY_FRESHNESS.indexOf(state));
  return BY_FRESHNESS[least] ?? 'live';
}

/** The state of the resources a service rests on: Pods and Nodes only if it has a selector. */
export function stateOf(freshness: Freshness, needs: { readonly pods: boolean }): ResourceState {
  const needed = needs.pods ? RESOURCES : (['services'] as const);
  return leastFresh(
    needed
      .filter((resource) => !isDispensable(resource, freshness[resource]))
      .map((resource) => freshness[resource].state),
  );
}
