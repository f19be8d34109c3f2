import { describe, expect, it } from 'vitest';
import { objectKey, splitKey } from './keys.ts';

describe('objectKey and splitKey', () => {
  it.each([
    { object: { namespace: 'shop', name: 'cart' }, key: 'shop/cart' },
    { object: { name: 'node-0001' }, key: 'node-0001' },
    { object: { namespace: '', name: 'node-0001' }, key: 'node-0001' },
  ])('spells $key', ({ object, key }) => {
    expect(objectKey(object)).toBe(key);
    expect(objectKey({ name: splitKey(key).name, namespace: splitKey(key).namespace ?? '' })).toBe(key);
  });
});
