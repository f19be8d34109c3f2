import type { CancelTimer, Clock } from '../clock.ts';

/**
 * One request with its own signal: aborted with the outer one, or given up when it shows no sign of life for too long or
 * lasts beyond its deadline. What waits for it is let go at once, even if the other side ignores the signal.
 */
export class RequestGuard {
  readonly #clock: Clock;
  readonly #outer: AbortSignal;
  readonly #controller = new AbortController();
  readonly #onOuterAbort = (): void => this.#giveUp(this.#outer.reason);
  #lastSignMs: number;
  #cancelSilence: CancelTimer | undefined;
  #cancelDeadline: CancelTimer | undefined;
  #letGo: ((error: unknown) => void) | undefined;

  constructor(clock: Clock, outer: AbortSignal) {
    this.#clock = clock;
    this.#outer = outer;
    this.#lastSignMs = clock.monotonicMs();
    if (outer.aborted) this.#giveUp(outer.reason);
    else outer.addEventListener('abort', this.#onOuterAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** From now on, gives up with `error()` after `silenceMs` without a sign of life. Replaces what was allowed before. */
  allowSilence(silenceMs: number, error: () => Error): void {
    if (this.signal.aborted) return;
    this.signOfLife();
    this.#watchSilence(silenceMs, silenceMs, error);
  }

  /** Gives up with `error()` after `ms`, whatever happens. */
  deadline(ms: number, error: () => Error): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = this.#clock.setTimer(() => this.#giveUp(error()), ms);
  }

  signOfLife(): void {
    this.#lastSignMs = this.#clock.monotonicMs();
  }

  /** For how long there has been no sign of life. */
  silentMs(): number {
    return this.#clock.monotonicMs() - this.#lastSignMs;
  }

  /** The promise's outcome, or a rejection as soon as the request is given up. One at a time. */
  settle<V>(promise: Promise<V>): Promise<V> {
    // Not Promise.race: it would tie every batch of a long watch to one promise that lives as long as the watch.
    return new Promise<V>((resolve, reject) => {
      this.#letGo = reject;
      promise.then(resolve, reject);
      if (this.signal.aborted) reject(this.signal.reason);
    });
  }

  /** Ends the request if it still runs and leaves no timer. */
  close(): void {
    this.#giveUp(new Error('the request is over'));
  }

  #watchSilence(inMs: number, silenceMs: number, error: () => Error): void {
    this.#cancelSilence?.();
    this.#cancelSilence = this.#clock.setTimer(() => {
      const leftMs = this.#lastSignMs + silenceMs - this.#clock.monotonicMs();
      // One timer per silence, not per sign: signs come by the thousand.
      if (leftMs > 0) this.#watchSilence(leftMs, silenceMs, error);
      else this.#giveUp(error());
    }, inMs);
  }

  #giveUp(reason: unknown): void {
    this.#cancelSilence?.();
    this.#cancelDeadline?.();
    this.#outer.removeEventListener('abort', this.#onOuterAbort);
    if (this.signal.aborted) return;
    this.#controller.abort(reason);
    this.#letGo?.(reason);
  }
}
