import { describe, expect, it } from 'vitest';
import { FIGURE_PX, figurePlaces } from './figurePlaces.ts';
import type { LayoutEdge, Point, Rect, Route } from './layoutTypes.ts';
import { pointBefore } from './pointsAlong.ts';

/** From the right of a card in one column to a card in the next, as `routeEdges` draws it. */
function lineFrom(y: number, to: Point = { x: 74, y: 0 }): Route {
  const controls = [
    { x: 22, y },
    { x: 22, y: to.y },
  ];
  return { from: { x: 0, y }, to, controls };
}

/** From far away on the left, along the border of the row. */
const LANE: Route = {
  from: { x: -300, y: 0 },
  to: { x: 74, y: 0 },
  controls: [
    { x: -286, y: 0 },
    { x: -286, y: -28 },
    { x: 60, y: -28 },
    { x: 60, y: 0 },
  ],
  bent: true,
};

const call = (id: string, labelled = true): LayoutEdge => ({ id, source: id, target: 'callee', labelled });
/** What a figure of two lines covers. */
const boxAt = ({ x, y }: Point): Rect => ({ x: x - 16, y: y - 6, width: 32, height: 12 });
const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('figurePlaces', () => {
  it('leaves a line alone that comes in by itself, and lines without figures', () => {
    const routes = { a: lineFrom(0), b: lineFrom(56, { x: 74, y: 56 }), c: lineFrom(112) };
    expect([...figurePlaces(routes, [call('a'), call('b'), call('c', false)])]).toEqual([]);
  });

  it.each([
    ['all from above', [0, -56, -112, -168]],
    ['from both sides', [0, 56, -112, 168]],
    ['one along the border of the row', [-56, 'lane']],
  ])('keeps the figures of lines apart that come in at one point: %s', (_from, heights) => {
    const routes = Object.fromEntries(
      heights.map((y, index) => [`line${index}`, typeof y === 'number' ? lineFrom(y) : LANE]),
    );
    const places = figurePlaces(
      routes,
      Object.keys(routes).map((id) => call(id)),
    );
    const boxes = Object.entries(routes).map(([id, route]) => boxAt(pointBefore(route, places.get(id) ?? FIGURE_PX)));
    for (const [index, box] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
    }
  });

  it('moves no figure when the order of the edges changes', () => {
    const routes = { a: lineFrom(-56), b: lineFrom(56), c: lineFrom(-112) };
    const edges = ['a', 'b', 'c'].map((id) => call(id));
    expect(figurePlaces(routes, edges).size).toBeGreaterThan(0);
    expect(figurePlaces(routes, edges.toReversed())).toEqual(figurePlaces(routes, edges));
  });

  it('puts no figure beyond its own line', () => {
    const routes = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`l${index}`, lineFrom(index)]));
    for (const px of figurePlaces(
      routes,
      Object.keys(routes).map((id) => call(id)),
    ).values()) {
      expect(px).toBeGreaterThanOrEqual(FIGURE_PX);
      expect(px).toBeLessThan(70);
    }
  });
});
