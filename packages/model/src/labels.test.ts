import { expect, it } from 'vitest';
import { sameLabels } from './labels.ts';
import type { Labels } from './records.ts';

const CART: Labels = { app: 'cart', tier: 'shop' };

it.each<[what: string, left: Labels | undefined, right: Labels | undefined, same: boolean]>([
  ['the very same', CART, CART, true],
  ['in another order', CART, { tier: 'shop', app: 'cart' }, true],
  ['none and none', {}, {}, true],
  ['another value', CART, { app: 'cart', tier: 'pay' }, false],
  ['one more on the right', CART, { ...CART, zone: 'a' }, false],
  ['one more on the left', { ...CART, zone: 'a' }, CART, false],
  ['another key', { a: 'x' }, { b: 'x' }, false],
  ['not known', undefined, CART, false],
  ['known no more', CART, undefined, false],
  ['neither known', undefined, undefined, true],
])('labels say the same: %s', (_what, left, right, same) => {
  expect(sameLabels(left, right)).toBe(same);
});
