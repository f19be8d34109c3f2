const PATIENCE_MS = 60_000;

/** When somebody was told of each change, by the number of the change. */
export class Arrivals {
  readonly #times = new Map<number, number>();
  readonly #waiting = new Map<number, (at: number) => void>();
  #last = 0;

  /** The highest change told of so far. */
  get last(): number {
    return this.#last;
  }

  /** Only the first word of a change counts. */
  note(change: number, at: number): void {
    if (this.#times.has(change)) return;
    this.#times.set(change, at);
    this.#last = Math.max(this.#last, change);
    this.#waiting.get(change)?.(at);
  }

  /** @throws Error if nobody was told within a minute */
  async of(change: number): Promise<number> {
    const known = this.#times.get(change);
    if (known !== undefined) return known;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no word of change ${change} within a minute`)), PATIENCE_MS);
      this.#waiting.set(change, (at) => {
        clearTimeout(timer);
        this.#waiting.delete(change);
        resolve(at);
      });
    });
  }
}
