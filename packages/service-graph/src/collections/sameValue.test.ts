import { describe, expect, it } from 'vitest';
import { sameValue } from './sameValue.ts';

describe('sameValue', () => {
  it.each([
    { left: { a: 1, b: [1, { c: null }] }, right: { b: [1, { c: null }], a: 1 }, same: true },
    { left: { a: 1, b: undefined }, right: { a: 1 }, same: true },
    { left: { a: null }, right: { a: undefined }, same: false },
    { left: [1, 2], right: [2, 1], same: false },
    { left: [1], right: [1, 2], same: false },
    { left: [], right: {}, same: false },
    { left: 'a', right: 'a', same: true },
    { left: 0, right: null, same: false },
  ])('compares $left with $right', ({ left, right, same }) => {
    expect(sameValue(left, right)).toBe(same);
    expect(sameValue(right, left)).toBe(same);
  });
});
