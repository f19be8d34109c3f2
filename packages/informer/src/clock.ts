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

/**
 * Lets the event loop run whenever the work in hand has taken a while: that of one, or of all who share it. What they do in one turn takes no
 * longer than that of one would, and who has to wait has the next turn in the order in which they came.
 */
export class TurnBudget {
  readonly #clock: Clock;
  /** When the work of this turn began; `undefined`: nobody has asked in it yet. */
  #startedAt: number | undefined;
  #waiting: (() => void)[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** To be asked between any two pieces of work: a promise to wait for when this turn is used up, else `undefined`. */
  spent(): Promise<void> | undefined {
    const now = this.#clock.monotonicMs();
    if (this.#startedAt === undefined) this.#begin(now);
    else if (now - this.#startedAt >= TURN_BUDGET_MS) return this.next();
    return undefined;
  }

  /** Resolves in a later turn, which belongs to whoever waits. */
  next(): Promise<void> {
    if (this.#startedAt === undefined) this.#begin(this.#clock.monotonicMs());
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #begin(now: number): void {
    this.#startedAt = now;
    this.#clock.setTimer(() => {
      this.#startedAt = undefined;
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#begin(this.#clock.monotonicMs());
      next();
    }, 0);
  }
}
