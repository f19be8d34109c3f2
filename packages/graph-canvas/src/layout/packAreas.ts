import { fitView } from './fit.ts';
import type { Rect, Size } from './layoutTypes.ts';
import { AREA_GAP } from './measures.ts';
import { byName } from './names.ts';

export interface AreaSize extends Size {
  readonly id: string;
  readonly name: string;
}

interface Shelf {
  readonly areas: AreaSize[];
  width: number;
  height: number;
}

interface PackedColumn {
  readonly shelves: Shelf[];
  width: number;
  height: number;
}

/**
 * Packs areas into columns of shelves so that they are seen as large as possible in the window.
 *
 * Areas of a column end on one line, so the picture keeps straight edges.
 */
export function packAreas(areas: readonly AreaSize[], window: Size, keepFree: Size): ReadonlyMap<string, Rect> {
  let best: { zoom: number; rects: ReadonlyMap<string, Rect> } | undefined;
  for (const order of ORDERS) {
    const sorted = areas.toSorted((a, b) => order(a, b) || byName(a, b));
    for (const height of heightsToTry(sorted)) {
      const rects = place(columnsUpTo(sorted, height));
      const { zoom } = fitView([...rects.values()], window, keepFree);
      // A little smaller is no reason for another order.
      if (best === undefined || zoom > best.zoom * 1.01) best = { zoom, rects };
    }
  }
  return best?.rects ?? new Map();
}

type Order = (a: AreaSize, b: AreaSize) => number;

/** The widest first, the highest first, the largest first. */
const ORDERS: readonly Order[] = [
  // Nearly equal widths count as equal: then the one with more in it comes first.
  (a, b) => Math.round(b.width / 120) - Math.round(a.width / 120) || b.height - a.height,
  (a, b) => b.height - a.height || b.width - a.width,
  (a, b) => b.width * b.height - a.width * a.height,
];

/** From one tall column to one wide row, in steps of a tenth. */
function heightsToTry(areas: readonly AreaSize[]): number[] {
  const tallest = Math.max(0, ...areas.map((area) => area.height));
  const all = areas.reduce((sum, area) => sum + area.height + AREA_GAP, 0);
  const heights: number[] = [];
  for (let height = tallest; height < all; height *= 1.1) heights.push(height);
  heights.push(all);
  return heights;
}

function columnsUpTo(areas: readonly AreaSize[], height: number): PackedColumn[] {
  const columns: PackedColumn[] = [];
  for (const area of areas) {
    const column = columns.at(-1);
    const shelf = column?.shelves.at(-1);
    if (
      column !== undefined &&
      shelf !== undefined &&
      shelf.width + AREA_GAP + area.width <= column.width &&
      area.height <= shelf.height * 1.2 &&
      column.height - shelf.height + Math.max(shelf.height, area.height) <= height
    ) {
      column.height += Math.max(0, area.height - shelf.height);
      shelf.areas.push(area);
      shelf.width += AREA_GAP + area.width;
      shelf.height = Math.max(shelf.height, area.height);
    } else if (column !== undefined && column.height + AREA_GAP + area.height <= height) {
      column.shelves.push({ areas: [area], width: area.width, height: area.height });
      column.height += AREA_GAP + area.height;
      column.width = Math.max(column.width, area.width);
    } else {
      columns.push({
        shelves: [{ areas: [area], width: area.width, height: area.height }],
        width: area.width,
        height: area.height,
      });
    }
  }
  return columns;
}

function place(columns: readonly PackedColumn[]): ReadonlyMap<string, Rect> {
  const rects = new Map<string, Rect>();
  let x = 0;
  for (const column of columns) {
    let y = 0;
    for (const shelf of column.shelves) {
      // What is left over goes to the areas of the shelf in equal parts, the rounding to the last one.
      const spare = column.width - shelf.width;
      const part = Math.floor(spare / shelf.areas.length);
      let left = x;
      for (const [index, area] of shelf.areas.entries()) {
        const isLast = index === shelf.areas.length - 1;
        const width = area.width + (isLast ? spare - part * index : part);
        rects.set(area.id, { x: left, y, width, height: shelf.height });
        left += width + AREA_GAP;
      }
      y += shelf.height + AREA_GAP;
    }
    x += column.width + AREA_GAP;
  }
  return rects;
}
