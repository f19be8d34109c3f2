import { describe, expect, it } from 'vitest';
import { expectedSeconds, progressLine } from './progress.ts';

describe('expectedSeconds', () => {
  const earlier = { seconds: 300, options: { rates: [100, 1000], pods: 2000, yesWrite: false } };
  it.each([
    { what: 'the same options', options: { rates: [100, 1000], pods: 2000 }, want: 300 },
    { what: 'another size', options: { rates: [100, 1000], pods: 1000 }, want: undefined },
    { what: 'an option more', options: { rates: [100, 1000], pods: 2000, kubeconfig: 'a' }, want: undefined },
  ])('is $want for $what', ({ options, want }) => {
    expect(expectedSeconds(options, earlier)).toBe(want);
  });

  it('is not known where nothing is published', () => {
    expect(expectedSeconds({}, undefined)).toBeUndefined();
  });
});

describe('progressLine', () => {
  it('tells what has passed, and what is left where that is known', () => {
    expect(progressLine('recording', 65.4, undefined)).toBe('[1:05] recording');
    expect(progressLine('recording', 65.4, 600)).toBe('[1:05, about 8:55 left] recording');
    expect(progressLine('recording', 650, 600)).toBe('[10:50, about 0:00 left] recording');
  });
});
