import { formatNumber } from '../format.ts';
import { FAIRLEAD } from './contenders.ts';
import { figuresOf } from './figures.ts';
import type { Figure, HeldSize } from './figures.ts';

/** At 150,000 pods (performance goals of the project). */
const PODS = 150_000;
const AT_MOST: readonly (readonly [Figure, string, number])[] = [
  ['bytesPerPod', 'bytes retained per pod', 200],
  ['rssAboveIdleMb', 'MB of RSS above idle', 160],
  ['firstListSeconds', 'seconds of the first list', 6],
  ['longestBlockMs', 'ms of the longest block while listing', 50],
  ['blockOfEventsMs', 'ms of the longest block in the burst', 50],
];
const EVENTS_PER_SECOND = 30_000;

/** Where the goals at the largest size are missed, by how much. */
export function missedTargets(sizes: readonly HeldSize[]): readonly string[] {
  const ours = sizes.flatMap(figuresOf).find(({ pods, who }) => pods === PODS && who === FAIRLEAD);
  if (ours === undefined) return [];
  if (ours.failure !== undefined) return [`${PODS} pods: ${ours.failure}`];
  const missed = AT_MOST.map(([figure, what, most]) => ({ what, value: ours.median(figure), most }))
    .filter(({ value, most }) => value > most)
    .map(({ what, value, most }) => `${what}: ${formatNumber(value)}, goal at most ${most}`);
  const rate = ours.median('eventsPerSecond');
  if (rate < EVENTS_PER_SECOND)
    missed.push(`events per second: ${Math.round(rate)}, goal at least ${EVENTS_PER_SECOND}`);
  return missed;
}
