import { figurePlaces } from './figurePlaces.ts';
import type { LayoutArea, LayoutEdge, Placement, Point, Rect, Route } from './layoutTypes.ts';
import { CARD, GAP_MANY_FIGURES } from './measures.ts';
import { RectIndex } from './RectIndex.ts';
import { alongGaps, alongRow, passesNothing } from './routeAlongGaps.ts';
import { boundsOf, centerOf } from './rects.ts';
import { titleBoxes } from './titleBoxes.ts';

/** Where the line turns, from the side of the caller: lines of one caller share their trunk. */
const TRUNK = 0.3;
/** How far a line between two cards of one column swings out: short of the next column. */
const SWING_PX = 20;
/** How much of that is left where the area ends: its line stays within. */
const SWING_AT_BORDER_PX = 10;

/**
 * The way of each edge whose two ends stand. Inside an area from right to left side, unless a card stands there; between areas the
 * nearest sides, unless something stands there: a card, or a title or count of the `named` areas.
 */
export function routeEdges(
  placement: Placement,
  edges: readonly LayoutEdge[],
  areaOf: (nodeId: string) => string | null,
  named: readonly LayoutArea[],
): Readonly<Record<string, Route>> {
  const frames = new Map(Object.entries(placement.areas).map(([id, area]) => [id, boundsOf(area.rects)]));
  const cards = new RectIndex(placement.nodes);
  const titles = new RectIndex(titleBoxes(placement, named));
  const routes: Record<string, Route> = {};
  for (const edge of edges) {
    const source = placement.nodes[edge.source];
    const target = placement.nodes[edge.target];
    if (source === undefined || target === undefined) continue;
    const [sourceArea, targetArea] = [areaOf(edge.source), areaOf(edge.target)];
    const from = frames.get(sourceArea ?? '');
    const to = frames.get(targetArea ?? '');
    const between = sourceArea !== targetArea && from !== undefined && to !== undefined;
    if (!between) {
      routes[edge.id] = withinArea(edge, source, target, from, cards);
      continue;
    }
    const direct = betweenAreas(source, target, isBeside(from, to));
    const isFree = passesNothing(direct, [edge.source, edge.target], cards) && passesNothing(direct, [], titles);
    routes[edge.id] = isFree ? direct : alongGaps({ source, target, from, to }, cards, titles);
  }
  for (const [id, figurePx] of figurePlaces(routes, edges)) {
    const route = routes[id];
    if (route !== undefined) routes[id] = { ...route, figurePx };
  }
  return routes;
}

/** Straight from column to column; along a row border where a card between them stands in the way. */
function withinArea(
  { source, target }: LayoutEdge,
  from: Rect,
  to: Rect,
  area: Rect | undefined,
  cards: RectIndex,
): Route {
  if (isAbove(from, to)) {
    const free = area === undefined ? Infinity : area.x + area.width;
    const near = swing(from, to, 0, free);
    return passesNothing(near, [source, target], cards) ? near : swing(from, to, CARD.width, free);
  }
  const straight = horizontal(from, to);
  const apart = Math.max(to.x - from.x - from.width, from.x - to.x - to.width);
  // Between neighbouring columns nothing stands.
  if (apart < GAP_MANY_FIGURES + CARD.width / 2) return straight;
  const isFree = (route: Route): boolean => passesNothing(route, [source, target], cards);
  return isFree(straight) ? straight : (alongRow(from, to).find(isFree) ?? straight);
}

function betweenAreas(source: Rect, target: Rect, beside: boolean): Route {
  if (!beside) return vertical(source, target);
  return isAbove(source, target) ? swing(source, target, 0, Infinity) : horizontal(source, target);
}

/** True if two areas share a range of height, so that a line between them runs sideways. */
function isBeside(from: Rect, to: Rect): boolean {
  return from.y < to.y + to.height && to.y < from.y + from.height;
}

function horizontal(source: Rect, target: Rect): Route {
  const [a, b] = [centerOf(source), centerOf(target)];
  const forward = source.x + source.width <= target.x;
  const from = { x: forward ? source.x + source.width : source.x, y: a.y };
  const to = { x: forward ? target.x : target.x + target.width, y: b.y };
  // Of a narrow node only beyond the cards above and below it.
  const column = source.x + CARD.width;
  const begin = forward && column < to.x ? Math.max(from.x, column) : from.x;
  const trunk = begin + (to.x - begin) * TRUNK;
  return {
    from,
    to,
    controls: [
      { x: trunk, y: from.y },
      { x: trunk, y: to.y },
    ],
  };
}

/** True if two cards stand above each other. */
function isAbove(from: Rect, to: Rect): boolean {
  return from.x < to.x + to.width && to.x < from.x + from.width;
}

/** Out on the right and back in on the right, around what is at most `width` wide, short of where the area ends. */
function swing(source: Rect, target: Rect, width: number, areaEnd: number): Route {
  const from = { x: source.x + source.width, y: centerOf(source).y };
  const to = { x: target.x + target.width, y: centerOf(target).y };
  const side = Math.max(from.x, to.x, Math.min(source.x, target.x) + width);
  const x = side + (side + SWING_PX < areaEnd ? SWING_PX : SWING_AT_BORDER_PX);
  return {
    from,
    to,
    controls: [
      { x, y: from.y },
      { x, y: to.y },
    ],
  };
}

function vertical(source: Rect, target: Rect): Route {
  const down = centerOf(source).y < centerOf(target).y;
  const from: Point = { x: centerOf(source).x, y: down ? source.y + source.height : source.y };
  const to: Point = { x: centerOf(target).x, y: down ? target.y : target.y + target.height };
  const middle = (from.y + to.y) / 2;
  return {
    from,
    to,
    controls: [
      { x: from.x, y: middle },
      { x: to.x, y: middle },
    ],
  };
}
