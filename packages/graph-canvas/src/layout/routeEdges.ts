import type { LayoutArea, LayoutEdge, Placement, Point, Rect, Route } from './layoutTypes.ts';
import { CARD, GAP_MANY_FIGURES } from './measures.ts';
import { RectIndex } from './RectIndex.ts';
import { alongGaps, alongRow, passesNothing } from './routeAlongGaps.ts';
import { boundsOf, centerOf } from './rects.ts';
import { titleBoxes } from './titleBoxes.ts';

/** Where the line turns, from the side of the caller: lines of one caller share their trunk. */
const TRUNK = 0.3;
/** How far a line that goes back swings out. */
const SWING_PX = 44;

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
      routes[edge.id] = withinArea(edge, source, target, cards);
      continue;
    }
    const direct = isBeside(from, to) ? horizontal(source, target) : vertical(source, target);
    const isFree = passesNothing(direct, [edge.source, edge.target], cards) && passesNothing(direct, [], titles);
    routes[edge.id] = isFree ? direct : alongGaps({ source, target, from, to }, cards, titles);
  }
  return routes;
}

/** Straight from column to column; along a row border where a card between them stands in the way. */
function withinArea({ source, target }: LayoutEdge, from: Rect, to: Rect, cards: RectIndex): Route {
  const straight = horizontal(from, to);
  const apart = Math.max(to.x - from.x - from.width, from.x - to.x - to.width);
  // Between neighbouring columns nothing stands.
  if (apart < GAP_MANY_FIGURES + CARD.width / 2) return straight;
  const isFree = (route: Route): boolean => passesNothing(route, [source, target], cards);
  return isFree(straight) ? straight : (alongRow(from, to).find(isFree) ?? straight);
}

/** True if two areas share a range of height, so that a line between them runs sideways. */
function isBeside(from: Rect, to: Rect): boolean {
  return from.y < to.y + to.height && to.y < from.y + from.height;
}

function horizontal(source: Rect, target: Rect): Route {
  const [a, b] = [centerOf(source), centerOf(target)];
  const forward = source.x + source.width <= target.x;
  if (!forward && target.x + target.width > source.x) return swing(source, target);
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

/** Two cards above each other: out on the right and back in on the right. */
function swing(source: Rect, target: Rect): Route {
  const from = { x: source.x + source.width, y: centerOf(source).y };
  const to = { x: target.x + target.width, y: centerOf(target).y };
  const x = Math.max(from.x, to.x) + SWING_PX;
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
