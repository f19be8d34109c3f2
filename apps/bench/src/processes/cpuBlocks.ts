const LOOK_EVERY_MS = 1;

/**
 * Looks every millisecond, if it gets its turn, at how much of the processor this thread has used since the last look: the longest
 * of these is a block that no other process has a part in.
 */
export class CpuBlocks {
  #longest = 0;
  #last = process.threadCpuUsage();
  readonly #timer = setInterval(() => this.#look(), LOOK_EVERY_MS);

  /** The longest since it was asked last, in milliseconds. */
  takeLongest(): number {
    this.#look();
    const longest = this.#longest;
    this.#longest = 0;
    return longest;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = process.threadCpuUsage();
    this.#longest = Math.max(this.#longest, (now.user + now.system - this.#last.user - this.#last.system) / 1000);
    this.#last = now;
  }
}
