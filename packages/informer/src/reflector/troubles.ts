import type { Clock } from '../clock.ts';

const HEALTHY_MINUTE_MS = 60_000;
/** A list begun anew so soon after the last one was: the events in between prove nothing. */
const SOON_MS = 10_000;
/** Answers that could be about what was asked for, after which something else is asked. */
const MOST_DOUBTS = 2;
/** Watches in a row without a byte, after which a list tells what they may have held back. */
const MOST_SILENCES = 2;

/** What has gone wrong lately, and whether it does so again and again. */
export class Troubles {
  readonly #clock: Clock;
  /** Lists begun anew, and doubtful answers to a watch, since the last event. */
  #restarts = 0;
  #doubts = 0;
  #silences = 0;
  #restartedMs = Number.NEGATIVE_INFINITY;
  #healthySinceMs: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** An event or bookmark came. */
  heard(): void {
    this.#restarts = 0;
    this.#doubts = 0;
  }

  /** Bytes came, whatever they were. */
  signOfLife(): void {
    this.#silences = 0;
  }

  /** A watch was accepted. */
  healthy(): void {
    this.#healthySinceMs ??= this.#clock.monotonicMs();
  }

  unhealthy(): void {
    this.#healthySinceMs = undefined;
  }

  /**
   * A list has to begin anew. Whether it may at once: the first time there is nothing to wait for; again without an event in between, or
   * within seconds, something is wrong.
   */
  mayRestartAtOnce(): boolean {
    const now = this.#clock.monotonicMs();
    const isSoon = now - this.#restartedMs < SOON_MS;
    this.#restarts += 1;
    this.#restartedMs = now;
    return this.#restarts === 1 && !isSoon;
  }

  /** The answer to a watch was doubtful. Whether that was once too often. */
  doubted(): boolean {
    this.#doubts += 1;
    return this.#doubts >= MOST_DOUBTS;
  }

  /** A watch was silent. Whether that was once too often; then it is counted anew. */
  silent(): boolean {
    this.#silences += 1;
    if (this.#silences < MOST_SILENCES) return false;
    this.#silences = 0;
    return true;
  }

  /** Forgets all if there was none for a minute. Whether there was none. */
  forgetAfterHealthyMinute(): boolean {
    if (this.#healthySinceMs === undefined) return false;
    if (this.#clock.monotonicMs() - this.#healthySinceMs < HEALTHY_MINUTE_MS) return false;
    this.heard();
    return true;
  }
}
