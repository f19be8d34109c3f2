import type { Point, Rect, Route } from './layoutTypes.ts';
import { boundsOf } from './rects.ts';

/** Pieces, all but straight, in which a curve is walked. */
const STEPS_BACK = 48;

/** The point of a route at a share of its way, as Cytoscape draws it: two quadratic curves, or straight pieces. */
export function pointOn(route: Route, share: number): Point {
  return route.bent === true ? onPieces(route, share) : onCurves(route, share);
}

/** Points of a route at equal shares of its way, `count` of them between its ends. */
export function* pointsAlong(route: Route, count: number): Iterable<Point> {
  if (route.bent !== true) {
    for (let index = 1; index <= count; index += 1) yield onCurves(route, index / (count + 1));
    return;
  }
  const corners = [route.from, ...route.controls, route.to];
  const step = lengthOf(corners) / (count + 1);
  let before = 0;
  let index = 1;
  for (let piece = 1; piece < corners.length; piece += 1) {
    const [start = route.from, end = route.to] = [corners[piece - 1], corners[piece]];
    const length = distance(start, end);
    for (; index <= count && index * step <= before + length; index += 1) {
      yield between(start, end, length === 0 ? 0 : (index * step - before) / length);
    }
    before += length;
  }
}

/** The point of a route so many px before its end, along its way. */
export function pointBefore(route: Route, px: number): Point {
  let [last, left] = [route.to, px];
  for (const point of [...pointsAlong(route, STEPS_BACK)].toReversed()) {
    const step = distance(point, last);
    if (step >= left) return between(last, point, left / Math.max(step, 0.001));
    left -= step;
    last = point;
  }
  return route.from;
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

/** Rectangles that the pieces of a route lie within: straight ones, or the two curves. */
export function piecesOf(route: Route): readonly Rect[] {
  const { from, to, controls } = route;
  if (route.bent !== true) {
    const [first = from, second = to] = controls;
    const middle = between(first, second, 0.5);
    return [around(from, first, middle), around(middle, second, to)];
  }
  const corners = [from, ...controls, to];
  return corners.slice(1).map((corner, index) => around(corners[index] ?? from, corner));
}

function around(...points: readonly Point[]): Rect {
  return boundsOf(points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))) ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** Length in world pixels, of a curve roughly. */
export function routeLength(route: Route): number {
  if (route.bent === true) return lengthOf([route.from, ...route.controls, route.to]);
  return lengthOf(Array.from({ length: 9 }, (_, index) => onCurves(route, index / 8)));
}

function lengthOf(points: readonly Point[]): number {
  let sum = 0;
  for (let index = 1; index < points.length; index += 1) {
    const [start, end] = [points[index - 1], points[index]];
    if (start !== undefined && end !== undefined) sum += distance(start, end);
  }
  return sum;
}

function onCurve(start: Point, control: Point, end: Point, share: number): Point {
  return between(between(start, control, share), between(control, end, share), share);
}

function distance(a: Point, b: Point): number {
  return Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
