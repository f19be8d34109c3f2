import { MultiMap } from '../collections/MultiMap.ts';

/** Where things are drawn, and what is drawn at each place. */
export class Places {
  readonly #placeOf = new Map<string, string>();
  readonly #heldAt = new MultiMap();

  /** How many places there are. */
  get size(): number {
    return this.#heldAt.size;
  }

  /** Every place; may be walked while things move. */
  all(): Iterable<string> {
    return this.#heldAt.keys();
  }

  of(id: string): string | undefined {
    return this.#placeOf.get(id);
  }

  heldAt(place: string): Iterable<string> {
    return this.#heldAt.get(place);
  }

  holds(place: string): boolean {
    return this.count(place) > 0;
  }

  /** How many things are drawn at a place. */
  count(place: string): number {
    return this.#heldAt.count(place);
  }

  /** Moves something to a place, or away (`undefined`); the place it had before. */
  move(id: string, after: string | undefined): string | undefined {
    const before = this.#placeOf.get(id);
    if (before === after) return before;
    if (before !== undefined) this.#heldAt.delete(before, id);
    if (after === undefined) this.#placeOf.delete(id);
    else {
      this.#placeOf.set(id, after);
      this.#heldAt.add(after, id);
    }
    return before;
  }
}
