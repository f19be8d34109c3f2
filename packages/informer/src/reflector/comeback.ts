import { delay } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { CredentialsRejectedError, UnreachableError } from '../source/errors.ts';

/** Those who come back do so within this time, not all at once. */
const SPREAD_MS = 500;

/** Whether a failure says of the whole server what it says of one resource. */
function isOfServer(error: unknown): boolean {
  return error instanceof UnreachableError || error instanceof CredentialsRejectedError;
}

/**
 * Shared by all who read from one server: who gets an answer again lets the others know, who wait for the same server, each up to half
 * a minute by its own backoff.
 */
export class Comeback {
  readonly #waiting = new Set<() => void>();

  /** The server has answered somebody whom it did not answer before. */
  tell(): void {
    for (const end of this.#waiting) end();
  }

  /** Resolves after `delayMs`, when the signal aborts, or soon after it is told that the server that failed is back. */
  async wait(
    error: unknown,
    { clock, delayMs, random, signal }: { clock: Clock; delayMs: number; random: () => number; signal: AbortSignal },
  ): Promise<void> {
    if (!isOfServer(error)) return delay(clock, delayMs, signal);
    const early = new AbortController();
    const end = (): void => early.abort();
    const startedMs = clock.monotonicMs();
    this.#waiting.add(end);
    try {
      await delay(clock, delayMs, AbortSignal.any([signal, early.signal]));
    } finally {
      this.#waiting.delete(end);
    }
    if (!early.signal.aborted) return;
    const leftMs = Math.max(0, startedMs + delayMs - clock.monotonicMs());
    await delay(clock, Math.min(leftMs, Math.round(random() * SPREAD_MS)), signal);
  }
}
