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
      const [smallest, { count }] = this.#smallest();
      this.#counters.delete(smallest);
      this.#counters.set(owner, { count: count + 1, inherited: count });
    }
  }

  /** At most `limit` owners, the busiest first, ties by name. */
  top(limit: number): readonly BusyOwner[] {
    return [...this.#counters]
      .map(([owner, { count, inherited }]) => ({ owner, events: count - inherited }))
      .sort((left, right) => right.events - left.events || (left.owner < right.owner ? -1 : 1))
      .slice(0, limit);
  }

  #smallest(): readonly [string, Counter] {
    let smallest: readonly [string, Counter] | undefined;
    for (const entry of this.#counters) {
      if (smallest === undefined || entry[1].count < smallest[1].count) smallest = entry;
    }
    if (smallest === undefined) throw new RangeError('the capacity must be at least 1');
    return smallest;
  }
}
