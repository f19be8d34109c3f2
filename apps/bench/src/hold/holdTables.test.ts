import { describe, expect, it } from 'vitest';
import { formatTable } from '../format.ts';
import { holdTables } from './holdTables.ts';
import { FAIRLEAD } from './measure.ts';
import type { Held } from './measure.ts';

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
  taken: { seconds: 2, cpuSeconds: 1.5, longestBlockMs: 20 },
  eventsPerSecond: 30_000,
  senderCpuSeconds: 0.6,
  settled: memory,
};

describe('holdTables', () => {
  const held: readonly Held[] = [ours, { contender: 'the peer', failure: 'Error: a string is too long' }];
  const size = { pods: 1000, services: 67, nodes: 34, bytes: {}, held, servers: [] };
  const tables = holdTables([size], 60_000);
  const rowsOf = (title: string): readonly (readonly unknown[])[] | undefined =>
    tables.find((table) => table.title === title)?.rows;

  it('leaves the figures of whoever fails empty, and tells why beside', () => {
    expect(rowsOf('Holding pods, services and nodes')?.[1]).toEqual([
      1000,
      'the peer: fails',
      ...Array.from({ length: 8 }, () => ''),
    ]);
    expect(rowsOf('Why it fails')).toEqual([[1000, 'the peer', 'Error: a string is too long']]);
    const [, , head, , , row] = formatTable(tables[0] ?? { title: '', head: [], rows: [] }).split('\n');
    expect(row).toBe('1,000  the peer: fails');
    expect(head?.endsWith('events/s')).toBe(true);
  });

  it('tells what an event costs both sides', () => {
    expect(rowsOf('Processor time of one pod event')).toEqual([[1000, FAIRLEAD, 25, 10]]);
  });
});
