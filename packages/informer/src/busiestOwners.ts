export interface BusyOwner {
  readonly owner: string;
  /** Events counted for sure; the true number may be higher for an owner that joined late. */
  readonly events: number;
}

interface Counter {
  /** Upper bound. */
  count: number;
  /** How much of `count` may belong to owners that were pushed out. */
  readonly inherited: number;
}

/**
 * The owners with most events in bounded memory.
 *
 * Source: "Space-Saving", Metwally, Agrawal and El Abbadi, 2005. Whoever has more than total / capacity events is in.
 */
export class BusiestOwners {
  readonly #capacity: number;
  readonly #counters = new Map<string, Counter>();
  /** Owners that had the smallest count, `#floor`, when it was last looked for. */
  #lowest: string[] = [];
  #floor = 0;

  constructor(capacity = 128) {
    this.#capacity = capacity;
  }

  add(owner: string): void {
    const counter = this.#counters.get(owner);
    if (counter !== undefined) {
      counter.count += 1;
    } else if (this.#counters.size < this.#capacity) {
      this.#counters.set(owner, { count: 1, inherited: 0 });
    } else {
      this.#counters.delete(this.#takeSmallest());
      this.#counters.set(owner, { count: this.#floor + 1, inherited: this.#floor });
    }
  }

  /** At most `limit` owners, the busiest first, ties by name. */
  top(limit: number): readonly BusyOwner[] {
    return [...this.#counters]
      .map(([owner, { count, inherited }]) => ({ owner, events: count - inherited }))
      .sort((left, right) => right.events - left.events || (left.owner < right.owner ? -1 : 1))
      .slice(0, limit);
  }

  /** An owner with the smallest count, which is `#floor` then. Counts only grow, so that one search serves for many. */
  #takeSmallest(): string {
    for (;;) {
      const owner = this.#lowest.pop();
      if (owner === undefined) this.#findLowest();
      else if (this.#counters.get(owner)?.count === this.#floor) return owner;
    }
  }

  #findLowest(): void {
    if (this.#counters.size === 0) throw new RangeError('the capacity must be at least 1');
    this.#floor = Math.min(...[...this.#counters.values()].map(({ count }) => count));
    this.#lowest = [...this.#counters].filter(([, { count }]) => count === this.#floor).map(([owner]) => owner);
  }
}
