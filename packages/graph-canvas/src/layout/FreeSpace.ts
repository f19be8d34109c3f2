import type { Point, Rect, Size } from './layoutTypes.ts';
import { contains } from './rects.ts';

/** Which of two free corners is taken first; negative if the left one. */
export type Preference = (left: Candidate, right: Candidate) => number;

export interface Candidate extends Point {
  /** What would be left beside and below. */
  readonly spare: Size;
}

/** What is free in a window: the largest rectangles that are, overlapping each other (MaxRects). */
export class FreeSpace {
  #free: Rect[];

  constructor(free: readonly Rect[]) {
    this.#free = [...free];
  }

  /** Takes the best corner for a rectangle of this size; undefined if there is none. */
  take(size: Size, preference: Preference): Rect | undefined {
    let best: Candidate | undefined;
    for (const free of this.#free) {
      if (free.width < size.width || free.height < size.height) continue;
      const spare = { width: free.width - size.width, height: free.height - size.height };
      const candidate = { x: free.x, y: free.y, spare };
      if (best === undefined || preference(candidate, best) < 0) best = candidate;
    }
    if (best === undefined) return undefined;
    const taken = { x: best.x, y: best.y, width: size.width, height: size.height };
    this.#remove(taken);
    return taken;
  }

  #remove(taken: Rect): void {
    const kept: Rect[] = [];
    const split: Rect[] = [];
    for (const free of this.#free) {
      if (overlaps(free, taken)) split.push(...around(free, taken));
      else kept.push(free);
    }
    for (const [index, part] of split.entries()) {
      const isInside = (other: Rect): boolean => contains(other, part);
      if (
        kept.some(isInside) ||
        split.some((other, at) => at !== index && isInside(other) && !(at > index && contains(part, other)))
      ) {
        continue;
      }
      kept.push(part);
    }
    this.#free = kept;
  }
}

function overlaps(left: Rect, right: Rect): boolean {
  return (
    left.x < right.x + right.width &&
    right.x < left.x + left.width &&
    left.y < right.y + right.height &&
    right.y < left.y + left.height
  );
}

/** What of `free` is left of, above, right of and below `taken`. */
function around(free: Rect, taken: Rect): Rect[] {
  const right = taken.x + taken.width;
  const bottom = taken.y + taken.height;
  return [
    { ...free, width: taken.x - free.x },
    { ...free, height: taken.y - free.y },
    { ...free, x: right, width: free.x + free.width - right },
    { ...free, y: bottom, height: free.y + free.height - bottom },
  ].filter((part) => part.width > 0 && part.height > 0);
}
