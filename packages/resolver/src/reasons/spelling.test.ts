import { describe, expect, it } from 'vitest';
import { editDistance, isSpelling } from './spelling.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['catalog', 'catalogue', 2],
    ['stable', 'Stable', 1],
    ['web', 'api', 3],
    ['ab', 'ba', 2],
    ['kitten', 'sitting', 3],
  ])('of "%s" and "%s" is %i', (from, to, want) => {
    expect(editDistance(from, to)).toBe(want);
    expect(editDistance(to, from)).toBe(want);
  });
});

describe('isSpelling', () => {
  it.each([
    ['catalogue', 'catalog', true],
    ['stable', 'sztablo', true],
    ['kitten', 'sitting', false],
    ['frontend', 'frontpage', false],
    ['stable', 'STABLE', true],
    ['my-app.v1', 'my_app-v1', true],
    ['MyApp', 'my-a-p.p', true],
    ['web', 'web-canary', false],
  ])('of "%s" and "%s" is %s', (wanted, found, want) => expect(isSpelling(wanted, found)).toBe(want));
});
