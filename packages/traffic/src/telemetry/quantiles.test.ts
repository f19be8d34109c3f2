import { describe, expect, it } from 'vitest';
import { quantile, singleBuckets } from './quantiles.ts';

const CUMULATIVE = [
  { le: Infinity, rate: 100 },
  { le: 10, rate: 50 },
  { le: 20, rate: 90 },
];

describe('quantile', () => {
  it.each([
    { share: 0.5, want: 10 },
    { share: 0.25, want: 5 },
    { share: 0.7, want: 15 },
    // In the open bucket only its lower bound is known.
    { share: 0.95, want: 20 },
  ])('is $want for $share', ({ share, want }) => {
    expect(quantile(share, singleBuckets(CUMULATIVE))).toBeCloseTo(want);
  });

  it('is not known without events', () => {
    expect(quantile(0.5, [])).toBeUndefined();
    expect(quantile(0.5, singleBuckets([{ le: 1, rate: 0 }]))).toBeUndefined();
  });

  it('levels buckets that a scrape cut apart', () => {
    expect(
      singleBuckets([
        { le: 1, rate: 5 },
        { le: 2, rate: 4 },
      ]),
    ).toEqual([
      { from: 0, to: 1, rate: 5 },
      { from: 1, to: 2, rate: 0 },
    ]);
  });
});
