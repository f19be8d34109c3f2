import { ProblemError } from '../http/problem.ts';
import type { SseConnection } from './sseConnection.ts';

/** Seconds a client waits before it asks for a stream again. */
const RETRY_AFTER_SECONDS = 5;

/** The open streams, and how many there may be. */
export class StreamSlots {
  readonly #limit: number;
  readonly #open = new Set<SseConnection>();
  #refused = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get open(): number {
    return this.#open.size;
  }

  get refused(): number {
    return this.#refused;
  }

  /** @throws ProblemError `too-many-streams` when all are taken. Call it before the stream is opened. */
  check(): void {
    if (this.#open.size < this.#limit) return;
    this.#refused += 1;
    throw new ProblemError('too-many-streams', `${this.#limit} streams are open, no more are allowed (--max-streams)`, {
      headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
    });
  }

  add(connection: SseConnection): void {
    this.#open.add(connection);
    connection.closed.addEventListener('abort', () => this.#open.delete(connection), { once: true });
  }

  forEach(visit: (connection: SseConnection) => void): void {
    for (const connection of this.#open) visit(connection);
  }

  endAll(): void {
    for (const connection of this.#open) connection.end();
  }
}
