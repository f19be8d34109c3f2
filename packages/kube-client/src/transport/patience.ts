import { UnreachableError } from '@fairlead/informer';
import type { CancelTimer, Clock } from '@fairlead/informer';

/** How long to wait for a server that says nothing. */
export interface Timeouts {
  /** For the headers of an answer, credentials and connection included. */
  readonly headersMs: number;
  /** Between two pieces of the body of a list. */
  readonly listIdleMs: number;
  /** Between two pieces of a watch; bookmarks come each minute. */
  readonly watchIdleMs: number;
}

export const TIMEOUTS: Timeouts = { headersMs: 30_000, listIdleMs: 30_000, watchIdleMs: 90_000 };

/**
 * Gives up on a request when nothing has come for too long. Only time spent waiting for the server counts: while the reader is
 * busy with what came, the server is not blamed.
 */
export class Patience {
  readonly #clock: Clock;
  readonly #giveUp: (error: UnreachableError) => void;
  #cancel: CancelTimer | undefined = undefined;
  #waitingSinceMs: number | undefined = undefined;

  constructor(clock: Clock, giveUp: (error: UnreachableError) => void) {
    this.#clock = clock;
    this.#giveUp = giveUp;
  }

  /** From now on `limitMs` are allowed between `touch` and `touch`; `what` did not come in time. */
  expect(limitMs: number, what: string): void {
    this.stop();
    this.touch();
    this.#schedule(limitMs, limitMs, what);
  }

  /** Something came, or waiting begins again. */
  touch(): void {
    this.#waitingSinceMs = this.#clock.monotonicMs();
  }

  /** The reader is busy; the time does not count. */
  rest(): void {
    this.#waitingSinceMs = undefined;
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  // One timer that looks again, instead of a new one for every chunk.
  #schedule(delayMs: number, limitMs: number, what: string): void {
    this.#cancel = this.#clock.setTimer(() => {
      const now = this.#clock.monotonicMs();
      const leftMs = limitMs - (now - (this.#waitingSinceMs ?? now));
      if (leftMs > 0) this.#schedule(leftMs, limitMs, what);
      else this.#giveUp(new UnreachableError(`${what} for ${limitMs / 1000} s`));
    }, delayMs);
  }
}
