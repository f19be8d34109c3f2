import type { LayoutNode, Rect } from './layoutTypes.ts';
import { ROW, spanOf } from './measures.ts';

/** Columns of one namespace, each with the rows that are taken. Grows to the right. */
export class ColumnGrid {
  readonly #columns: Column[] = [];
  readonly #placed = new Map<string, { node: LayoutNode; column: number; row: number }>();

  get columnCount(): number {
    return this.#columns.length;
  }

  get rowCount(): number {
    return Math.max(0, ...this.#columns.map((column) => Math.max(0, ...column.taken.map(([, end]) => end))));
  }

  /** `gapBefore` is the space to the column on its left. */
  addColumn(gapBefore: number, minWidth = 0): number {
    return this.#columns.push({ gapBefore, width: minWidth, taken: [] }) - 1;
  }

  widthOf(column: number): number {
    return this.#columns[column]?.width ?? 0;
  }

  /** Takes rows away without a node: a line passes there. */
  block(column: number, row: number, span: number): void {
    this.#columns[column]?.taken.push([row, row + span]);
  }

  put(node: LayoutNode, column: number, row: number): void {
    const at = this.#columns[column];
    if (at === undefined) throw new RangeError(`no column ${column}`);
    at.width = Math.max(at.width, node.width);
    at.taken.push([row, row + spanOf(node.height)]);
    this.#placed.set(node.id, { node, column, row });
  }

  isFree(column: number, row: number, span: number): boolean {
    return (this.#columns[column]?.taken ?? []).every(([start, end]) => row + span <= start || end <= row);
  }

  /** First free row of a column before `limit`. */
  firstFree(column: number, span: number, limit: number): number | undefined {
    for (let row = 0; row + span <= limit; row += 1) if (this.isFree(column, row, span)) return row;
    return undefined;
  }

  /** Rectangles relative to the first column and row. */
  rects(): { nodes: ReadonlyMap<string, Rect>; columns: readonly number[]; width: number; height: number } {
    const lefts: number[] = [];
    let right = 0;
    for (const [index, column] of this.#columns.entries()) {
      const left = index === 0 ? 0 : right + column.gapBefore;
      lefts.push(left);
      right = left + column.width;
    }
    const nodes = new Map<string, Rect>();
    for (const { node, column, row } of this.#placed.values()) {
      nodes.set(node.id, rectInRow(node, lefts[column] ?? 0, row));
    }
    return { nodes, columns: lefts, width: right, height: this.rowCount * ROW };
  }
}

interface Column {
  readonly gapBefore: number;
  width: number;
  readonly taken: [start: number, end: number][];
}

/** A card in the middle of its rows, on whole pixels. */
export function rectInRow(node: { width: number; height: number }, left: number, row: number, top = 0): Rect {
  const inset = Math.floor((spanOf(node.height) * ROW - node.height) / 2);
  return { x: left, y: top + row * ROW + inset, width: node.width, height: node.height };
}
