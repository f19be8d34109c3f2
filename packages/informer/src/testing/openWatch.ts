import type { AnyRecord } from '@fairlead/model';
import type { WatchBatch, WatchEvent } from '../source/listerWatcher.ts';

export interface OpenWatchOptions<T extends AnyRecord> {
  readonly accepts: (event: WatchEvent<T>) => boolean;
  /** Ends after so many events. */
  readonly limit: number | undefined;
  /** How it ends at the limit; in order when `undefined`. */
  readonly error: Error | undefined;
  /** Sends every event twice. */
  readonly repeat: boolean;
}

type Ending = { readonly error: Error | undefined };

/** One watch that a scripted server holds open: what is pushed comes out until it ends or the request is aborted. */
export class OpenWatch<T extends AnyRecord> {
  readonly #options: OpenWatchOptions<T>;
  #waiting: WatchBatch<T>[] = [];
  #left: number;
  #ending: Ending | undefined;
  #wake: (() => void) | undefined;

  constructor(signal: AbortSignal, options: OpenWatchOptions<T>) {
    this.#options = options;
    this.#left = options.limit ?? Infinity;
    if (this.#left <= 0) this.end(options.error);
    signal.addEventListener('abort', () => this.end(signal.reason as Error), { once: true });
  }

  push(batch: WatchBatch<T>): void {
    if (this.#ending !== undefined) return;
    const accepted = batch.events.filter((event) => this.#options.accepts(event));
    const events = (this.#options.repeat ? accepted.flatMap((event) => [event, event]) : accepted).slice(0, this.#left);
    if (events.length === 0) return;
    this.#left -= events.length;
    this.#waiting.push({ ...batch, events });
    if (this.#left <= 0) this.end(this.#options.error);
    else this.#wake?.();
  }

  /** What was pushed before still comes out first. */
  end(error: Error | undefined): void {
    this.#ending ??= { error };
    this.#wake?.();
  }

  async *batches(): AsyncGenerator<WatchBatch<T>> {
    for (;;) {
      if (this.#waiting.length > 0) {
        const batches = this.#waiting;
        this.#waiting = [];
        yield* batches;
      } else if (this.#ending !== undefined) {
        if (this.#ending.error !== undefined) throw this.#ending.error;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
