import { describe, expect, it } from 'vitest';
import { compareWorld } from '../src/testing/compareWorld.ts';
import { worldOfSeed } from '../src/testing/randomWorld.ts';

/** The short run; `npm run bench -- worlds` has the long one. */
const WORLDS = 60;

describe('random worlds', { timeout: 60_000 }, () => {
  it('are computed incrementally as in full', ({ annotate }) => {
    // Other worlds each day, named so that a failure can be repeated.
    const first = 1 + (Math.floor(Date.now() / 86_400_000) % 10_000) * WORLDS;
    void annotate(`seeds ${first} to ${first + WORLDS - 1}`);
    const seeds = Array.from({ length: WORLDS }, (_, index) => first + index);
    expect(
      seeds.flatMap((seed) => {
        const { difference } = compareWorld(worldOfSeed(seed));
        return difference === undefined ? [] : [`seed ${seed}: ${difference}`];
      }),
    ).toEqual([]);
  });

  it('are the same for the same seed', () => {
    expect(worldOfSeed(4711)).toEqual(worldOfSeed(4711));
  });

  it('have pods and events enough', () => {
    const reports = Array.from({ length: 21 }, (_, seed) => compareWorld(worldOfSeed(seed + 1)));
    const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[10];
    expect(median(reports.map(({ pods }) => pods))).toBeGreaterThanOrEqual(8);
    expect(median(reports.map(({ events }) => events))).toBeGreaterThanOrEqual(10);
  });
});
