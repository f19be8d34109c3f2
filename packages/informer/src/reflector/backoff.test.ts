import { describe, expect, it } from 'vitest';
import { Backoff } from './backoff.ts';

const waits = (random: () => number, tries: number): readonly number[] => {
  const backoff = new Backoff(random);
  return Array.from({ length: tries }, () => backoff.nextMs());
};

describe('Backoff', () => {
  it('doubles from 0.8 s to the upper half of 30 s', () => {
    expect(waits(() => 0, 8)).toEqual([800, 1600, 3200, 6400, 12_800, 15_000, 15_000, 15_000]);
  });

  it('never waits longer than 30 s', () => {
    expect(Math.max(...waits(() => 0.999_999, 50))).toBe(30_000);
  });

  it('starts again after a reset', () => {
    const backoff = new Backoff(() => 0.5);
    backoff.nextMs();
    backoff.nextMs();
    backoff.reset();
    expect(backoff.nextMs()).toBe(1200);
  });
});
