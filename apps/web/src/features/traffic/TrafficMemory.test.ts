import { describe, expect, it } from 'vitest';
import { ago, NOW_MS } from '../../testing/samples.ts';
import { aCall } from '../../testing/trafficSamples.ts';
import { TrafficMemory } from './TrafficMemory.ts';

const at = (seconds: number, part: Parameters<typeof aCall>[2]) =>
  aCall('shop/a', 'shop/b', { ...part, at: ago(seconds) });

/** A memory that was told these edges, one after the other. */
function told(...edges: ReturnType<typeof at>[]): TrafficMemory {
  const memory = new TrafficMemory();
  for (const edge of edges) memory.take([edge], NOW_MS);
  return memory;
}

describe('TrafficMemory', () => {
  it('averages over time: what held longer counts more', () => {
    const [early, late] = [at(40, { requestsPerSecond: 10 }), at(10, { requestsPerSecond: 50 })];
    const { traffic } = told(early, late).averaged(late, 60_000, NOW_MS);
    expect(traffic?.requestsPerSecond).toBe(20);
  });

  it('counts errors by calls, and only within the window', () => {
    const edges = [
      at(400, { requestsPerSecond: 1000, errorShare: 1 }),
      at(60, { requestsPerSecond: 30, errorShare: 0 }),
      at(30, { requestsPerSecond: 10, errorShare: 1 }),
    ] as const;
    const { traffic } = told(...edges).averaged(edges[2], 60_000, NOW_MS);
    expect(traffic?.requestsPerSecond).toBe(20);
    expect(traffic?.errorShare).toBe(0.25);
  });

  it('leaves quantiles and what nobody measured alone', () => {
    const [early, late] = [at(40, { p95Ms: 10, bytesPerSecond: null }), at(10, { p95Ms: 90, bytesPerSecond: null })];
    expect(told(early, late).averaged(late, 60_000, NOW_MS).traffic).toMatchObject({ p95Ms: 90, bytesPerSecond: null });
  });

  it('has nothing to average with one sample', () => {
    const edge = at(10, {});
    expect(told(edge).averaged(edge, 60_000, NOW_MS)).toBe(edge);
  });

  it('knows since when, and forgets what is older than a quarter of an hour', () => {
    const memory = told(at(120, {}), at(60, {}));
    expect(memory.sinceMs(NOW_MS)).toBe(NOW_MS - 120_000);
    expect(memory.sinceMs(NOW_MS + 3_600_000)).toBe(NOW_MS + 3_600_000 - 900_000);
    expect(new TrafficMemory().sinceMs(NOW_MS)).toBeUndefined();
  });

  it('forgets an edge that is gone', () => {
    const [early, late] = [at(40, { requestsPerSecond: 10 }), at(10, { requestsPerSecond: 50 })];
    const memory = told(early);
    memory.take([], NOW_MS);
    memory.take([late], NOW_MS);
    expect(memory.averaged(late, 60_000, NOW_MS)).toBe(late);
  });
});
