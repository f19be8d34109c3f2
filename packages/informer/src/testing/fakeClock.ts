import type { CancelTimer, Clock } from '../clock.ts';

interface FakeTimer {
  readonly dueMs: number;
  readonly sequence: number;
  readonly callback: () => void;
}

/**
 * A clock that only moves when told. Between timers it lets all promises settle, so that a test reads like a story:
 * do something, advance, look.
 */
export class FakeClock implements Clock {
  #monotonicMs = 0;
  #wallMs: number;
  #sequence = 0;
  readonly #timers = new Set<FakeTimer>();

  /** `startMs`: the wall clock at the beginning, milliseconds of the Unix epoch. */
  constructor(startMs: number = Date.UTC(2026, 0, 1)) {
    this.#wallMs = startMs;
  }

  now(): number {
    return this.#wallMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  setTimer(callback: () => void, delayMs: number): CancelTimer {
    const timer = { dueMs: this.#monotonicMs + Math.max(0, delayMs), sequence: this.#sequence, callback };
    this.#sequence += 1;
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** Timers that would still fire. A test of something that stops ends with 0. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Milliseconds until the next timer; `undefined` when there is none. */
  get nextTimerInMs(): number | undefined {
    const next = this.#earliest();
    return next === undefined ? undefined : next.dueMs - this.#monotonicMs;
  }

  /** Moves the wall clock alone, as NTP or a suspended laptop would. */
  jump(byMs: number): void {
    this.#wallMs += byMs;
  }

  /** Lets promises settle and fires what is due now, until nothing more happens. */
  async settle(): Promise<void> {
    for (;;) {
      await settledPromises();
      const next = this.#earliest();
      if (next === undefined || next.dueMs > this.#monotonicMs) return;
      this.#fire(next);
    }
  }

  /** Moves time on by `ms`, firing timers in order and settling after each. */
  async advance(ms: number): Promise<void> {
    const target = this.#monotonicMs + ms;
    await this.settle();
    for (;;) {
      const next = this.#earliest();
      if (next === undefined || next.dueMs > target) break;
      this.#moveTo(next.dueMs);
      this.#fire(next);
      await this.settle();
    }
    this.#moveTo(target);
    await this.settle();
  }

  #moveTo(monotonicMs: number): void {
    if (monotonicMs <= this.#monotonicMs) return;
    this.#wallMs += monotonicMs - this.#monotonicMs;
    this.#monotonicMs = monotonicMs;
  }

  #fire(timer: FakeTimer): void {
    this.#timers.delete(timer);
    timer.callback();
  }

  #earliest(): FakeTimer | undefined {
    let earliest: FakeTimer | undefined;
    for (const timer of this.#timers) {
      if (
        earliest === undefined ||
        timer.dueMs < earliest.dueMs ||
        (timer.dueMs === earliest.dueMs && timer.sequence < earliest.sequence)
      ) {
        earliest = timer;
      }
    }
    return earliest;
  }
}

/** All promise reactions run before an immediate does. */
function settledPromises(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
