import { describe, expect, it } from 'vitest';
import { layoutDifference, withDifference } from './layoutDifference.ts';
import type { LayoutResult } from './layoutTypes.ts';

const result = (): LayoutResult => ({
  placement: {
    nodes: { cart: { x: 0, y: 40, width: 156, height: 42 }, pay: { x: 200, y: 40, width: 156, height: 42 } },
    areas: { shop: { rects: [{ x: 0, y: 0, width: 400, height: 240 }], columns: [14, 214] } },
  },
  routes: { call: { from: { x: 156, y: 61 }, to: { x: 200, y: 61 }, controls: [{ x: 170, y: 61 }] } },
});
const { placement, routes } = result();
const { cart } = placement.nodes;
const after = (before: LayoutResult, now: unknown): LayoutResult =>
  withDifference(before, layoutDifference(before, now as LayoutResult));

describe('layoutDifference', () => {
  it('is nothing where nothing changed, and then the layout is the one of before', () => {
    const before = result();
    expect(after(before, result())).toBe(before);
  });

  it('keeps every part that stays', () => {
    const before = result();
    const nodes = { ...placement.nodes, pay: { x: 200, y: 68, width: 156, height: 42 } };
    const next = after(before, { placement: { ...placement, nodes }, routes });
    expect(next.placement.nodes).toEqual(nodes);
    expect(next.placement.nodes['cart']).toBe(before.placement.nodes['cart']);
    expect(next.placement.areas).toBe(before.placement.areas);
    expect(next.routes).toBe(before.routes);
  });

  it.each([
    { what: 'a card that is gone', now: { placement: { ...placement, nodes: { cart } }, routes } },
    { what: 'a card that came', now: { placement: { ...placement, nodes: { ...placement.nodes, db: cart } }, routes } },
    {
      what: 'an area with another column',
      now: { placement: { ...placement, areas: { shop: { rects: [], columns: [14] } } }, routes },
    },
    { what: 'a line that turns elsewhere', now: { placement, routes: { call: { ...routes['call'], bent: true } } } },
    { what: 'a figure at another place', now: { placement, routes: { call: { ...routes['call'], figurePx: 60 } } } },
    { what: 'a line that is gone', now: { placement, routes: {} } },
  ])('brings $what over', ({ now }) => {
    expect(after(result(), now)).toEqual(now);
  });
});
