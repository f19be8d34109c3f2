import { describe, expect, it } from 'vitest';
import { heightOf } from './heightOf.ts';

const ID = 'service/shop/cart';
const callers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ source: `service/shop/c${index}`, target: ID }));
const called = (count: number) => callers(count).map(({ source, target }) => ({ source: target, target: source }));

describe('heightOf', () => {
  it.each([
    { name: 'nothing around', edges: [], want: 200 },
    { name: 'few neighbours', edges: [...callers(2), ...called(2)], want: 200 },
    { name: 'the side that has more', edges: [...callers(2), ...called(5)], want: 302 },
    { name: 'two lines between the same two', edges: [...called(5), ...called(5)], want: 302 },
    { name: 'a hub', edges: callers(500), want: 420 },
    { name: 'lines between neighbours', edges: [{ source: 'service/a/b', target: 'service/a/c' }], want: 200 },
  ])('$name', ({ edges, want }) => {
    expect(heightOf(ID, edges)).toBe(want);
  });
});
