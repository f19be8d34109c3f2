import { describe, expect, it } from 'vitest';
import type { TreeRow } from './tree.ts';
import { nextOf } from './useFocusKept.ts';

const rows = (...ids: readonly string[]): readonly TreeRow[] => ids.map((id) => ({ id }) as TreeRow);

describe('nextOf', () => {
  const earlier = rows('a', 'b', 'c', 'd');
  it.each([
    { name: 'the row that comes into its place', now: rows('a', 'c', 'd'), gone: 'b', want: 'c' },
    { name: 'the first below it that is still there, wherever it is now', now: rows('d', 'a'), gone: 'b', want: 'd' },
    { name: 'the last above it where none is below', now: rows('a', 'b', 'c'), gone: 'd', want: 'c' },
    { name: 'nothing where all are gone', now: rows('x'), gone: 'b', want: undefined },
  ])('is $name', ({ now, gone, want }) => {
    expect(nextOf(earlier, now, gone)).toBe(want);
  });
});
