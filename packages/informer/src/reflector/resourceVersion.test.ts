import { describe, expect, it } from 'vitest';
import { isEarlierVersion } from './resourceVersion.ts';

describe('isEarlierVersion', () => {
  it.each([
    { candidate: '9', reference: '10', want: true },
    { candidate: '10', reference: '9', want: false },
    { candidate: '10', reference: '10', want: false },
    { candidate: '0010', reference: '9', want: false },
    // Beyond 2 ** 53 numbers would be equal.
    { candidate: '9007199254740992', reference: '9007199254740993', want: true },
    { candidate: '', reference: '5', want: false },
    { candidate: '5', reference: '', want: false },
    { candidate: 'a1', reference: 'a2', want: false },
  ])('$candidate before $reference: $want', ({ candidate, reference, want }) => {
    expect(isEarlierVersion(candidate, reference)).toBe(want);
  });
});
