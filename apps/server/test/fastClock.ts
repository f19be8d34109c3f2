import { systemClock } from '@fairlead/informer';
import type { Clock } from '@fairlead/informer';

/** A clock on which everything comes so many times sooner, and whose wall clock can jump. */
export class FastClock implements Clock {
  readonly #times: number;
  readonly #startedAt = performance.now();
  #offsetMs = 0;

  constructor(times: number) {
    this.#times = times;
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
    return (performance.now() - this.#startedAt) * this.#times;
  }

  setTimer(callback: () => void, delayMs: number): () => void {
    return systemClock.setTimer(callback, delayMs / this.#times);
  }
}
