import { describe, expect, it } from 'vitest';
import { runsAgain } from './runRounds.ts';

describe('runsAgain', () => {
  const patience = { repeats: 3, seconds: 60 };
  it.each([
    { what: 'who has not run yet, whatever it takes', so: { runs: 0, spentSeconds: 0, failed: false }, want: true },
    { what: 'who was quick', so: { runs: 2, spentSeconds: 20, failed: false }, want: true },
    { what: 'nobody more often than asked for', so: { runs: 3, spentSeconds: 20, failed: false }, want: false },
    { what: 'nobody who took long', so: { runs: 1, spentSeconds: 95, failed: false }, want: false },
    { what: 'nobody who failed', so: { runs: 1, spentSeconds: 5, failed: true }, want: false },
  ])('runs $what: $want', ({ so, want }) => {
    expect(runsAgain(patience, so)).toBe(want);
  });
});
