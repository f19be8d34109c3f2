import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retryAfter.ts';

describe('retryAfterMs', () => {
  it.each([
    { header: null, want: undefined },
    { header: '', want: undefined },
    { header: '5', want: 5000 },
    { header: '-5', want: 0 },
    { header: 'Thu, 01 Jan 1970 00:00:30 GMT', want: 20_000 },
    { header: 'soon', want: undefined },
  ])('reads $header', ({ header, want }) => {
    expect(retryAfterMs(header, 10_000)).toBe(want);
  });
});
