import type { HistogramValue } from './exposition.ts';

/** Spread of durations and sizes around their median. */
const SIGMA = 0.6;

/**
 * `total` values that are spread lognormally around a median. Counts are rounded down, so that all of them only ever grow and no bucket
 * holds more than a wider one.
 */
export function lognormal(total: number, median: number, bounds: readonly number[]): HistogramValue {
  return {
    bounds,
    below: bounds.map((bound) => Math.floor(total * shareBelow(bound, median))),
    count: Math.floor(total),
    sum: rounded(total * median * Math.exp((SIGMA * SIGMA) / 2)),
  };
}

export function shareBelow(bound: number, median: number): number {
  return normal(Math.log(bound / median) / SIGMA);
}

/** Distribution function of the normal distribution, to seven digits (Abramowitz and Stegun 26.2.17). */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return x >= 0 ? 1 - tail : tail;
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
