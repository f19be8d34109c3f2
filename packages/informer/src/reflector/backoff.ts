const SHORTEST_MS = 800;
const LONGEST_MS = 30_000;

/**
 * Waiting times between tries: 0.8 to 30 s, doubling, each drawn from the upper half of its step so that many clients do
 * not come back at once (the figures of client-go's reflector).
 */
export class Backoff {
  readonly #random: () => number;
  #tries = 0;

  /** `random` returns a number from 0 up to, not including, 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** How long to wait before the next try, in milliseconds. */
  nextMs(): number {
    const low = Math.min(LONGEST_MS / 2, SHORTEST_MS * 2 ** this.#tries);
    // 2 ** 6 * 0.8 s is beyond the longest wait; counting on would overflow in the end.
    this.#tries = Math.min(this.#tries + 1, 6);
    return Math.round(low * (1 + this.#random()));
  }

  reset(): void {
    this.#tries = 0;
  }
}
