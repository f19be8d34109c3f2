/** Time and timers as the simulator needs them; tests pass their own. */
export interface Clock {
  /** Milliseconds of the Unix epoch. */
  now(): number;
  /** Calls back once after `delayMs`; the returned function cancels. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

interface Entry {
  readonly atMs: number;
  readonly order: number;
  readonly callback: () => void;
  cancelled: boolean;
}

/** `setTimeout` holds at most 2^31 - 1 ms; later timers are reached in steps. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/**
 * The time of a simulated world. It begins in the past, so that a scene can play its history (rollouts, restarts, failures) in
 * no time through the same controllers, and follows a clock once it is live. Callbacks run in order of their time; those of
 * equal time in order of their scheduling.
 */
export class Timeline {
  readonly #clock: Clock;
  readonly #heap: Entry[] = [];
  #virtualMs: number;
  #live = false;
  #stopped = false;
  #order = 0;
  #cancelWake: (() => void) | undefined;

  constructor(clock: Clock, startMs: number = clock.now()) {
    this.#clock = clock;
    this.#virtualMs = startMs;
  }

  nowMs(): number {
    return this.#live ? Math.max(this.#clock.now(), this.#virtualMs) : this.#virtualMs;
  }

  /** RFC 3339, whole seconds. */
  timestamp(atMs: number = this.nowMs()): string {
    return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
  }

  /** Calls back after `delayMs` of the world's time. The returned function cancels. */
  after(delayMs: number, callback: () => void): () => void {
    const entry: Entry = {
      atMs: this.nowMs() + Math.max(0, delayMs),
      order: this.#order++,
      callback,
      cancelled: false,
    };
    this.#push(entry);
    if (this.#live && this.#heap[0] === entry) this.#wake();
    return () => {
      entry.cancelled = true;
    };
  }

  /** Runs everything due until `untilMs` at once and sets the time to it. Only before `goLive`. */
  playUntil(untilMs: number): void {
    this.#runDue(untilMs);
    this.#virtualMs = Math.max(this.#virtualMs, untilMs);
  }

  /** Plays what is left until the clock's time, then follows the clock. */
  goLive(): void {
    this.playUntil(this.#clock.now());
    this.#live = true;
    this.#wake();
  }

  /** No callback runs after this. */
  stop(): void {
    this.#stopped = true;
    this.#cancelWake?.();
    this.#heap.length = 0;
  }

  #wake(): void {
    this.#cancelWake?.();
    this.#cancelWake = undefined;
    const next = this.#heap[0];
    if (this.#stopped || next === undefined) return;
    const delayMs = Math.min(Math.max(0, next.atMs - this.#clock.now()), LONGEST_DELAY_MS);
    this.#cancelWake = this.#clock.setTimer(() => {
      this.#runDue(this.#clock.now());
      this.#wake();
    }, delayMs);
  }

  #runDue(untilMs: number): void {
    for (let next = this.#heap[0]; next !== undefined && next.atMs <= untilMs && !this.#stopped; next = this.#heap[0]) {
      this.#pop();
      if (next.cancelled) continue;
      this.#virtualMs = Math.max(this.#virtualMs, next.atMs);
      next.callback();
    }
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      const left = heap[child];
      if (left === undefined) break;
      const right = heap[child + 1];
      const smaller = right !== undefined && isBefore(right, left) ? right : left;
      if (smaller === right) child++;
      if (!isBefore(smaller, last)) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}
