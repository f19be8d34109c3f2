import type { BoundingBox12 } from 'cytoscape';
import { sameList } from '../layout/sameParts.ts';
import { linePieces } from './linePieces.ts';

/** World px by which a sprite may stand out of the box that Cytoscape tells. */
const SPILL = 4;
/** World px beside a line: half of the widest one, and the glow of a chosen one. */
const BESIDE = 8;
/** World px around the end of a line that its head may fill, at the widest. */
const HEAD = 40;

/** An element as Cytoscape's renderer draws it, with what is not in the types: how a line runs, and where its texts stand. */
export interface DrawnElement {
  readonly id: () => string;
  readonly isEdge: () => boolean;
  readonly visible: () => boolean;
  readonly boundingBox: () => BoundingBox12;
  readonly 0?: {
    readonly _private: {
      /** A hash of all that its style says. */
      readonly styleKey?: unknown;
      readonly rscratch: { readonly allpts?: readonly number[] | null; readonly edgeType?: string };
      readonly labelBounds?: { readonly all?: BoundingBox12 | null };
    };
  };
}

/** Where an element is on the canvas, in world pixels. Boxes are worked out when they are asked for, from what it was then. */
export interface Footprint {
  /** All of it. */
  readonly around: BoundingBox12;
  /** How it looks there. */
  readonly look: unknown;
  /** Of a line, by which points it runs. */
  readonly points?: readonly number[];
  readonly boxes: () => readonly BoundingBox12[];
}

export function footprintOf(element: DrawnElement): Footprint {
  const { x1, y1, x2, y2 } = element.boundingBox();
  const around = { x1: x1 - SPILL, y1: y1 - SPILL, x2: x2 + SPILL, y2: y2 + SPILL };
  const inner = element[0]?._private;
  const look = inner?.styleKey;
  const points = element.isEdge() ? inner?.rscratch.allpts : undefined;
  if (inner === undefined || points === undefined || points === null) {
    const boxes = [around];
    return { around, look, boxes: () => boxes };
  }
  const isCurved = inner.rscratch.edgeType !== 'segments' && inner.rscratch.edgeType !== 'straight';
  const label = inner.labelBounds?.all;
  const texts = label === undefined || label === null ? [] : [copyOf(label)];
  let boxes: readonly BoundingBox12[] | undefined;
  return {
    around,
    look,
    points,
    boxes: () => (boxes ??= [...linePieces(points, isCurved, BESIDE), ...headsOf(points), ...texts]),
  };
}

/** True if an element looks the same as before, in the same place: Cytoscape works out more than what changes. */
export function sameFootprint(before: Footprint, now: Footprint): boolean {
  return (
    before.look !== undefined &&
    before.look === now.look &&
    sameBox(before.around, now.around) &&
    sameList(before.points ?? [], now.points ?? [])
  );
}

const sameBox = (left: BoundingBox12, right: BoundingBox12): boolean =>
  left.x1 === right.x1 && left.y1 === right.y1 && left.x2 === right.x2 && left.y2 === right.y2;

export function overlap(left: BoundingBox12, right: BoundingBox12): boolean {
  return left.x1 <= right.x2 && left.x2 >= right.x1 && left.y1 <= right.y2 && left.y2 >= right.y1;
}

function headsOf(points: readonly number[]): readonly BoundingBox12[] {
  const around = (x: number, y: number): BoundingBox12 => ({ x1: x - HEAD, y1: y - HEAD, x2: x + HEAD, y2: y + HEAD });
  return [around(points[0] ?? 0, points[1] ?? 0), around(points.at(-2) ?? 0, points.at(-1) ?? 0)];
}

function copyOf({ x1, y1, x2, y2 }: BoundingBox12): BoundingBox12 {
  return { x1, y1, x2, y2 };
}
