const LOOK_EVERY_MS = 1;

/** One block: what it took of the processor, and between which microseconds of the monotonic clock it was. */
export interface CpuBlock {
  readonly cpuMs: number;
  readonly fromUs: number;
  readonly toUs: number;
}

/**
 * Looks every millisecond, if it gets its turn, at how much of the processor this thread has used since the last look: the longest
 * of these is a block that no other process has a part in.
 */
export class CpuBlocks {
  #last = process.threadCpuUsage();
  #lastUs = nowUs();
  #longest: CpuBlock = { cpuMs: 0, fromUs: this.#lastUs, toUs: this.#lastUs };
  readonly #timer = setInterval(() => this.#look(), LOOK_EVERY_MS);

  /** The longest since it was asked last. */
  takeLongest(): CpuBlock {
    this.#look();
    const longest = this.#longest;
    this.#longest = { cpuMs: 0, fromUs: this.#lastUs, toUs: this.#lastUs };
    return longest;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const [now, us] = [process.threadCpuUsage(), nowUs()];
    const cpuMs = (now.user + now.system - this.#last.user - this.#last.system) / 1000;
    if (cpuMs > this.#longest.cpuMs) this.#longest = { cpuMs, fromUs: this.#lastUs, toUs: us };
    this.#last = now;
    this.#lastUs = us;
  }
}

const nowUs = (): number => Number(process.hrtime.bigint() / 1000n);
