/** A feed that nobody has asked for this long is dropped; a stream follows its snapshot sooner. */
const IDLE_AT_MOST_MS = 600_000;

/** Bounds what a client can make the server keep up to date by asking for ever new views. */
const IDLE_AT_MOST = 32;

/** Answers of the feeds asked for last: one of 10,000 services takes 8 MB. */
const BODIES_KEPT = 4;

/** What the registry needs to know of a feed. */
interface Kept {
  usedAt: number;
  readonly watched: boolean;
  readonly ended: boolean;
  announce(): void;
  forgetBody(): void;
}

/** The feeds that somebody looks at, one per different query. */
export class FeedRegistry<F extends Kept> {
  readonly #feeds = new Map<string, F>();
  /** How many that nobody follows are kept. */
  #idleAtMost = IDLE_AT_MOST;

  get size(): number {
    return this.#feeds.size;
  }

  /** Those that somebody follows. */
  watched(): F[] {
    return [...this.#feeds.values()].filter(({ watched }) => watched);
  }

  /** The feed there is, if there is one; it counts as asked for. */
  find(key: string): F | undefined {
    const feed = this.#feeds.get(key);
    return feed === undefined ? undefined : this.#use(key, feed);
  }

  get(key: string, make: () => F): F {
    return this.#use(key, this.#feeds.get(key) ?? make());
  }

  #use(key: string, feed: F): F {
    // Last in the map is what was asked for last.
    this.#feeds.delete(key);
    this.#feeds.set(key, feed);
    feed.usedAt = Date.now();
    let others = this.#feeds.size - BODIES_KEPT;
    for (const before of this.#feeds.values()) {
      if (others <= 0) break;
      before.forgetBody();
      others -= 1;
    }
    return feed;
  }

  /** Keeps views for those who come back, or only the one asked for last: it may be followed in a moment. */
  keepIdle(keep: boolean): void {
    this.#idleAtMost = keep ? IDLE_AT_MOST : 1;
    this.#dropIdle();
  }

  some(holds: (feed: F) => boolean): boolean {
    return Array.from(this.#feeds.values()).some(holds);
  }

  /** Brings every feed to a new revision, then tells their listeners. */
  advance(update: (feed: F) => void): void {
    this.#dropIdle();
    const feeds = [...this.#feeds];
    for (const [key, feed] of feeds) {
      update(feed);
      if (feed.ended) this.#feeds.delete(key);
    }
    for (const [, feed] of feeds) feed.announce();
  }

  #dropIdle(): void {
    const idle = [...this.#feeds].filter(([, feed]) => !feed.watched);
    const oldest = Date.now() - IDLE_AT_MOST_MS;
    idle.forEach(([key, feed], index) => {
      if (feed.usedAt < oldest || index < idle.length - this.#idleAtMost) this.#feeds.delete(key);
    });
  }
}
