import type { Placement, Point, Rect } from './layoutTypes.ts';
import { centerOf } from './rects.ts';

/** Middles of cards that somebody put where they are, by id; whole world pixels. */
export type Pins = Readonly<Record<string, Point>>;

/** A drop this near to where the layout has the card takes its pin away. */
const HOME_PX = 14;

/** The placement with pinned cards where they were put. Everything else, areas included, stays. */
export function withPins(placement: Placement, pins: Pins): Placement {
  const moved: Record<string, Rect> = {};
  for (const [id, { x, y }] of Object.entries(pins)) {
    const rect = placement.nodes[id];
    if (rect !== undefined)
      moved[id] = { ...rect, x: Math.round(x - rect.width / 2), y: Math.round(y - rect.height / 2) };
  }
  return Object.keys(moved).length === 0 ? placement : { ...placement, nodes: { ...placement.nodes, ...moved } };
}

/** The pin of a card that was dropped; undefined if it was put back into its place. */
export function pinAt(dropped: Point, home: Rect | undefined): Point | undefined {
  const at = { x: Math.round(dropped.x), y: Math.round(dropped.y) };
  if (home === undefined) return at;
  const middle = centerOf(home);
  return Math.hypot(at.x - middle.x, at.y - middle.y) <= HOME_PX ? undefined : at;
}
