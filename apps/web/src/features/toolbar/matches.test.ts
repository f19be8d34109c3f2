import { describe, expect, it } from 'vitest';
import { aReason, aServiceNode, aSnapshot } from '../../testing/samples.ts';
import { matchingIds, searchText } from './matches.ts';

const fraud = aServiceNode('payments/fraud', {
  verdict: 'broken',
  headline: aReason({ id: 'none-ready', shared: aReason({ id: 'gate-missing' }) }),
});
const tile = aServiceNode('shop/x', {
  id: 'namespace/shop',
  kind: 'namespace',
  name: 'shop',
  members: { ok: 1, degraded: 0, broken: 2, unknown: 0, 'at-rest': 0, services: 'obb' },
});
const snapshot = aSnapshot({ nodes: [aServiceNode('shop/cart'), fraud, tile] });
const textOf = (node: typeof fraud): string => searchText(node, () => 'Gate not set');

describe('matchingIds', () => {
  it.each([
    { name: 'nothing asked', filter: { find: ' ', verdict: undefined }, want: undefined },
    { name: 'a part of a name', filter: { find: 'frau', verdict: undefined }, want: [fraud.id] },
    { name: 'a namespace', filter: { find: 'payments', verdict: undefined }, want: [fraud.id] },
    { name: 'the reason as it reads', filter: { find: 'gate NOT', verdict: undefined }, want: [fraud.id] },
    { name: 'the id of a shared reason', filter: { find: 'gate-missing', verdict: undefined }, want: [fraud.id] },
    { name: 'all words', filter: { find: 'fraud shop', verdict: undefined }, want: [] },
    {
      name: 'a verdict, and aggregates that hold it',
      filter: { find: '', verdict: 'broken' },
      want: [fraud.id, tile.id],
    },
  ] as const)('finds $name', ({ filter, want }) => {
    expect(matchingIds(snapshot, filter, textOf)).toEqual(want);
  });

  it('finds labels of the selector', () => {
    const row = { selector: { app: 'fraud' } } as unknown as Parameters<typeof searchText>[2];
    expect(searchText(fraud, () => '', row)).toContain('app=fraud');
  });
});
