import { describe, expect, it } from 'vitest';
import type { Rect, Route } from './layoutTypes.ts';
import { CARD, GAP_PLAIN } from './measures.ts';
import { pointsAlong } from './pointsAlong.ts';
import { routeEdges } from './routeEdges.ts';

const LEFT = 14;
const STEP = CARD.width + GAP_PLAIN;
const AREA = { x: 0, y: 0, width: LEFT + 2 * STEP - GAP_PLAIN + LEFT, height: 400 };
const card = (column: number, y: number, width: number = CARD.width): Rect => {
  const isCard = width === CARD.width;
  return { x: LEFT + column * STEP, y, width, height: isCard ? CARD.height : 22 };
};

/** The line from `a` to `b`, all within one area. */
function between(nodes: Readonly<Record<string, Rect>>): Route {
  const placement = { nodes, areas: { shop: { rects: [AREA], columns: [LEFT, LEFT + STEP] } } };
  const call = { id: 'call', source: 'a', target: 'b', labelled: false };
  const route = routeEdges(placement, [call], () => 'shop', [])['call'];
  if (route === undefined) throw new Error('no route');
  return route;
}

const farthest = (route: Route): number => Math.max(...[...pointsAlong(route, 99)].map(({ x }) => x));

describe('a line between two cards of one column', () => {
  it.each([
    ['down', 35, 203],
    ['up', 203, 35],
  ])('swings out on the right, short of the next column: %s', (_way, from, to) => {
    const end = farthest(between({ a: card(0, from), b: card(0, to), beside: card(1, 119) }));
    expect(end).toBeGreaterThan(LEFT + CARD.width + 8);
    expect(end).toBeLessThan(LEFT + STEP - 4);
  });

  it('stays within the area in its last column', () => {
    const end = farthest(between({ a: card(1, 35), b: card(1, 203) }));
    expect(end).toBeGreaterThan(LEFT + STEP + CARD.width + 4);
    expect(end).toBeLessThan(AREA.width);
  });

  it('goes around a card that is wider than its two ends', () => {
    const route = between({ a: card(0, 35, 120), wide: card(0, 91), b: card(0, 147, 120) });
    const passed = [...pointsAlong(route, 99)].filter(({ y }) => y > 91 && y < 91 + CARD.height);
    expect(passed.length).toBeGreaterThan(0);
    for (const { x } of passed) expect(x).toBeGreaterThan(LEFT + CARD.width);
    expect(farthest(route)).toBeLessThan(LEFT + STEP);
  });
});
