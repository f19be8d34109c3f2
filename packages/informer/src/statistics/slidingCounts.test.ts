import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlidingCounts } from './slidingCounts.ts';

describe('SlidingCounts', () => {
  it('forgets what is older than the ring', () => {
    const counts = new SlidingCounts(1000, 3, 2, 0);
    counts.add(0, 0);
    counts.add(1500, 0);
    counts.add(1500, 1);
    expect([counts.sum(2000, 0), counts.sum(2000, 1)]).toEqual([2, 1]);
    expect(counts.sum(3000, 0)).toBe(1);
    expect(counts.sum(60_000, 0)).toBe(0);
  });

  it('shows no step from before it began', () => {
    const counts = new SlidingCounts(1000, 5, 1, 7_000);
    counts.add(8_200, 0);
    counts.add(8_300, 0);
    expect(counts.series(9_000)).toEqual([0, 2, 0]);
    expect(counts.series(20_000)).toEqual([0, 0, 0, 0, 0]);
  });

  it('counts what a plain list of times would', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3000), { maxLength: 60 }), (gaps) => {
        const counts = new SlidingCounts(1000, 10, 1, 0);
        const times: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          times.push(now);
          counts.add(now, 0);
        }
        const oldestStep = Math.floor(now / 1000) - 9;
        expect(counts.sum(now, 0)).toBe(times.filter((time) => Math.floor(time / 1000) >= oldestStep).length);
      }),
    );
  });
});
