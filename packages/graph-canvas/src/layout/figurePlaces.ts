import type { LayoutEdge, Point, Route } from './layoutTypes.ts';
import { pointBefore, routeLength } from './pointsAlong.ts';

/** From the callee, along the line, to the middle of its figure. */
export const FIGURE_PX = 34;
/** Steps in which a free place is looked for. */
const STEP_PX = 8;
/** No figure stands farther from the callee than this part of its line. */
const FARTHEST = 0.75;
/** What two figures keep between their middles, sideways or up and down: one of `100%` and its rate. */
const APART = { x: 36, y: 15 } as const;

/**
 * How far from the callee the figure of each line stands, in px along the line: figures of lines that come in at one point keep clear of
 * each other, the one of the shortest line is the nearest. All lines that can have a figure count, whether they have one now or not, so
 * that no figure moves when another comes or goes. Lines with the usual place are left out, and those that have no other.
 */
export function figurePlaces(
  routes: Readonly<Record<string, Route>>,
  edges: readonly LayoutEdge[],
): ReadonlyMap<string, number> {
  const labelled = edges.flatMap(({ id, labelled: can }) => {
    const route = can ? routes[id] : undefined;
    return route === undefined ? [] : [{ id, route }];
  });
  const places = new Map<string, number>();
  for (const meeting of Map.groupBy(labelled, ({ route }) => endOf(route)).values()) {
    if (meeting.length === 1) continue;
    const byLength = meeting
      .map(({ id, route }) => ({ id, route, length: routeLength(route) }))
      .toSorted((a, b) => a.length - b.length || (a.id < b.id ? -1 : 1));
    const taken: Point[] = [];
    for (const { id, route, length } of byLength) {
      const px = freePlace(route, length * FARTHEST, taken);
      taken.push(pointBefore(route, px));
      if (px !== FIGURE_PX) places.set(id, px);
    }
  }
  return places;
}

/** The nearest place whose figure lies on none of those that are `taken`. */
function freePlace(route: Route, farthest: number, taken: readonly Point[]): number {
  for (let px = FIGURE_PX; px <= farthest; px += STEP_PX) {
    const { x, y } = pointBefore(route, px);
    if (taken.every((other) => Math.abs(other.x - x) >= APART.x || Math.abs(other.y - y) >= APART.y)) return px;
  }
  return FIGURE_PX;
}

function endOf({ to }: Route): string {
  return `${Math.round(to.x)} ${Math.round(to.y)}`;
}
