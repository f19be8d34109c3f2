import { describe, expect, it } from 'vitest';
import { formatTable } from '../format.ts';
import type { Table } from '../suite.ts';
import { FAIRLEAD } from './contenders.ts';
import type { HeldSize } from './figures.ts';
import { fleetTables, realTables } from './holdTables.ts';
import type { Held } from './measure.ts';
import { missedTargets } from './targets.ts';

const memory = { rss: 2e8, heap: 1e8 };
const listed = {
  seconds: 5.15,
  longestBlockMs: 33.7,
  before: { rss: 1e8, heap: 5e7 },
  after: memory,
  settled: memory,
  pods: 1000,
};
const ours: Held = {
  contender: FAIRLEAD,
  listed,
  others: listed,
  taken: { events: 60_000, seconds: 2, cpuSeconds: 1.5, longestBlockMs: 20 },
  eventsPerSecond: 30_000,
  senderCpuSeconds: 0.6,
  settled: memory,
};
const HELD_TITLE = 'Holding pods, services and nodes (medians)';
const SPREAD_TITLE = 'The lowest and the highest of the runs';

function sizeOf(...held: readonly Held[]): HeldSize {
  return { pods: 1000, services: 67, nodes: 34, bytes: {}, held, servers: [] };
}

function rowsOf(tables: readonly Table[], title: string): Table['rows'] | undefined {
  return tables.find((table) => table.title === title)?.rows;
}

describe('fleetTables', () => {
  const tables = fleetTables([sizeOf(ours, { contender: 'the peer', failure: 'Error: a string is too long' })]);

  it('leaves the figures of whoever fails empty, and tells why beside', () => {
    expect(rowsOf(tables, HELD_TITLE)?.[1]).toEqual([
      1000,
      'the peer: fails',
      1,
      ...Array.from({ length: 7 }, () => ''),
    ]);
    expect(rowsOf(tables, 'Why it fails')).toEqual([[1000, 'the peer', 'Error: a string is too long']]);
    const [, , head, , , row] = formatTable(tables[0] ?? { title: '', head: [], rows: [] }).split('\n');
    expect(row).toBe('1,000  the peer: fails     1');
    expect(head?.endsWith('events/s')).toBe(true);
  });

  it('compares nobody where Fairlead did not run', () => {
    const alone = fleetTables([sizeOf({ ...ours, contender: 'the peer' })]);
    expect(rowsOf(alone, HELD_TITLE)).toHaveLength(1);
    expect(rowsOf(alone, 'As multiples of Fairlead')).toBeUndefined();
  });

  it('tells what an event costs both sides', () => {
    expect(rowsOf(tables, 'Processor time of one pod event')).toEqual([[1000, FAIRLEAD, 25, 10]]);
  });

  it('tells how often each ran, the median, and the spread only of what ran again', () => {
    expect(rowsOf(tables, SPREAD_TITLE)).toBeUndefined();
    const slower: Held = { ...ours, listed: { ...listed, seconds: 6.25 } };
    const three = fleetTables([sizeOf(ours, slower, slower)]);
    expect(rowsOf(three, HELD_TITLE)?.[0]?.slice(1, 7)).toEqual([FAIRLEAD, 3, 50_000, 100, 200, 6.25]);
    expect(rowsOf(three, SPREAD_TITLE)?.[0]?.slice(2, 5)).toEqual(['50,000 to 50,000', '100 to 100', '5.15 to 6.25']);
  });
});

describe('realTables', () => {
  it('compare nobody by a rate that the cluster sets, and say nothing of events that did not come', () => {
    const quiet: Held = { ...ours, taken: { events: 0, seconds: 20, cpuSeconds: 0.1, longestBlockMs: 2 } };
    const tables = realTables(sizeOf(quiet));
    expect(tables[0]?.head).not.toContain('events/s');
    expect(rowsOf(tables, HELD_TITLE)?.[0]?.at(-1)).toBe(0);
    expect(rowsOf(tables, 'Processor time of one pod event')).toBeUndefined();
    expect(rowsOf(realTables(sizeOf(ours)), 'Processor time of one pod event')).toEqual([[1000, FAIRLEAD, 25, 10]]);
  });
});

describe('missedTargets', () => {
  it('names what is missed at 150,000 pods, and says nothing of other sizes', () => {
    expect(missedTargets([sizeOf(ours)])).toEqual([]);
    expect(missedTargets([{ ...sizeOf({ ...ours, eventsPerSecond: 20_000 }), pods: 150_000 }])).toEqual([
      'bytes retained per pod: 50,000, goal at most 200',
      'events per second: 20000, goal at least 30000',
    ]);
  });
});
