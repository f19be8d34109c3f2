import type { Point, Rect, Route } from './layoutTypes.ts';
import { AREA_GAP, CARD, ROW } from './measures.ts';
import { pointOn } from './pointsAlong.ts';
import type { RectIndex } from './RectIndex.ts';
import { centerOf } from './rects.ts';

/** Beside a card, in the gap of its column. */
const BESIDE_PX = 10;
/** Above a card, on the border of its row: no card of its area stands there. */
const LANE_PX = (2 * ROW - CARD.height) / 2;
const SAMPLES = 24;

/** True if a curve lies on no other card. */
export function passesNothing(route: Route, ends: readonly string[], cards: RectIndex): boolean {
  for (let index = 1; index < SAMPLES; index += 1) {
    if (cards.covers(pointOn(route, index / SAMPLES), ends)) return false;
  }
  return true;
}

interface Ends {
  readonly source: Rect;
  readonly target: Rect;
  /** Frames of their areas. */
  readonly from: Rect;
  readonly to: Rect;
}

/** Out on the right of the caller, along row borders and the gap between the areas, in on the left of the callee or straight. */
export function alongGaps(
  { source, target, from, to }: Ends,
  isClear: (x: number, fromY: number, toY: number) => boolean,
): Route {
  const start = { x: source.x + source.width, y: centerOf(source).y };
  const end = { x: target.x, y: centerOf(target).y };
  const out = start.x + BESIDE_PX;
  const into = end.x - BESIDE_PX;
  const half = AREA_GAP / 2;
  const isBelow = to.y >= from.y + from.height;
  const isAbove = to.y + to.height <= from.y;
  if (isBelow || isAbove) {
    const gap = isBelow ? from.y + from.height + half : from.y - half;
    const corners = [
      { x: out, y: start.y },
      { x: out, y: gap },
    ];
    // Straight in from above or below, where nothing stands between the area's edge and the card.
    const over = { x: centerOf(target).x, y: isBelow ? target.y : target.y + target.height };
    if (isClear(over.x, gap, over.y)) return bent(start, over, [...corners, { x: over.x, y: gap }]);
    return bent(start, end, [...corners, { x: into, y: gap }, { x: into, y: end.y }]);
  }
  const isRight = to.x >= from.x;
  const gap = isRight ? to.x - half : to.x + to.width + half;
  const [sourceLane, targetLane] = [source.y - LANE_PX, target.y - LANE_PX];
  return bent(start, end, [
    { x: out, y: start.y },
    { x: out, y: sourceLane },
    { x: gap, y: sourceLane },
    { x: gap, y: targetLane },
    { x: into, y: targetLane },
    { x: into, y: end.y },
  ]);
}

function bent(from: Point, to: Point, corners: readonly Point[]): Route {
  return { from, to, controls: corners, bent: true };
}
