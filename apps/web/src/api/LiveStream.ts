import { CacheSchema, GraphDeltaSchema, ServiceSchema, StatusSchema } from '@fairlead/protocol';
import type { Cache, GraphDelta, GraphSnapshot, Service, Status } from '@fairlead/protocol';
import { ApiError, asApiError } from './ApiError.ts';
import { graphSearch, type GraphParameters } from './ApiClient.ts';
import { backoffMs } from './backoff.ts';
import type { StreamEvent } from './eventStream.ts';
import type { Position, StreamSource } from './StreamSource.ts';

/** A stream that held this long was a good one: the next failure starts its back-off from the beginning. */
const STEADY_MS = 10_000;

/** New snapshots fetched at once, before the back-off applies to them, too. */
const QUICK_RESETS = 2;

/** Where the stream stands; times are epoch milliseconds of this browser. */
export type Connection =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'open' }
  /** Closed on purpose while nobody looks. */
  | { readonly phase: 'resting' }
  | {
      readonly phase: 'lost';
      readonly sinceMs: number;
      readonly nextTryAtMs: number;
      readonly error: ApiError;
    };

export interface LiveTarget extends GraphParameters {
  /** `service/NS/NAME` whose whole answer is wanted whenever it changes. */
  readonly detail?: string | undefined;
}

/** What the stream reads and writes: the query cache in the page, plain values in tests. */
export interface LiveSink {
  /** Where the picture of a target stands (deltas that wait included); `undefined` asks for a new snapshot. */
  position(target: LiveTarget): Position | undefined;
  /** Fetches the snapshot of a target and keeps it. */
  refetch(target: LiveTarget, signal: AbortSignal): Promise<GraphSnapshot>;
  delta(target: LiveTarget, delta: GraphDelta): void;
  status(status: Status): void;
  cache(cache: Cache): void;
  detail(service: Service): void;
  connection(connection: Connection): void;
}

export interface LiveEnvironment {
  readonly now: () => number;
  readonly random: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Keeps one stream open: snapshot, stream from its revision, again after a loss with back-off, a new snapshot after `reset`
 * or a gap. One target at a time; `aim` changes it, `rest` closes it for a while, `stop` ends it.
 */
export class LiveStream {
  readonly #source: StreamSource;
  readonly #sink: LiveSink;
  readonly #environment: LiveEnvironment;
  #run: AbortController | undefined;
  #nap: AbortController | undefined;
  #target: LiveTarget | undefined;

  constructor(source: StreamSource, sink: LiveSink, environment: LiveEnvironment) {
    this.#source = source;
    this.#sink = sink;
    this.#environment = environment;
  }

  /** Follows this target from now on. The stream of the one before is closed. */
  aim(target: LiveTarget): void {
    this.#target = target;
    this.#restart();
  }

  /** Ends the wait for the next try. */
  tryNow(): void {
    this.#nap?.abort();
  }

  /** Drops what is held and reads a new snapshot. */
  refresh(): void {
    if (this.#target !== undefined) this.#restart({ snapshot: true });
  }

  /** Closes the stream until `wake`: a hidden tab gives its connection to the others. */
  rest(): void {
    if (this.#target === undefined) return;
    this.#run?.abort();
    this.#run = undefined;
    this.#sink.connection({ phase: 'resting' });
  }

  wake(): void {
    if (this.#target !== undefined && this.#run === undefined) this.#restart();
  }

  stop(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#target = undefined;
  }

  #restart(options: { readonly snapshot?: boolean } = {}): void {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    const target = this.#target;
    if (target === undefined) return;
    void this.#follow(target, run.signal, options.snapshot ?? false);
  }

  async #follow(target: LiveTarget, signal: AbortSignal, snapshotFirst: boolean): Promise<void> {
    let failures = 0;
    let resets = 0;
    let needSnapshot = snapshotFirst;
    let lostAtMs: number | undefined;
    this.#sink.connection({ phase: 'connecting' });
    while (!signal.aborted) {
      let openedAtMs: number | undefined;
      let error: ApiError;
      try {
        if (needSnapshot || this.#sink.position(target) === undefined) await this.#sink.refetch(target, signal);
        needSnapshot = false;
        const outcome = await this.#read(target, signal, () => {
          openedAtMs = this.#environment.now();
          lostAtMs = undefined;
          this.#sink.connection({ phase: 'open' });
        });
        if (outcome === 'stale') {
          needSnapshot = true;
          resets = isSteady(openedAtMs, this.#environment.now()) ? 1 : resets + 1;
          // A server that resets each time must not be asked in a circle.
          if (resets <= QUICK_RESETS) continue;
        }
        error = new ApiError({
          code: 'unreachable',
          status: null,
          path: 'stream',
          detail: 'the server ended the stream',
        });
      } catch (cause) {
        if (signal.aborted) return;
        error = faultOfStream(cause);
      }
      const now = this.#environment.now();
      if (isSteady(openedAtMs, now)) failures = 0;
      failures += 1;
      lostAtMs ??= now;
      const waitMs = backoffMs(failures, this.#environment.random(), error.retryAfterMs);
      this.#sink.connection({ phase: 'lost', sinceMs: lostAtMs, nextTryAtMs: now + waitMs, error });
      await this.#sleep(waitMs, signal);
    }
  }

  async #read(target: LiveTarget, signal: AbortSignal, onOpen: () => void): Promise<'ended' | 'stale'> {
    const reading = new AbortController();
    const search = graphSearch(target);
    if (target.detail !== undefined) search.set('detail', target.detail);
    let stale = false;
    try {
      await this.#source.follow({
        path: 'stream',
        search,
        position: () => this.#sink.position(target),
        signal: AbortSignal.any([signal, reading.signal]),
        onOpen,
        onEvent: (event) => {
          if (stale || signal.aborted) return;
          stale = !this.#take(target, event);
          if (stale) reading.abort();
        },
      });
      return stale ? 'stale' : 'ended';
    } catch (cause) {
      if (stale && !signal.aborted) return 'stale';
      throw cause;
    } finally {
      reading.abort();
    }
  }

  /** Hands an event on; false when only a new snapshot helps. */
  #take(target: LiveTarget, event: StreamEvent): boolean {
    switch (event.name) {
      case 'delta': {
        const delta = GraphDeltaSchema.parse(JSON.parse(event.data));
        const position = this.#sink.position(target);
        if (position === undefined || delta.from > position.revision) return false;
        // On a stream shared by tabs one may already be further on. A delta puts whole items, so its end holds from anywhere inside.
        if (delta.to > position.revision) this.#sink.delta(target, { ...delta, from: position.revision });
        return true;
      }
      case 'reset':
        return false;
      case 'status':
        this.#sink.status(StatusSchema.parse(JSON.parse(event.data)));
        return true;
      case 'cache':
        this.#sink.cache(CacheSchema.parse(JSON.parse(event.data)));
        return true;
      case 'detail':
        this.#sink.detail(ServiceSchema.parse(JSON.parse(event.data)));
        return true;
      default:
        // A heartbeat, or an event of a later server.
        return true;
    }
  }

  async #sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    const nap = new AbortController();
    this.#nap = nap;
    try {
      await this.#environment.wait(milliseconds, AbortSignal.any([signal, nap.signal]));
    } catch (cause) {
      // Woken early, by `tryNow` or because the run is over; anything else is a fault of the timer.
      if (!signal.aborted && !nap.signal.aborted) throw cause;
    }
  }
}

function isSteady(openedAtMs: number | undefined, nowMs: number): boolean {
  return openedAtMs !== undefined && nowMs - openedAtMs >= STEADY_MS;
}

function faultOfStream(cause: unknown): ApiError {
  if (!(cause instanceof TypeError || cause instanceof DOMException)) return asApiError(cause, 'stream');
  return new ApiError({ code: 'unreachable', status: null, path: 'stream', detail: cause.message }, { cause });
}
