import type { BoundingBox12 } from 'cytoscape';

const PIECES = 8;

/**
 * Small boxes that a line lies in: a long one across the picture leaves most of the box around it untouched.
 *
 * @param points as Cytoscape draws them: x and y in turn; with `isCurved` every second one is a control point
 * @param reach world px beside the line that it may colour
 */
export function linePieces(points: readonly number[], isCurved: boolean, reach: number): readonly BoundingBox12[] {
  const boxes: BoundingBox12[] = [];
  const at = (index: number): [x: number, y: number] => [points[index] ?? 0, points[index + 1] ?? 0];
  const step = isCurved ? 4 : 2;
  for (let index = 0; index + step < points.length; index += step) {
    const [from, control, to] = [
      at(index),
      isCurved ? at(index + 2) : middle(at(index), at(index + 2)),
      at(index + step),
    ];
    let start = from;
    for (let piece = 1; piece <= PIECES; piece += 1) {
      const end = onCurve(from, control, to, piece / PIECES);
      // Between two points of a curve it stays within the triangle with the crossing of its tangents.
      const tip = crossing(from, control, to, (piece - 1) / PIECES, piece / PIECES);
      boxes.push(around([start, tip, end], reach));
      start = end;
    }
  }
  return boxes;
}

type Point = readonly [x: number, y: number];

function middle([ax, ay]: Point, [bx, by]: Point): [number, number] {
  return [(ax + bx) / 2, (ay + by) / 2];
}

function onCurve(from: Point, control: Point, to: Point, t: number): [number, number] {
  return crossing(from, control, to, t, t);
}

/** The control point of the part of a quadratic curve from `s` to `t` (its blossom); a point of the curve where they are the same. */
function crossing([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point, s: number, t: number): [number, number] {
  const mix = (a: number, b: number, c: number): number =>
    (1 - s) * (1 - t) * a + ((1 - s) * t + s * (1 - t)) * b + s * t * c;
  return [mix(ax, bx, cx), mix(ay, by, cy)];
}

function around(points: readonly Point[], reach: number): BoundingBox12 {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return {
    x1: Math.min(...xs) - reach,
    y1: Math.min(...ys) - reach,
    x2: Math.max(...xs) + reach,
    y2: Math.max(...ys) + reach,
  };
}
