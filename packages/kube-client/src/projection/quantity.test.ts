import { describe, expect, it } from 'vitest';
import { milliValue } from './quantity.ts';

describe('milliValue', () => {
  it.each([
    ['2', 2000],
    ['1930m', 1930],
    ['0.07', 70],
    ['.5', 500],
    ['1.', 1000],
    ['100u', 1],
    ['1e3', 1_000_000],
    ['12E-1', 1200],
    ['1k', 1_000_000],
    ['1Ki', 1_024_000],
    ['-1', -1000],
    [4, 4000],
    ['', undefined],
    ['many', undefined],
    ['1 m', undefined],
    [undefined, undefined],
    [null, undefined],
  ])('reads %j as %j', (quantity, want) => {
    expect(milliValue(quantity)).toBe(want);
  });
});
