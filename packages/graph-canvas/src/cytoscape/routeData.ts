import { centerOf } from '../layout/rects.ts';
import type { Point, Rect, Route } from '../layout/layoutTypes.ts';

/** A route in Cytoscape's terms. */
export interface RouteData {
  /** Ends, in px from the middle of their nodes. */
  readonly from: string;
  readonly to: string;
  /** Control points: shares of the way between the ends, and px to the side of it. */
  readonly weights: string;
  readonly distances: string;
}

export function routeData(route: Route, source: Rect, target: Rect): RouteData {
  const points = route.controls.map((control) => aside(control, route.from, route.to));
  return {
    from: offset(route.from, source),
    to: offset(route.to, target),
    weights: points.map(({ weight }) => round(weight)).join(' '),
    distances: points.map(({ distance }) => round(distance)).join(' '),
  };
}

function offset(point: Point, rect: Rect): string {
  const middle = centerOf(rect);
  return `${round(point.x - middle.x)}px ${round(point.y - middle.y)}px`;
}

/** A point as a share of the line from `from` to `to` and its distance beside it. */
function aside(point: Point, from: Point, to: Point): { weight: number; distance: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  const [px, py] = [point.x - from.x, point.y - from.y];
  return {
    weight: (px * dx + py * dy) / (length * length),
    distance: (px * -dy + py * dx) / length,
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
