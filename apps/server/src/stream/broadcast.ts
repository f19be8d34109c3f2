import { sseFrame } from './sseConnection.ts';
import type { SseConnection } from './sseConnection.ts';

/** Between two events `status`: states change in bursts, and progress with every page of a list. */
const STATUS_EVERY_MS = 250;

/** Counts and times of last events change all the time; this often they are sent though no state has changed. */
const REFRESH_EVERY_MS = 5_000;

export interface BroadcastSource {
  status(): unknown;
  cache(): unknown;
  onStatus(listener: () => void): () => void;
}

/** Status and cache figures to all who look at the graph, made once for all. */
export class Broadcast {
  readonly #source: BroadcastSource;
  readonly #connections = new Set<SseConnection>();
  readonly #unsubscribe: () => void;
  readonly #refresh: NodeJS.Timeout;
  #pending: NodeJS.Timeout | undefined;

  constructor(source: BroadcastSource) {
    this.#source = source;
    this.#unsubscribe = source.onStatus(() => this.#soon());
    this.#refresh = setInterval(() => {
      this.#send('status', () => source.status());
      this.#send('cache', () => source.cache());
    }, REFRESH_EVERY_MS);
  }

  /** Includes a stream until it closes; it hears the status at once. */
  add(connection: SseConnection): void {
    this.#connections.add(connection);
    connection.closed.addEventListener('abort', () => this.#connections.delete(connection), { once: true });
    connection.offer('status', sseFrame('status', JSON.stringify(this.#source.status())));
  }

  stop(): void {
    this.#unsubscribe();
    clearInterval(this.#refresh);
    clearTimeout(this.#pending);
  }

  #soon(): void {
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      this.#send('status', () => this.#source.status());
    }, STATUS_EVERY_MS);
  }

  #send(event: 'status' | 'cache', make: () => unknown): void {
    if (this.#connections.size === 0) return;
    const frame = sseFrame(event, JSON.stringify(make()));
    for (const connection of this.#connections) connection.offer(event, frame);
  }
}
