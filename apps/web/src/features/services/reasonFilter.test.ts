import { describe, expect, it } from 'vitest';
import { aReason } from '../../testing/samples.ts';
import { aRow } from '../../testing/serviceSamples.ts';
import { chosenReason, reasonsOf, withReason } from './reasonFilter.ts';

describe('reasonsOf', () => {
  it('counts what rows show, with what most pods share, the most frequent first', () => {
    const gate = aReason({ id: 'gate-missing' });
    const rows = [
      aRow('a/a', { headline: aReason({ id: 'none-ready', shared: gate }) }),
      aRow('a/b', { headline: aReason({ id: 'none-ready', shared: aReason({ id: 'waiting' }) }) }),
      aRow('a/c', { note: aReason({ id: 'pods-draining', level: 'info' }) }),
      aRow('a/d'),
    ];
    expect(reasonsOf(rows).map(({ id, services }) => [id, services])).toEqual([
      ['none-ready', 2],
      ['gate-missing', 1],
      ['pods-draining', 1],
      ['waiting', 1],
    ]);
  });
});

describe('withReason', () => {
  it.each([
    { find: '', id: 'no-ip', want: 'reason:no-ip' },
    { find: 'cart ns:shop', id: 'no-ip', want: 'cart ns:shop reason:no-ip' },
    { find: 'reason:waiting cart', id: 'no-ip', want: 'cart reason:no-ip' },
    { find: 'cart reason:waiting', id: undefined, want: 'cart' },
    { find: '-reason:waiting', id: 'no-ip', want: '-reason:waiting reason:no-ip' },
  ])('makes "$want" of "$find"', ({ find, id, want }) => {
    expect(withReason(find, id)).toBe(want);
    if (id !== undefined) expect(chosenReason(want)).toBe(id);
  });
});
