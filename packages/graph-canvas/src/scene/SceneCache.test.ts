import { describe, expect, it } from 'vitest';
import { aCall, aService, TEXTS } from '../testing/samples.ts';
import { SceneCache } from './SceneCache.ts';
import type { MapGraph } from './structure.ts';

const GRAPH: MapGraph = {
  revision: 1,
  level: 'service',
  nodes: [aService('cart'), aService('pay')],
  edges: [aCall({}, ['service/shop/cart', 'service/shop/pay'])],
  groups: [],
};
const aCache = (): SceneCache => new SceneCache((text) => text.length * 7);
const partsOf = ({ cards, lines }: ReturnType<SceneCache['sceneOf']>): readonly unknown[] => [
  ...cards.values(),
  ...lines,
];

describe('SceneCache', () => {
  it('makes anew only what a delta changed', () => {
    const cache = aCache();
    const [cart, pay, call] = partsOf(cache.sceneOf(GRAPH, TEXTS));
    const nodes = GRAPH.nodes.with(1, aService('pay', 'broken'));
    const after = partsOf(cache.sceneOf({ ...GRAPH, revision: 2, nodes }, TEXTS));
    expect(after[0]).toBe(cart);
    expect(after[1]).not.toBe(pay);
    // What a line looks like may rest on the verdict of where it leads.
    expect(after[2]).toEqual(call);
  });

  it('keeps cards and lines when other words change', () => {
    const cache = aCache();
    const before = partsOf(cache.sceneOf(GRAPH, TEXTS));
    const after = partsOf(cache.sceneOf(GRAPH, { ...TEXTS, label: 'Service map, 2 services, 2 broken' }));
    expect(after.map((part, index) => part === before[index])).toEqual([true, true, true]);
  });

  it.each([
    {
      what: 'words on cards',
      texts: { ...TEXTS, node: () => ({ name: '购物车', label: '购物车' }) },
      want: [true, false],
    },
    { what: 'words on lines', texts: { ...TEXTS, rate: (value: number) => `${value}/秒` }, want: [false, true] },
  ])('takes up other $what', ({ texts, want }) => {
    const cache = aCache();
    const before = cache.sceneOf(GRAPH, TEXTS);
    const after = cache.sceneOf(GRAPH, texts);
    const isOther = [
      after.cards.get('service/shop/cart') !== before.cards.get('service/shop/cart'),
      after.lines[0] !== before.lines[0],
    ];
    expect(isOther).toEqual(want);
  });
});
