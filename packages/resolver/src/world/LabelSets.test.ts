import type { Labels, PodRecord } from '@fairlead/model';
import { aPod } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { LabelSets } from './LabelSets.ts';
import type { LabelSet } from './LabelSets.ts';

const pod = (name: string, labels: Labels): PodRecord => aPod({ name, labels });
const setsOf = (...pods: readonly PodRecord[]): LabelSets => {
  const sets = new LabelSets('shop');
  for (const { name, labels } of pods) sets.put(name, undefined, labels);
  return sets;
};
/** The pods of each set, as `a b`. */
const names = (sets: readonly LabelSet[]): string[] =>
  sets.map(({ pods }) => [...pods].toSorted().join(' ')).toSorted();

describe('LabelSets', () => {
  it('keeps pods of equal labels as one set, whatever the order of the labels', () => {
    const sets = setsOf(
      pod('a', { app: 'web', track: 'x' }),
      pod('b', { track: 'x', app: 'web' }),
      pod('c', { app: 'web' }),
    );
    expect(names(sets.satisfying({ app: 'web' }))).toEqual(['a b', 'c']);
  });

  it('does not take what looks alike for equal', () => {
    const sets = setsOf(pod('a', { 'a=b': 'c' }), pod('b', { a: 'b=c' }), pod('c', { a: 'b', b: 'c' }));
    expect(names(sets.satisfying({ a: 'b=c' }))).toEqual(['b']);
    expect(names(sets.satisfying({ 'a=b': 'c' }))).toEqual(['a']);
  });

  it('keeps pods without labels as a set, too', () => {
    const sets = setsOf(pod('a', {}), pod('b', {}));
    expect(sets.put('a', {}, { app: 'web' })).toMatchObject({ left: { labels: {} }, emptied: false, created: true });
    expect(sets.put('b', {}, undefined)).toMatchObject({ emptied: true });
    expect(sets.put('c', undefined, {})).toMatchObject({ created: true });
    expect(sets.put('c', {}, {})).toMatchObject({ created: false });
  });

  it('tells which set a pod leaves and joins, and whether one ends or begins', () => {
    const sets = setsOf(pod('a', { app: 'web' }), pod('b', { app: 'web' }));
    const status = sets.put('a', { app: 'web' }, { app: 'web' });
    expect(status.left).toBe(status.joined);
    expect(status).toMatchObject({ emptied: false, created: false });
    expect(sets.put('a', { app: 'web' }, { app: 'api' })).toMatchObject({
      left: { labels: { app: 'web' } },
      joined: { labels: { app: 'api' } },
      emptied: false,
      created: true,
    });
    expect(sets.put('b', { app: 'web' }, undefined)).toMatchObject({
      left: { labels: { app: 'web' } },
      joined: undefined,
      emptied: true,
    });
    expect(sets.put('gone', { app: 'api' }, undefined)).toEqual({
      left: undefined,
      joined: undefined,
      emptied: false,
      created: false,
    });
  });

  it('forgets sets that are empty', () => {
    const sets = setsOf(pod('a', { app: 'web' }));
    sets.put('a', { app: 'web' }, undefined);
    expect(sets.satisfying({ app: 'web' })).toEqual([]);
    expect(sets.nearlySatisfying({ app: 'api' })).toEqual([]);
    expect(sets.isEmpty).toBe(true);
  });

  it('selects nothing by an empty selector (R1)', () => {
    expect(setsOf(pod('a', {})).satisfying({})).toEqual([]);
  });

  it('finds what misses a selector by one pair, of a single pair by its value', () => {
    const sets = setsOf(pod('a', { app: 'web', track: 'x' }), pod('b', { app: 'api' }), pod('c', { tier: 'front' }));
    expect(names(sets.nearlySatisfying({ app: 'web', track: 'y' }))).toEqual(['a']);
    expect(names(sets.nearlySatisfying({ app: 'web', tier: 'x' }))).toEqual(['a']);
    expect(names(sets.nearlySatisfying({ app: 'wep' }))).toEqual(['a', 'b']);
    expect(names(sets.nearlySatisfying({ app: 'web', track: 'x' }))).toEqual([]);
  });
});
