export interface BusyOwner {
  readonly owner: string;
  /** Events counted for sure; the true number may be higher for an owner that joined late. */
  readonly events: number;
}

interface Counter {
  /** Since it joined. */
  events: number;
  /** How many more it may have had before. */
  readonly missed: number;
}

/**
 * The owners with most events in bounded memory.
 *
 * Whoever has more than total / capacity events is in. Up to twice as many owners are counted; then those that may have the fewest go, half
 * of them at least, so that the search for them costs next to nothing per event.
 *
 * Source: "A High-Performance Algorithm for Identifying Frequent Items in Data Streams", Anderson et al., 2017.
 */
export class BusiestOwners {
  readonly #most: number;
  readonly #counters = new Map<string, Counter>();
  /** Nobody who is not in has had more. */
  #floor = 0;

  constructor(capacity = 128) {
    this.#most = capacity * 2;
  }

  add(owner: string): void {
    const counter = this.#counters.get(owner);
    if (counter !== undefined) {
      counter.events += 1;
      return;
    }
    if (this.#counters.size >= this.#most) this.#dropLower();
    this.#counters.set(owner, { events: 1, missed: this.#floor });
  }

  /** At most `limit` owners, the busiest first, ties by name. */
  top(limit: number): readonly BusyOwner[] {
    return [...this.#counters]
      .map(([owner, { events }]) => ({ owner, events }))
      .sort((left, right) => right.events - left.events || (left.owner < right.owner ? -1 : 1))
      .slice(0, limit);
  }

  #dropLower(): void {
    const bounds = Float64Array.from(this.#counters.values(), atMost).sort();
    this.#floor = bounds[(bounds.length >> 1) - 1] ?? 0;
    for (const [owner, counter] of this.#counters) {
      if (atMost(counter) <= this.#floor) this.#counters.delete(owner);
    }
  }
}

function atMost({ events, missed }: Counter): number {
  return events + missed;
}
