import { delay } from '../clock.ts';
import type { Clock } from '../clock.ts';

/** A watch shorter than this is no use to anyone: the next one waits, the longer the more often it happens. */
const SHORT_WATCH_MS = 1_000;
/** Within the grace of a watch that ended, so that a server that hangs up at once does not make the state flap. */
const LONGEST_PACE_MS = 4_000;
/** Between the starts of short watches that did bring events. */
const BUSY_PACE_MS = 250;

/** Waits after a watch that ended too soon, so that a server which hangs up at once is not asked without pause. */
export class WatchPace {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #paceMs = SHORT_WATCH_MS;

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
  }

  /** Resolves when the next watch may begin. `brought`: it has brought an event. */
  async after(lastedMs: number, brought: boolean): Promise<void> {
    if (lastedMs >= SHORT_WATCH_MS || brought) {
      this.#paceMs = SHORT_WATCH_MS;
      if (lastedMs < BUSY_PACE_MS) await delay(this.#clock, BUSY_PACE_MS - lastedMs, this.#signal);
      return;
    }
    await delay(this.#clock, this.#paceMs - lastedMs, this.#signal);
    this.#paceMs = Math.min(this.#paceMs * 2, LONGEST_PACE_MS);
  }
}
