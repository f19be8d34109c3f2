import { describe, expect, it } from 'vitest';
import { cutMiddle } from './cutMiddle.ts';

describe('cutMiddle', () => {
  it.each([
    { text: 'frontend', length: 16, want: 'frontend' },
    { text: 'recommendations', length: 16, want: 'recommendations' },
    { text: 'recommendations', length: 12, want: 'recomm…tions' },
    { text: 'CreateContainerConfigError', length: 18, want: 'CreateCon…figError' },
    { text: '就绪探针未通过', length: 18, want: '就绪探针未通过' },
    { text: '就绪探针未通过就绪探针', length: 10, want: '就绪…探针' },
    { text: '', length: 4, want: '' },
  ])('cuts $text at $length', ({ text, length, want }) => {
    expect(cutMiddle(text, length)).toBe(want);
  });
});
