import { describe, expect, it } from 'vitest';
import { aReason, aServiceNode, anAttention, aSnapshot, backends } from '../../testing/samples.ts';
import { backendChanges, backendsKnown } from './backendChanges.ts';

/** Services of one namespace that are folded into its tile; those without a backend by name. */
function folded(names: readonly string[], total = 9) {
  return backendsKnown(aSnapshot({ total, attention: names.map((name) => anAttention(`shop/${name}`)) }));
}

function drawn(name: string, receiving: number) {
  return backendsKnown(
    aSnapshot({ nodes: [aServiceNode(`shop/${name}`, { backends: backends(receiving, 3) })], total: 9 }),
  );
}

describe('backendChanges', () => {
  it.each([
    {
      name: 'a folded service loses its last',
      before: folded([]),
      after: folded(['a']),
      want: { lost: ['a'], regained: [] },
    },
    {
      name: 'a folded service has one again',
      before: folded(['a', 'b']),
      after: folded(['b']),
      want: { lost: [], regained: ['a'] },
    },
    {
      name: 'a folded service was deleted',
      before: folded(['a'], 9),
      after: folded([], 8),
      want: { lost: [], regained: [] },
    },
    { name: 'nothing changed', before: folded(['a']), after: folded(['a']), want: { lost: [], regained: [] } },
    {
      name: 'a drawn one is folded, and without',
      before: drawn('a', 1),
      after: folded(['a']),
      want: { lost: ['a'], regained: [] },
    },
    {
      name: 'a folded one is drawn, and has one',
      before: folded(['a']),
      after: drawn('a', 1),
      want: { lost: [], regained: ['a'] },
    },
    {
      name: 'a folded one is drawn, still without',
      before: folded(['a']),
      after: drawn('a', 0),
      want: { lost: [], regained: [] },
    },
    { name: 'a new one is drawn, without', before: folded([]), after: drawn('a', 0), want: { lost: [], regained: [] } },
  ])('$name', ({ before, after, want }) => {
    expect(backendChanges(before, after)).toEqual(want);
  });

  it('does not call a service lost that only lacks a port', () => {
    const headline = aReason({ id: 'port-unresolved', level: 'absent' });
    const after = backendsKnown(aSnapshot({ total: 9, attention: [anAttention('shop/a', { headline })] }));
    expect(backendChanges(folded([]), after).lost).toEqual([]);
  });
});
