import { CacheSchema, StatusSchema } from '@fairlead/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually, startPair } from './harness.ts';
import type { Pair } from './harness.ts';

let pair: Pair;
afterEach(() => pair.stop());

describe('a memory budget', { timeout: 60_000 }, () => {
  it('that is not enough: detail goes, status and cache panel say which', async () => {
    // No process is so small.
    pair = await startPair({ server: { memoryBudgetBytes: 1_000_000 } });
    const before = CacheSchema.parse(await pair.json('api/v1/cache'));
    expect(before.memory).toMatchObject({ budgetBytes: 1_000_000, dropped: [] });
    await eventually(async () => {
      const { memory } = StatusSchema.parse(await pair.json('api/v1/status'));
      expect(memory?.dropped).toContain('history');
    });
    const { memory, resources } = CacheSchema.parse(await pair.json('api/v1/cache'));
    expect(memory?.dropped[0]).toBe('history');
    expect(memory?.rssBytes).toBeGreaterThan(1_000_000);
    for (const { history, busiest } of resources) expect([history.eventsPerSecond, busiest]).toEqual([[], []]);
    expect((await pair.fetch('readyz')).status).toBe(200);
  });

  it('that nobody has set is not told of', async () => {
    pair = await startPair();
    expect(StatusSchema.parse(await pair.json('api/v1/status')).memory).toBeUndefined();
  });
});
