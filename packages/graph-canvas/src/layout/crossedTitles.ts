import type { Placement, Rect, Route } from './layoutTypes.ts';
import { AREA_TOP } from './measures.ts';
import { passesNothing } from './routeAlongGaps.ts';
import { RectIndex } from './RectIndex.ts';
import { near } from './rects.ts';

/** Ids of areas over whose title or counts a line may run, and no card stands: their texts go above the lines. */
export function crossedTitles(
  { areas, nodes }: Placement,
  routes: Readonly<Record<string, Route>>,
): ReadonlySet<string> {
  const crossed = new Set<string>();
  const all = Object.values(routes);
  const cards = Object.values(nodes);
  for (const [id, { rects }] of Object.entries(areas)) {
    const [frame] = rects;
    if (frame === undefined) continue;
    const band = { x: frame.x, y: frame.y, width: frame.width, height: AREA_TOP };
    const index = new RectIndex({ [id]: band });
    const isCrossed = all.some((route) => reaches(route, band) && !passesNothing(route, [], index));
    if (isCrossed && !cards.some((card) => near(card, band, 0))) crossed.add(id);
  }
  return crossed;
}

/** False for most: a line lies within its points. */
function reaches({ from, to, controls }: Route, band: Rect): boolean {
  const points = [from, ...controls, to];
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  return near({ x: left, y: top, width: right - left, height: bottom - top }, band, 0);
}
