import type { Point, Rect } from './layoutTypes.ts';

/** About the size of a card with the space around it. */
const COLUMN_PX = 200;
const ROW_PX = 100;

/** A rectangle with the id of what stands there. */
interface Standing {
  readonly id: string;
  readonly rect: Rect;
}

/** Rectangles by where they lie, so that a question looks at the neighbourhood alone. */
export class RectIndex {
  readonly #squares = new Map<number, Standing[]>();

  constructor(rects: Readonly<Record<string, Rect>>) {
    for (const [id, rect] of Object.entries(rects)) {
      const standing = { id, rect };
      for (const square of squaresOf(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height)) {
        const held = this.#squares.get(square);
        if (held === undefined) this.#squares.set(square, [standing]);
        else held.push(standing);
      }
    }
  }

  /** True if a point lies within a rectangle, its edge not included, of which none is among `but`. */
  covers({ x, y }: Point, but: readonly string[]): boolean {
    const held = this.#squares.get(squareAt(Math.floor(x / COLUMN_PX), Math.floor(y / ROW_PX))) ?? [];
    return held.some(
      ({ id, rect }) =>
        x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height && !but.includes(id),
    );
  }

  /** True if a rectangle stands on the upright line between two heights. */
  crosses(x: number, fromY: number, toY: number): boolean {
    const [top, bottom] = [Math.min(fromY, toY), Math.max(fromY, toY)];
    for (const square of squaresOf(x, top, x, bottom)) {
      const found = this.#squares
        .get(square)
        ?.some(({ rect }) => x > rect.x && x < rect.x + rect.width && rect.y < bottom && rect.y + rect.height > top);
      if (found === true) return true;
    }
    return false;
  }
}

function* squaresOf(left: number, top: number, right: number, bottom: number): Iterable<number> {
  for (let column = Math.floor(left / COLUMN_PX); column <= Math.floor(right / COLUMN_PX); column += 1) {
    for (let row = Math.floor(top / ROW_PX); row <= Math.floor(bottom / ROW_PX); row += 1) yield squareAt(column, row);
  }
}

/** One number for both; pictures are far smaller than this. */
function squareAt(column: number, row: number): number {
  return column * 1_000_003 + row;
}
