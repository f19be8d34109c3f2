import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('backoffMs', () => {
  it.each([
    { name: 'starts at half a second', failures: 1, random: 0, want: 500 },
    { name: 'doubles', failures: 4, random: 0, want: 4000 },
    { name: 'ends at 15 s', failures: 50, random: 0, want: 15_000 },
    { name: 'takes up to a quarter off', failures: 50, random: 1, want: 11_250 },
    { name: 'obeys a longer Retry-After', failures: 1, random: 0, retryAfter: 9000, want: 9000 },
    { name: 'keeps its own wait if that is longer', failures: 50, random: 0, retryAfter: 9000, want: 15_000 },
  ])('$name', ({ failures, random, retryAfter, want }) => {
    expect(backoffMs(failures, random, retryAfter)).toBe(want);
  });
});
