import { ServicesDeltaSchema, type Services, type ServicesDelta } from '@fairlead/protocol';
import { applyServicesDelta, foldServicesDeltas } from '@fairlead/service-graph';
import type { QueryClient } from '@tanstack/react-query';
import { graphSearch, type ApiClient } from '../../api/ApiClient.ts';
import { ApiError } from '../../api/ApiError.ts';
import { backoffMs } from '../../api/backoff.ts';
import type { StreamEvent } from '../../api/eventStream.ts';
import type { LiveEnvironment } from '../../api/LiveStream.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import type { Position, StreamSource } from '../../api/StreamSource.ts';

const STEADY_MS = 10_000;

export interface RowsFeedEnvironment extends LiveEnvironment {
  readonly source: StreamSource;
  readonly requestFrame: (callback: () => void) => void;
  /** While true, what comes is kept back. */
  readonly paused: () => boolean;
}

/**
 * Keeps the rows of the chosen namespaces current in the query cache: rows, their stream from that revision on, again after a
 * loss with back-off. Deltas are folded and applied once per animation frame.
 */
export class RowsFeed {
  readonly #client: ApiClient;
  readonly #queries: QueryClient;
  readonly #environment: RowsFeedEnvironment;
  readonly #namespaces: readonly string[];
  #run: AbortController | undefined;
  #nap: AbortController | undefined;
  #waiting: ServicesDelta | undefined;
  #frameAsked = false;

  constructor(
    client: ApiClient,
    queries: QueryClient,
    namespaces: readonly string[],
    environment: RowsFeedEnvironment,
  ) {
    this.#client = client;
    this.#queries = queries;
    this.#namespaces = namespaces;
    this.#environment = environment;
  }

  /** Begins, or begins again after `rest`. */
  wake(): void {
    if (this.#run !== undefined) return;
    const run = new AbortController();
    this.#run = run;
    void this.#follow(run.signal);
  }

  /** Closes the stream until `wake`; the rows stay. */
  rest(): void {
    this.#run?.abort();
    this.#run = undefined;
  }

  /** Ends the wait for the next try. */
  tryNow(): void {
    this.#nap?.abort();
  }

  /** Applies what was kept back during a pause. */
  apply(): void {
    const waiting = this.#waiting;
    const rows = this.#rows();
    this.#waiting = undefined;
    if (waiting === undefined || rows === undefined || rows.revision !== waiting.from) return;
    this.#queries.setQueryData(this.#key, applyServicesDelta(rows, waiting));
  }

  get #key(): ReturnType<typeof queryKeys.services> {
    return queryKeys.services(this.#namespaces);
  }

  #rows(): Services | undefined {
    return this.#queries.getQueryData<Services>(this.#key);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    let failures = 0;
    // Rows of an earlier visit may be too old to go on from; the server then says `reset`.
    let needRows = this.#rows() === undefined;
    while (!signal.aborted) {
      const { now, random } = this.#environment;
      const startedAtMs = now();
      let retryAfter: number | undefined;
      let stale = false;
      try {
        if (needRows) await this.#fetch(signal);
        stale = await this.#read(signal);
        needRows = stale;
      } catch (cause) {
        if (signal.aborted) return;
        retryAfter = cause instanceof ApiError ? cause.retryAfterMs : undefined;
      }
      // A stream that held for a while was a good one. New rows are fetched at once, but not in a circle.
      failures = now() - startedAtMs >= STEADY_MS ? 1 : failures + 1;
      if (!stale || failures > 1) await this.#sleep(backoffMs(failures, random(), retryAfter), signal);
    }
  }

  /** Where the rows stand, what waits included. */
  #position(): Position | undefined {
    const rows = this.#rows();
    return rows && { instance: rows.instance, revision: this.#waiting?.to ?? rows.revision };
  }

  async #fetch(signal: AbortSignal): Promise<void> {
    this.#waiting = undefined;
    const rows = await this.#client.services(this.#namespaces, signal);
    this.#queries.setQueryData(this.#key, rows);
  }

  /** Reads the stream to its end; true when only new rows help. */
  async #read(signal: AbortSignal): Promise<boolean> {
    if (this.#position() === undefined) return true;
    const reading = new AbortController();
    let stale = false;
    try {
      await this.#environment.source.follow({
        path: 'services/stream',
        search: graphSearch({ namespaces: this.#namespaces }),
        position: () => this.#position(),
        signal: AbortSignal.any([signal, reading.signal]),
        onOpen: () => undefined,
        onEvent: (event) => {
          if (stale || signal.aborted) return;
          stale = !this.#take(event);
          if (stale) reading.abort();
        },
      });
    } catch (cause) {
      if (!stale || signal.aborted) throw cause;
    }
    return stale;
  }

  /** False when only new rows help. */
  #take(event: StreamEvent): boolean {
    if (event.name === 'reset') return false;
    if (event.name !== 'delta') return true;
    const delta = ServicesDeltaSchema.parse(JSON.parse(event.data));
    if (delta.from !== this.#position()?.revision) return false;
    this.#waiting = this.#waiting === undefined ? delta : foldServicesDeltas(this.#waiting, delta);
    this.#askFrame();
    return true;
  }

  #askFrame(): void {
    if (this.#frameAsked) return;
    this.#frameAsked = true;
    this.#environment.requestFrame(() => {
      this.#frameAsked = false;
      if (!this.#environment.paused()) this.apply();
    });
  }

  async #sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    const nap = new AbortController();
    this.#nap = nap;
    try {
      await this.#environment.wait(milliseconds, AbortSignal.any([signal, nap.signal]));
    } catch (cause) {
      // Woken early, or over; anything else is a fault of the timer.
      if (!signal.aborted && !nap.signal.aborted) throw cause;
    }
  }
}
