import type { PlacedArea, Point, Rect, Route } from './layoutTypes.ts';

export type Same<Part> = (left: Part, right: Part) => boolean;

export const sameArea: Same<PlacedArea> = (left, right) =>
  sameList(left.rects, right.rects, sameRect) && sameList(left.columns, right.columns);

export const sameRoute: Same<Route> = (left, right) =>
  left.bent === right.bent &&
  left.figurePx === right.figurePx &&
  samePoint(left.from, right.from) &&
  samePoint(left.to, right.to) &&
  sameList(left.controls, right.controls, samePoint);

export const sameRect: Same<Rect> = (left, right) =>
  samePoint(left, right) && left.width === right.width && left.height === right.height;

const samePoint: Same<Point> = (left, right) => left.x === right.x && left.y === right.y;

/** By identity, unless told what is the same. */
export function sameList<Item>(left: readonly Item[], right: readonly Item[], same: Same<Item> = Object.is): boolean {
  return left.length === right.length && left.every((item, index) => same(item, right[index] as Item));
}
