import { describe, expect, it } from 'vitest';
import { breathAt, breaths } from './breath.ts';

const START = Date.parse('2026-11-22T13:02:41Z');

describe('the breath of traffic', () => {
  it.each([1, 15, 60, 3600, 86_400])('adds up to its integral over %i s', (seconds) => {
    const steps = 20_000;
    const step = (seconds * 1000) / steps;
    let sum = 0;
    for (let index = 0; index < steps; index++) sum += (breathAt(START + (index + 0.5) * step) * step) / 1000;
    expect(breaths(START, START + seconds * 1000) / sum).toBeCloseTo(1, 6);
  });

  it('goes up and down, but not far', () => {
    const values = Array.from({ length: 600 }, (_, index) => breathAt(START + index * 1000));
    expect(Math.min(...values)).toBeGreaterThan(0.85);
    expect(Math.max(...values)).toBeLessThan(1.15);
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(0.05);
  });
});
