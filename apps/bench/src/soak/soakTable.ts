import type { Table } from '../suite.ts';

export interface Minute {
  readonly minute: number;
  /** Medians of what was seen in it. */
  readonly rssMb: number;
  readonly heapMb: number;
  readonly eventsPerSecond: number;
  readonly longestBlockMs: number;
}

/** How much more the last minute may take than the second. */
const FLAT = 1.05;

export function soakTable(minutes: readonly Minute[]): Table {
  return {
    title: 'Memory of the whole server, minute by minute',
    head: ['minute', 'RSS MB', 'heap MB', 'pod events/s', 'longest block ms'],
    rows: minutes.map((each) => [
      each.minute,
      Math.round(each.rssMb),
      Math.round(each.heapMb),
      Math.round(each.eventsPerSecond),
      Math.round(each.longestBlockMs),
    ]),
  };
}

/** What the last minute takes, as a multiple of the second; 1 of fewer than two. */
export function growthOf(minutes: readonly Minute[]): number {
  const [second, last] = [minutes[1], minutes.at(-1)];
  return second === undefined || last === undefined ? 1 : last.rssMb / second.rssMb;
}

export function notFlat(growth: number): readonly string[] {
  return growth > FLAT ? [`the last minute takes ${((growth - 1) * 100).toFixed(1)} % more than the second`] : [];
}
