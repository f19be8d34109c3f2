/** The difference of the two clocks, so that ages on screen count in the server's time. */
export class ServerClock {
  #offsetMs = 0;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Milliseconds to add to this clock to get the server's. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** The time of the server now, in epoch milliseconds. */
  now(): number {
    return this.#now() + this.#offsetMs;
  }

  /** From an answer that carries the server's time: it was read about halfway between asking and getting. */
  measure(serverMs: number, askedAtMs: number, gotAtMs: number): void {
    this.#offsetMs = serverMs - (askedAtMs + gotAtMs) / 2;
  }

  /** Nothing arrives before it was sent: a message from the future shows that the server's clock is further ahead. */
  noticeSentAt(sentMs: number): void {
    if (sentMs > this.now()) this.#offsetMs = sentMs - this.#now();
  }
}
