import { describe, expect, it } from 'vitest';
import { ResourceStatistics } from './statistics.ts';
import { FakeClock } from '../testing/fakeClock.ts';

describe('the history of events', () => {
  it('tells steps of ten seconds, and of the running one the last ten seconds, so that it does not begin at nothing', async () => {
    const clock = new FakeClock();
    const statistics = new ResourceStatistics(clock);
    for (let second = 0; second < 25; second += 1) {
      for (let event = 0; event < 3; event += 1) statistics.event('modified', undefined);
      await clock.advance(1_000);
    }
    const rates = statistics.current().history.eventsPerSecond;
    expect(rates.slice(1, -1)).toEqual(rates.slice(1, -1).map(() => 3));
    expect(rates.at(-1)).toBeCloseTo(2.7, 5);
    await clock.advance(10_000);
    expect(statistics.current().history.eventsPerSecond.at(-1)).toBe(0);
  });

  it('begins with what there has been time for', async () => {
    const clock = new FakeClock();
    const statistics = new ResourceStatistics(clock);
    await clock.advance(500);
    for (let event = 0; event < 8; event += 1) statistics.event('added', undefined);
    await clock.advance(1_500);
    expect(statistics.current().history.eventsPerSecond.at(-1)).toBe(4);
  });

  it('is empty while it is not kept', () => {
    const statistics = new ResourceStatistics(new FakeClock());
    statistics.event('added', undefined);
    statistics.keepHistory(false);
    expect(statistics.current().history.eventsPerSecond).toEqual([]);
  });
});
