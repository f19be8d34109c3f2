import type { Rect } from '../layout/layoutTypes.ts';
import { near } from '../layout/rects.ts';

const ROW_PX = 32;

interface Placed {
  readonly rect: Rect;
  readonly owner: unknown;
}

/** Rectangles by the rows that they stand in, to find the room beside one of them without looking at all others. */
export class RowIndex {
  readonly #rows = new Map<number, Placed[]>();

  /** What `owner` owns is not in its own way. */
  add(rect: Rect, owner?: unknown): void {
    for (let row = Math.floor(rect.y / ROW_PX); row <= Math.floor((rect.y + rect.height) / ROW_PX); row += 1) {
      const held = this.#rows.get(row);
      if (held === undefined) this.#rows.set(row, [{ rect, owner }]);
      else held.push({ rect, owner });
    }
  }

  isTaken(rect: Rect): boolean {
    return this.#rowsOf(rect).some((row) => row.some((placed) => near(placed.rect, rect, 0)));
  }

  /** How far to both sides of `at` a row of this height is free; undefined if something stands above or below within it. */
  roomAround(
    at: Rect,
    row: Pick<Rect, 'y' | 'height'>,
    owner: unknown,
    { between, touching }: { readonly between: number; readonly touching: number },
  ): { readonly left: number; readonly right: number } | undefined {
    let [left, right] = [-Infinity, Infinity];
    for (const held of this.#rowsOf(row)) {
      for (const { rect, owner: other } of held) {
        if (other === owner && owner !== undefined) continue;
        if (rect.y + touching >= row.y + row.height || rect.y + rect.height - touching <= row.y) continue;
        if (rect.x >= at.x + at.width) right = Math.min(right, rect.x - between);
        else if (rect.x + rect.width <= at.x) left = Math.max(left, rect.x + rect.width + between);
        else return undefined;
      }
    }
    return { left, right };
  }

  #rowsOf({ y, height }: Pick<Rect, 'y' | 'height'>): readonly (readonly Placed[])[] {
    const rows: (readonly Placed[])[] = [];
    for (let row = Math.floor(y / ROW_PX); row <= Math.floor((y + height) / ROW_PX); row += 1) {
      const held = this.#rows.get(row);
      if (held !== undefined) rows.push(held);
    }
    return rows;
  }
}

export function scaled({ x, y, width, height }: Rect, zoom: number): Rect {
  return { x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom };
}
