/** Other work gets its turn after this long. */
const TURN_MS = 8;

/** A stretch of work in a long loop: `if (turn.isOver) await turn.next()` once per round keeps the process answering. */
export class Turn {
  #endsAt = performance.now() + TURN_MS;

  get isOver(): boolean {
    return performance.now() >= this.#endsAt;
  }

  /** Resolves when whatever was waiting has been done. */
  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#endsAt = performance.now() + TURN_MS;
  }
}
