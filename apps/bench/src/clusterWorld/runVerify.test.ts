import { describe, expect, it } from 'vitest';
import { linesOfDifferent, parseVerified } from './runVerify.ts';

describe('parseVerified', () => {
  it.each([
    { output: 'a line\n29 equal, 0 different\n', want: { equal: 29, different: 0, explained: 0 } },
    { output: '1 equal, 2 different, 3 explained\n', want: { equal: 1, different: 2, explained: 3 } },
  ])('reads $output', ({ output, want }) => {
    expect(parseVerified(output)).toMatchObject(want);
  });

  it('tells the services that are different', () => {
    const output = 'a/a: explained\n  R28b\nb/b: different\n  stale\n  why\nb/c: R31: by hand\n1 equal, 1 different';
    expect(linesOfDifferent(output)).toEqual(['b/b: different', '  stale', '  why']);
  });

  it('takes no other closing line', () => {
    expect(() => parseVerified('verify: no such file')).toThrow('verify closes with "verify: no such file"');
  });
});
