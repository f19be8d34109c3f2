import type { BoundingBox12 } from 'cytoscape';
import type { Viewport } from '../layout/fit.ts';
import type { Rect, Size } from '../layout/layoutTypes.ts';

/** What a canvas shows: `size` in its own pixels, `ratio` of them to one of CSS. */
export interface Frame extends Viewport {
  readonly size: Size;
  readonly ratio: number;
}

export function sameFrame(left: Frame, right: Frame): boolean {
  return (
    left.zoom === right.zoom &&
    left.pan.x === right.pan.x &&
    left.pan.y === right.pan.y &&
    left.ratio === right.ratio &&
    left.size.width === right.size.width &&
    left.size.height === right.size.height
  );
}

/** Px of the canvas. Smaller cells follow lines more closely, larger ones are fewer. */
const CELL = 16;
/** Smoothing may colour the pixels around a box. */
const RIM_PX = 2;

/** The cells of a canvas in which something looks different. Boxes are in world pixels. */
export class Damage {
  readonly #frame: Frame;
  readonly #columns: number;
  readonly #rows: number;
  readonly #cells: Uint8Array;
  /** How many damaged cells lie above and left of each corner; made when it is first asked for. */
  #sums: Uint32Array | null = null;

  constructor(frame: Frame) {
    this.#frame = frame;
    this.#columns = Math.ceil(frame.size.width / CELL);
    this.#rows = Math.ceil(frame.size.height / CELL);
    this.#cells = new Uint8Array(this.#columns * this.#rows);
  }

  add(box: BoundingBox12): void {
    const { left, top, right, bottom } = this.#cellsOf(box);
    for (let row = top; row < bottom; row += 1) {
      this.#cells.fill(1, row * this.#columns + left, row * this.#columns + Math.max(left, right));
    }
    this.#sums = null;
  }

  /** From 0 to 1, of the canvas. */
  get share(): number {
    return this.#cells.length === 0 ? 0 : this.#countIn(0, 0, this.#columns, this.#rows) / this.#cells.length;
  }

  touches(box: BoundingBox12): boolean {
    const { left, top, right, bottom } = this.#cellsOf(box);
    return right > left && bottom > top && this.#countIn(left, top, right, bottom) > 0;
  }

  /** All damaged cells as few rectangles, in whole pixels of the canvas; none lies on another. */
  rects(): readonly Rect[] {
    const rects: Rect[] = [];
    /** Of the row above, by where they begin: what begins and ends alike goes on. */
    let above = new Map<number, Rect>();
    for (let row = 0; row < this.#rows; row += 1) {
      const here = new Map<number, Rect>();
      for (const [from, to] of this.#runs(row)) {
        const known = above.get(from);
        const width = (to - from) * CELL;
        const rect =
          known?.width === width
            ? { ...known, height: known.height + CELL }
            : { x: from * CELL, y: row * CELL, width, height: CELL };
        here.set(from, rect);
      }
      for (const [from, rect] of above) if (here.get(from)?.y !== rect.y) rects.push(rect);
      above = here;
    }
    return [...rects, ...above.values()];
  }

  #runs(row: number): [from: number, to: number][] {
    const runs: [number, number][] = [];
    for (let column = 0; column < this.#columns; column += 1) {
      if (this.#cells[row * this.#columns + column] !== 1) continue;
      const last = runs.at(-1);
      if (last?.[1] === column) last[1] = column + 1;
      else runs.push([column, column + 1]);
    }
    return runs;
  }

  #cellsOf({ x1, y1, x2, y2 }: BoundingBox12): { left: number; top: number; right: number; bottom: number } {
    const { zoom, pan, ratio } = this.#frame;
    const cell = (at: number, by: number, rim: number): number => ((at * zoom + by) * ratio + rim) / CELL;
    return {
      left: Math.max(0, Math.floor(cell(x1, pan.x, -RIM_PX))),
      top: Math.max(0, Math.floor(cell(y1, pan.y, -RIM_PX))),
      right: Math.min(this.#columns, Math.ceil(cell(x2, pan.x, RIM_PX))),
      bottom: Math.min(this.#rows, Math.ceil(cell(y2, pan.y, RIM_PX))),
    };
  }

  #countIn(left: number, top: number, right: number, bottom: number): number {
    const sums = (this.#sums ??= this.#summedUp());
    const at = (row: number, column: number): number => sums[row * (this.#columns + 1) + column] ?? 0;
    return at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
  }

  #summedUp(): Uint32Array {
    const width = this.#columns + 1;
    const sums = new Uint32Array(width * (this.#rows + 1));
    for (let row = 0; row < this.#rows; row += 1) {
      let inRow = 0;
      for (let column = 0; column < this.#columns; column += 1) {
        inRow += this.#cells[row * this.#columns + column] ?? 0;
        sums[(row + 1) * width + column + 1] = (sums[row * width + column + 1] ?? 0) + inRow;
      }
    }
    return sums;
  }
}
