import type { Point, Rect, Route } from './layoutTypes.ts';
import { AREA_GAP, AREA_LEFT, CARD, ROW } from './measures.ts';
import { pointsAlong, routeLength } from './pointsAlong.ts';
import type { RectIndex } from './RectIndex.ts';
import { centerOf } from './rects.ts';

/** Beside a card, in the gap of its column: clear of the marks on the corners. */
const BESIDE_PX = 14;
/** From a corner of a card to where a line may come in from above: clear of its mark. */
const CORNER_PX = 24;
/** Above a card, on the border of its row: no card of its area stands there. */
const LANE_PX = (2 * ROW - CARD.height) / 2;
const SAMPLES = 24;
/** Half of the lowest thing that is looked for: a title. */
const SAMPLE_PX = 17;

/** True if a curve lies on nothing but its ends. */
export function passesNothing(route: Route, ends: readonly string[], standing: RectIndex): boolean {
  const samples = Math.max(SAMPLES, Math.ceil(routeLength(route) / SAMPLE_PX));
  for (const point of pointsAlong(route, samples - 1)) {
    if (standing.covers(point, ends)) return false;
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

/**
 * Out on the right of the caller, along row borders and the gap between the areas, in on the left of the callee or straight:
 * where it runs over the fewest texts (`titles`).
 */
export function alongGaps({ source, target, from, to }: Ends, cards: RectIndex, titles: RectIndex): Route {
  const start = { x: source.x + source.width, y: centerOf(source).y };
  const end = { x: target.x, y: centerOf(target).y };
  const into = end.x - BESIDE_PX;
  const half = AREA_GAP / 2;
  const isBelow = to.y >= from.y + from.height;
  const isAbove = to.y + to.height <= from.y;
  if (isBelow || isAbove) {
    const gap = isBelow ? from.y + from.height + half : from.y - half;
    // Of a narrow node beyond the cards of its column, if one of them stands in the way.
    const near = start.x + BESIDE_PX;
    const out = cards.crosses(near, gap, start.y) ? Math.max(near, source.x + CARD.width + BESIDE_PX) : near;
    const isFree = (x: number, y: number): boolean => !cards.crosses(x, gap, y);
    const isQuiet = (x: number, y: number): boolean => !titles.crosses(x, gap, y);
    // Out on the left, where a title stands above the right side.
    const left = source.x - from.x <= AREA_LEFT ? from.x - half : source.x - BESIDE_PX;
    const isLeft = !isQuiet(out, start.y) && isQuiet(left, start.y) && isFree(left, start.y);
    const begin = isLeft ? { x: source.x, y: start.y } : start;
    const turn = isLeft ? left : out;
    const corners = [
      { x: turn, y: start.y },
      { x: turn, y: gap },
    ];
    // Straight in from above or below, where nothing stands between the area's edge and the card: in the middle, or beside a title.
    const edge = isBelow ? target.y : target.y + target.height;
    const middle = centerOf(target).x;
    const open = [middle, target.x + target.width - CORNER_PX, target.x + CORNER_PX].filter((x) => isFree(x, edge));
    const over = open.find((x) => isQuiet(x, edge));
    if (over !== undefined) return bent(begin, { x: over, y: edge }, [...corners, { x: over, y: gap }]);
    // Beside the title, through the left edge of the area, if the card stands there.
    const beside = target.x - to.x <= AREA_LEFT ? to.x - half : into;
    if (open.includes(middle) && !isQuiet(beside, end.y))
      return bent(begin, { x: middle, y: edge }, [...corners, { x: middle, y: gap }]);
    return bent(begin, end, [...corners, { x: beside, y: gap }, { x: beside, y: end.y }]);
  }
  const out = start.x + BESIDE_PX;
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

/**
 * Ways between two cards of an area that do not stand above each other: out beside the one, along the border of the row of the
 * other, above or below it, and in from beside it. The first is the one to try first.
 */
export function alongRow(source: Rect, target: Rect): readonly Route[] {
  const isForward = source.x + source.width <= target.x;
  const isBackward = target.x + target.width <= source.x;
  if (!isForward && !isBackward) return [];
  const side = isForward ? 1 : -1;
  const start = { x: isForward ? source.x + source.width : source.x, y: centerOf(source).y };
  const end = { x: isForward ? target.x : target.x + target.width, y: centerOf(target).y };
  const [out, into] = [start.x + side * BESIDE_PX, end.x - side * BESIDE_PX];
  return [target.y - LANE_PX, target.y + target.height + LANE_PX].map((lane) =>
    bent(start, end, [
      { x: out, y: start.y },
      { x: out, y: lane },
      { x: into, y: lane },
      { x: into, y: end.y },
    ]),
  );
}

function bent(from: Point, to: Point, corners: readonly Point[]): Route {
  return { from, to, controls: corners, bent: true };
}
