import { describe, expect, it } from 'vitest';
import { basePath } from './basePath.ts';

describe('basePath', () => {
  it.each([
    { base: 'http://127.0.0.1:8420/', want: '' },
    { base: 'http://127.0.0.1:8420/tools/fairlead/', want: '/tools/fairlead' },
    { base: 'http://127.0.0.1:8420/tools/fairlead', want: '/tools' },
  ])('of $base is "$want"', ({ base, want }) => {
    expect(basePath(base)).toBe(want);
  });
});
