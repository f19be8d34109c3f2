import type { Find, FindMatch } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { aServiceNode } from '../../testing/samples.ts';
import { drawnMatches, placeOf, type Filter } from './drawnMatches.ts';

const cart = aServiceNode('shop/cart');
const fraud = aServiceNode('payments/fraud', { verdict: 'broken' });
const tile = aServiceNode('batch/x', {
  id: 'namespace/batch',
  kind: 'namespace',
  name: 'batch',
  members: { ok: 1, degraded: 0, broken: 2, unknown: 0, 'at-rest': 0, services: 'obb' },
});
const nodes = [cart, fraud, tile];

function match(name: string, part: Partial<FindMatch> = {}): FindMatch {
  const [namespace = '', service = ''] = name.split('/');
  const aggregates = [`namespace/${namespace}`, `app/${namespace}/${service}`];
  return { id: `service/${name}`, kind: 'service', namespace, name: service, verdict: 'ok', aggregates, ...part };
}

function found(...items: FindMatch[]): Pick<Find, 'items' | 'total' | 'namespaces'> {
  return { items, total: items.length, namespaces: [] };
}

describe('drawnMatches', () => {
  it.each([
    { name: 'nothing asked', filter: { found: undefined, verdict: undefined }, want: undefined },
    { name: 'nothing found', filter: { found: found(), verdict: undefined }, want: [] },
    { name: 'a card', filter: { found: found(match('shop/cart')), verdict: undefined }, want: [cart.id] },
    {
      name: 'the tile that holds a match',
      filter: { found: found(match('batch/nightly')), verdict: undefined },
      want: [tile.id],
    },
    {
      name: 'a verdict, and tiles that hold it',
      filter: { found: undefined, verdict: 'broken' },
      want: [fraud.id, tile.id],
    },
    {
      name: 'both',
      filter: { found: found(match('shop/cart'), match('payments/fraud', { verdict: 'broken' })), verdict: 'broken' },
      want: [fraud.id],
    },
    {
      name: 'namespaces beyond the bound',
      filter: {
        found: { ...found(match('shop/cart')), total: 9, namespaces: [{ name: 'batch', matches: 8 }] },
        verdict: undefined,
      },
      want: [cart.id, tile.id],
    },
  ] satisfies { name: string; filter: Filter; want: string[] | undefined }[])('keeps $name', ({ filter, want }) => {
    expect(drawnMatches(nodes, filter)).toEqual(want);
  });

  it('places a match in the finest aggregate that is drawn', () => {
    const drawn = new Set(['namespace/a', 'app/a/b']);
    expect(placeOf(match('a/b'), drawn)).toBe('app/a/b');
    expect(placeOf(match('z/b'), drawn)).toBeUndefined();
  });
});
