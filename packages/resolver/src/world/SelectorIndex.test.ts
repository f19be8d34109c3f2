import { describe, expect, it } from 'vitest';
import { SelectorIndex } from './SelectorIndex.ts';

describe('SelectorIndex', () => {
  it('finds the services whose whole selector labels satisfy', () => {
    const index = new SelectorIndex();
    index.put('shop/web', { app: 'web' });
    index.put('shop/stable', { app: 'web', track: 'stable' });
    index.put('shop/api', { app: 'api' });
    expect(index.matching({ app: 'web', extra: 'x' })).toEqual(['shop/web']);
    expect([...index.matching({ track: 'stable', app: 'web' })].toSorted()).toEqual(['shop/stable', 'shop/web']);
    expect(index.matching({})).toEqual([]);
  });

  it('names a service once, also after its selector has changed', () => {
    const index = new SelectorIndex();
    index.put('shop/web', { app: 'web' });
    index.put('shop/web', { tier: 'front' });
    expect(index.matching({ app: 'web', tier: 'front' })).toEqual(['shop/web']);
    expect(index.matching({ app: 'web' })).toEqual([]);
  });

  it('forgets a service', () => {
    const index = new SelectorIndex();
    index.put('shop/web', { app: 'web' });
    index.drop('shop/web');
    index.drop('shop/gone');
    expect(index.matching({ app: 'web' })).toEqual([]);
  });

  it('takes no empty selector (R1)', () => {
    const index = new SelectorIndex();
    index.put('shop/all', {});
    expect(index.matching({ app: 'web' })).toEqual([]);
  });
});
