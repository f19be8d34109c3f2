import type { Point, Route } from './layoutTypes.ts';

/** The point of a route at a share of its way, as Cytoscape draws it: two quadratic curves, or straight pieces. */
export function pointOn(route: Route, share: number): Point {
  return route.bent === true ? onPieces(route, share) : onCurves(route, share);
}

/** Two quadratic curves that meet between the control points. */
function onCurves({ from, to, controls }: Route, share: number): Point {
  const [first = from, second = to] = controls;
  const middle = between(first, second, 0.5);
  return share < 0.5 ? onCurve(from, first, middle, share * 2) : onCurve(middle, second, to, share * 2 - 1);
}

/** The rounded turns are left out: they are a few pixels. */
function onPieces({ from, to, controls }: Route, share: number): Point {
  const corners = [from, ...controls, to];
  let left = lengthOf(corners) * share;
  for (const [index, corner] of corners.slice(1).entries()) {
    const start = corners[index] ?? from;
    const length = distance(start, corner);
    if (left <= length) return between(start, corner, length === 0 ? 0 : left / length);
    left -= length;
  }
  return to;
}

/** Length in world pixels, of a curve roughly. */
export function routeLength(route: Route): number {
  if (route.bent === true) return lengthOf([route.from, ...route.controls, route.to]);
  return lengthOf(Array.from({ length: 9 }, (_, index) => onCurves(route, index / 8)));
}

function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, point, index) => sum + distance(points[index] ?? point, point), 0);
}

function onCurve(start: Point, control: Point, end: Point, share: number): Point {
  return between(between(start, control, share), between(control, end, share), share);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
