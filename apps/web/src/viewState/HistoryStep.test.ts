import { expect, it } from 'vitest';
import { HistoryStep } from './HistoryStep.ts';

it('pushes the first of a series of moves and replaces it by the next ones', () => {
  const steps = new HistoryStep();
  expect([0, 1_000, 2_400].map((at) => steps.next(at))).toEqual(['push', 'replace', 'replace']);
  expect(steps.next(4_000)).toBe('push');
});

it('begins anew after somebody has gone back', () => {
  const steps = new HistoryStep();
  steps.next(0);
  steps.end();
  expect(steps.next(100)).toBe('push');
});
