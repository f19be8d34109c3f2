import { describe, expect, it } from 'vitest';
import { deltaFigures, deltaTable } from './deltaTable.ts';
import type { DeltaRound } from './measureDeltas.ts';

const round = (applied: readonly number[], summedMs: number): DeltaRound => ({
  deltas: applied.map((appliedMs, index) => ({ size: index + 1, appliedMs, paintedMs: appliedMs + 10 })),
  summedMs,
  workMs: summedMs / 2,
});

describe('deltaFigures', () => {
  it('takes the slowest delta of each round, and the median of the rounds', () => {
    const rounds = [round([10, 40], 70), round([20, 30], 80), round([50], 60)];
    expect(deltaFigures(rounds)).toEqual({
      deltas: 2,
      size: 2,
      appliedMs: 40,
      paintedMs: 50,
      summedMs: 70,
      summedP95Ms: 80,
      workMs: 35,
    });
  });

  it('has nothing to say of a page that nothing was changed under', () => {
    expect(deltaFigures([])).toBeUndefined();
    expect(deltaTable([{ services: 200, who: 'the page', what: 'their pods', rounds: [] }]).rows).toEqual([]);
  });
});
