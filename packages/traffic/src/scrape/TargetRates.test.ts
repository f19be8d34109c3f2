import { describe, expect, it } from 'vitest';
import { TargetRates } from './TargetRates.ts';

const counter = (value: number, labels: Record<string, string> = {}) => ({ name: 'a_total', labels, value });

/** Rates after scrapes at so many seconds. */
function after(...scrapes: readonly (readonly [number, number | undefined])[]): number[] {
  const rates = new TargetRates();
  for (const [second, value] of scrapes) rates.take(value === undefined ? [] : [counter(value)], second * 1000);
  return rates.rates((scrapes.at(-1)?.[0] ?? 0) * 1000).map(({ perSecond }) => perSecond);
}

describe('TargetRates', () => {
  it('has no rate after one scrape', () => {
    expect(after([0, 500])).toEqual([]);
  });

  it('is what a counter rose by, per second', () => {
    expect(after([0, 500], [10, 600])).toEqual([10]);
  });

  it('makes no spike of a counter that began anew', () => {
    expect(after([0, 500], [10, 20])).toEqual([2]);
  });

  it('counts a series that is new since the scrape before from zero', () => {
    expect(after([0, undefined], [10, 30])).toEqual([3]);
  });

  it('has no rate yet for a series that may have been left out of a scrape that was cut', () => {
    const rates = new TargetRates();
    rates.take([counter(5, { of: 'seen' })], 0, 'cut');
    rates.take([counter(15, { of: 'seen' }), counter(1_000_000, { of: 'old' })], 10_000, 'cut');
    expect(rates.rates(10_000)).toEqual([{ name: 'a_total', labels: { of: 'seen' }, perSecond: 1 }]);
    rates.take([counter(15, { of: 'seen' }), counter(1_000_010, { of: 'old' })], 20_000);
    expect(rates.rates(20_000).map(({ perSecond }) => perSecond)).toEqual([0, 1]);
  });

  it('counts over the longer time when a scrape was missed', () => {
    expect(after([0, 100], [40, 500])).toEqual([10]);
  });

  it('takes a duplicate series once, and nothing that is not finite', () => {
    const rates = new TargetRates();
    rates.take([counter(0)], 0);
    rates.take([counter(10), counter(99), counter(Number.NaN, { x: '1' })], 1000);
    expect(rates.rates(1000)).toEqual([{ name: 'a_total', labels: {}, perSecond: 10 }]);
  });

  it('tells nothing any more when the target has been away for long', () => {
    const rates = new TargetRates();
    rates.take([counter(0)], 0);
    rates.take([counter(10)], 1000);
    expect(rates.rates(31_000)).toHaveLength(1);
    expect(rates.rates(50_000)).toEqual([]);
  });
});
