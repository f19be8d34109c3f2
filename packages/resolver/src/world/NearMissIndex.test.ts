import { describe, expect, it, vi } from 'vitest';
import { NearMissIndex } from './NearMissIndex.ts';
import { PairMap } from './PairMap.ts';

describe('NearMissIndex', () => {
  const anIndex = (): NearMissIndex => {
    const index = new NearMissIndex();
    index.put('shop/cart', { app: 'cart' });
    index.put('shop/web', { app: 'web', track: 'stable' });
    index.put('shop/api', { tier: 'back', track: 'stable' });
    return index;
  };

  it.each([
    { name: 'the key of a selector with one pair', labels: [{ app: 'card' }], want: ['shop/cart'] },
    { name: 'one pair of several', labels: [{ tier: 'back', track: 'canary' }], want: ['shop/api'] },
    {
      name: 'pairs of several services',
      labels: [{ track: 'stable' }, { app: 'web' }],
      want: ['shop/cart', 'shop/web', 'shop/api'],
    },
    { name: 'nothing', labels: [{ track: 'canary' }], want: [] },
  ])('finds what labels miss that have $name', ({ labels, want }) => {
    const index = anIndex();
    for (const each of labels) index.note(each);
    expect([...index.takeNearlyMatching()].toSorted()).toEqual(want.toSorted());
    expect([...index.takeNearlyMatching()]).toEqual([]);
  });

  it('asks as things are when it is asked', () => {
    const index = anIndex();
    index.note({ app: 'card' });
    index.drop('shop/cart');
    expect([...index.takeNearlyMatching()]).toEqual([]);
  });

  it('looks services up once, however many pods have come', () => {
    const index = anIndex();
    const underKey = vi.spyOn(PairMap.prototype, 'underKey');
    for (let pod = 0; pod < 1_000; pod += 1) index.note({ app: `other-${pod}` });
    expect([...index.takeNearlyMatching()]).toEqual(['shop/cart']);
    expect(underKey).toHaveBeenCalledTimes(1);
    underKey.mockRestore();
  });
});
