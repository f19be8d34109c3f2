import { round } from '../look/shapes.ts';
import type { Point, Rect } from '../layout/layoutTypes.ts';

/** Shapes that a card may have, named as in the style sheet. */
export type Shape = 'round-rectangle' | 'cut-rectangle' | 'round-hexagon' | 'round-tag' | 'ellipse';

/** Corners from -1 to 1, clockwise. */
const HEXAGON: readonly Point[] = [
  { x: -0.5, y: -1 },
  { x: 0.5, y: -1 },
  { x: 1, y: 0 },
  { x: 0.5, y: 1 },
  { x: -0.5, y: 1 },
  { x: -1, y: 0 },
];
const TAG: readonly Point[] = [
  { x: -1, y: -1 },
  { x: 0.25, y: -1 },
  { x: 1, y: 0 },
  { x: 0.25, y: 1 },
  { x: -1, y: 1 },
];
const CUT_PX = 5;

/** The outline of a shape in a rectangle, as the `d` of a path. */
export function outlineOf(shape: Shape, rect: Rect, cornerPx: number): string {
  const { x, y, width, height } = rect;
  const [right, bottom] = [x + width, y + height];
  switch (shape) {
    case 'round-rectangle':
      return roundedPath(
        [
          { x, y },
          { x: right, y },
          { x: right, y: bottom },
          { x, y: bottom },
        ],
        cornerPx,
      );
    case 'cut-rectangle':
      return closed([
        { x: x + CUT_PX, y },
        { x: right - CUT_PX, y },
        { x: right, y: y + CUT_PX },
        { x: right, y: bottom - CUT_PX },
        { x: right - CUT_PX, y: bottom },
        { x: x + CUT_PX, y: bottom },
        { x, y: bottom - CUT_PX },
        { x, y: y + CUT_PX },
      ]);
    case 'round-hexagon':
      return roundedPath(fitted(HEXAGON, rect), cornerPx);
    case 'round-tag':
      return roundedPath(fitted(TAG, rect), cornerPx);
    case 'ellipse': {
      const [rx, ry] = [width / 2, height / 2];
      return `M${at(x, y + ry)}A${at(rx, ry)} 0 1 1 ${at(right, y + ry)}A${at(rx, ry)} 0 1 1 ${at(x, y + ry)}Z`;
    }
  }
}

/** A polygon whose corners are rounded; corners that stand too close are rounded less. */
function roundedPath(corners: readonly Point[], radius: number): string {
  const parts = corners.map((corner, index) => {
    const before = corners.at(index - 1) ?? corner;
    const after = corners[(index + 1) % corners.length] ?? corner;
    const [start, end] = [towards(corner, before, radius), towards(corner, after, radius)];
    return `${index === 0 ? 'M' : 'L'}${at(start.x, start.y)}Q${at(corner.x, corner.y)} ${at(end.x, end.y)}`;
  });
  return `${parts.join('')}Z`;
}

/** A line through points whose turns are rounded, open at both ends. */
export function roundedLine(points: readonly Point[], radius: number): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${at(point.x, point.y)}`;
      if (after === undefined) return `L${at(point.x, point.y)}`;
      const [start, end] = [towards(point, before, radius), towards(point, after, radius)];
      return `L${at(start.x, start.y)}Q${at(point.x, point.y)} ${at(end.x, end.y)}`;
    })
    .join('');
}

export function at(x: number, y: number): string {
  return `${round(x)} ${round(y)}`;
}

/** The point `px` from one towards another, at most half the way. */
function towards(from: Point, to: Point, px: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(px, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function fitted(corners: readonly Point[], { x, y, width, height }: Rect): Point[] {
  return corners.map((corner) => ({ x: x + ((corner.x + 1) / 2) * width, y: y + ((corner.y + 1) / 2) * height }));
}

function closed(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => at(x, y)).join('L')}Z`;
}
