import { describe, expect, it } from 'vitest';
import { pinAt, withPins } from './pinned.ts';

const PLACEMENT = {
  nodes: { a: { x: 0, y: 0, width: 156, height: 42 }, b: { x: 200, y: 0, width: 156, height: 42 } },
  areas: {},
};

describe('withPins', () => {
  it('moves pinned cards only, by their middles', () => {
    const { nodes } = withPins(PLACEMENT, { b: { x: 500, y: 300 }, gone: { x: 0, y: 0 } });
    expect(nodes).toEqual({ a: PLACEMENT.nodes.a, b: { x: 422, y: 279, width: 156, height: 42 } });
  });

  it('is the same placement without pins', () => {
    expect(withPins(PLACEMENT, {})).toBe(PLACEMENT);
  });
});

describe('pinAt', () => {
  it.each([
    { name: 'pins on whole pixels', at: { x: 300.4, y: 99.6 }, want: { x: 300, y: 100 } },
    { name: 'takes the pin away where the layout has the card', at: { x: 80, y: 25 }, want: undefined },
  ])('$name', ({ at, want }) => {
    expect(pinAt(at, PLACEMENT.nodes.a)).toEqual(want);
  });
});
