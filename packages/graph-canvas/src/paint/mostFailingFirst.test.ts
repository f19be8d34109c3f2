import { expect, it } from 'vitest';
import { averageMeasure } from '../component/measureText.ts';
import { cardOf } from '../scene/card.ts';
import { aCall, aService } from '../testing/samples.ts';
import type { FarCard } from './farCards.ts';
import { mostFailingFirst } from './mostFailingFirst.ts';

const far = (name: string): FarCard => ({
  card: cardOf(aService(name, 'broken'), { name, label: name }, averageMeasure),
  rect: { x: 0, y: 0, width: 156, height: 42 },
  frame: undefined,
});
const call = (name: string, requestsPerSecond: number, errorShare: number, from = 'web') =>
  aCall({ requestsPerSecond, errorShare }, [`service/shop/${from}`, `service/shop/${name}`]);
const order = (...calls: Parameters<typeof mostFailingFirst>[1]) =>
  mostFailingFirst(['cart', 'orders', 'pay'].map(far), calls).map(({ card }) => card.name);

it('puts what fails most calls of all callers first, and what nobody calls last', () => {
  expect(order(call('orders', 10, 1), call('pay', 8, 1), call('pay', 30, 0.5, 'cart'))).toEqual([
    'pay',
    'orders',
    'cart',
  ]);
});

it('keeps the order of those whose rates are alike', () => {
  expect(order(call('cart', 10, 1), call('orders', 11, 1), call('pay', 400, 0))).toEqual(['cart', 'orders', 'pay']);
});
