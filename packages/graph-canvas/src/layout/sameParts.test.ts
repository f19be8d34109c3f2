import { describe, expect, it } from 'vitest';
import type { LayoutResult } from './layoutTypes.ts';
import { withSameParts } from './sameParts.ts';

const result = (): LayoutResult => ({
  placement: {
    nodes: { cart: { x: 0, y: 40, width: 156, height: 42 }, pay: { x: 200, y: 40, width: 156, height: 42 } },
    areas: { shop: { rects: [{ x: 0, y: 0, width: 400, height: 240 }], columns: [14, 214] } },
  },
  routes: { call: { from: { x: 156, y: 61 }, to: { x: 200, y: 61 }, controls: [{ x: 170, y: 61 }] } },
});

describe('withSameParts', () => {
  it('is the layout of before if it says the same', () => {
    const before = result();
    expect(withSameParts(before, result())).toBe(before);
  });

  it('takes over what changed and keeps the rest', () => {
    const before = result();
    const { placement, routes } = result();
    const moved = { ...placement.nodes, pay: { x: 200, y: 68, width: 156, height: 42 } };
    const after = withSameParts(before, { placement: { ...placement, nodes: moved }, routes });
    expect(after.placement.nodes).toEqual(moved);
    expect(after.placement.nodes['cart']).toBe(before.placement.nodes['cart']);
    expect(after.placement.areas).toBe(before.placement.areas);
    expect(after.routes).toBe(before.routes);
  });

  it.each([
    { what: 'a card that is gone', change: { nodes: { cart: result().placement.nodes['cart'] } } },
    { what: 'an area with another column', change: { areas: { shop: { rects: [], columns: [14] } } } },
  ])('notices $what', ({ change }) => {
    const { placement, routes } = result();
    const now = { placement: { ...placement, ...change }, routes } as LayoutResult;
    expect(withSameParts(result(), now)).toEqual(now);
  });

  it('notices a line that turns elsewhere', () => {
    const { placement, routes } = result();
    const now = { placement, routes: { call: { ...routes['call'], bent: true } } } as LayoutResult;
    expect(withSameParts(result(), now)).toEqual(now);
  });
});
