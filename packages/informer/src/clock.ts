/** Cancels a timer; harmless when it has fired or was cancelled before. */
export type CancelTimer = () => void;

/** Time, passed in. Durations are measured with `monotonicMs`, which never jumps; `now` is for what people read. */
export interface Clock {
  /** Milliseconds of the Unix epoch. May jump in both directions. */
  now(): number;
  /** Milliseconds since some fixed moment; only differences mean anything. */
  monotonicMs(): number;
  /** Calls back once after `delayMs`; 0 means the next turn of the event loop, after pending input and output. */
  setTimer(callback: () => void, delayMs: number): CancelTimer;
}

/** The longest delay that `setTimeout` takes; it fires at once beyond. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer(callback, delayMs) {
    if (delayMs <= 0) {
      const immediate = setImmediate(callback);
      return () => clearImmediate(immediate);
    }
    const timer = setTimeout(callback, Math.min(delayMs, LONGEST_DELAY_MS));
    return () => clearTimeout(timer);
  },
};

/** Resolves on the next turn of the event loop, so that others get theirs. */
export function nextTurn(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimer(resolve, 0);
  });
}

/** Resolves after `delayMs`, or at once when the signal aborts; never rejects and leaves no timer behind. */
export function delay(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const onAbort = (): void => {
      cancel();
      resolve();
    };
    const cancel = clock.setTimer(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, delayMs);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Long enough to be worth a turn, short beside a frame of 16 ms. */
const TURN_BUDGET_MS = 8;

/** Lets the event loop run whenever the work in hand has taken a while. */
export class TurnBudget {
  readonly #clock: Clock;
  #startedAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startedAt = clock.monotonicMs();
  }

  /** A promise to wait for when the last turn given away is a while ago, else `undefined`. */
  spent(): Promise<void> | undefined {
    if (this.#clock.monotonicMs() - this.#startedAt < TURN_BUDGET_MS) return undefined;
    return nextTurn(this.#clock).then(() => {
      this.#startedAt = this.#clock.monotonicMs();
    });
  }
}
