/** Other work gets its turn after this long. */
const TURN_MS = 8;

/** A stretch of work in a long loop: `if (turn.isOver) await turn.next()` once per round keeps the process answering. */
export class Turn {
  #endsAt = performance.now() + TURN_MS;

  get isOver(): boolean {
    return performance.now() >= this.#endsAt;
  }

  /** Takes every step of a piece of work, in as many turns as that takes, and resolves with what it comes to. */
  async through<T>(work: Iterator<unknown, T>): Promise<T> {
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return value;
      if (this.isOver) await this.next();
    }
  }

  /** Resolves when whatever was waiting has been done. */
  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#endsAt = performance.now() + TURN_MS;
  }
}
