import type { ResourceState } from '@fairlead/model';
import type { ListProgress, ReflectorStatus } from '../reflector/reflectorStatus.ts';

/** States from the least fresh: what shows trouble or holds readiness back comes before what does neither. */
const LEAST_FRESH_FIRST: readonly ResourceState[] = ['retrying', 'syncing', 'forbidden', 'relisting', 'off', 'live'];

/**
 * One status for several reflectors of one resource: the least fresh of them, with the progress of all lists under way and
 * the last event of any.
 */
export function mergeStatus(parts: readonly [ReflectorStatus, ...ReflectorStatus[]]): ReflectorStatus {
  const worst = parts.reduce((left, right) => (rank(right) < rank(left) ? right : left));
  return { ...worst, progress: sumOf(parts), lastEventAtMs: latest(parts.map((part) => part.lastEventAtMs)) };
}

function rank(status: ReflectorStatus): number {
  return LEAST_FRESH_FIRST.indexOf(status.state);
}

function sumOf(parts: readonly ReflectorStatus[]): ListProgress | undefined {
  const listing = parts.flatMap((part) => (part.progress === undefined ? [] : [part.progress]));
  if (listing.length === 0) return undefined;
  let read = 0;
  let remaining: number | undefined = 0;
  for (const progress of listing) {
    read += progress.read;
    remaining =
      remaining === undefined || progress.remaining === undefined ? undefined : remaining + progress.remaining;
  }
  return { read, remaining };
}

function latest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
