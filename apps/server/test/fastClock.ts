import { systemClock } from '@fairlead/informer';
import type { Clock } from '@fairlead/informer';

const TICK_MS = 5;

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/**
 * A clock on which everything comes so many times sooner, and whose wall clock can jump. It goes on by ticks of the event loop: where the
 * process does not get the processor, its time stands still, and nobody is given up for what the machine has not let them do.
 */
export class FastClock implements Clock {
  readonly #times: number;
  readonly #ticks: NodeJS.Timeout;
  readonly #timers = new Set<Timer>();
  #monotonicMs = 0;
  #offsetMs = 0;

  constructor(times: number) {
    this.#times = times;
    this.#ticks = setInterval(() => this.#tick(), TICK_MS);
    this.#ticks.unref();
  }

  /** Somebody sets the time of the machine. */
  jump(byMs: number): void {
    this.#offsetMs += byMs;
  }

  /** Waits until so much has passed on this clock. */
  pass(ms: number): Promise<void> {
    return new Promise((resolve) => this.setTimer(resolve, ms));
  }

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  setTimer(callback: () => void, delayMs: number): () => void {
    // What only wants to leave a turn to others does not wait for a tick.
    if (delayMs <= this.#times) return systemClock.setTimer(callback, delayMs / this.#times);
    const timer = { atMs: this.#monotonicMs + delayMs, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  stop(): void {
    clearInterval(this.#ticks);
  }

  #tick(): void {
    this.#monotonicMs += TICK_MS * this.#times;
    const due = [...this.#timers].filter(({ atMs }) => atMs <= this.#monotonicMs).sort((a, b) => a.atMs - b.atMs);
    for (const timer of due) {
      // One of them may have been cancelled by the one before.
      if (this.#timers.delete(timer)) timer.callback();
    }
  }
}
