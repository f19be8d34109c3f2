import type { GraphDelta, GraphSnapshot, Status } from '@fairlead/protocol';
import { applyDelta, foldDeltas } from '@fairlead/service-graph';
import { hashKey, type QueryClient } from '@tanstack/react-query';
import { AgeWindow } from './AgeWindow.ts';
import type { ApiClient } from './ApiClient.ts';
import { LiveStream, type Connection, type LiveEnvironment, type LiveSink, type LiveTarget } from './LiveStream.ts';
import { queryKeys } from './queryKeys.ts';
import { ServerClock } from './ServerClock.ts';
import { SharedStreamSource, type Sharing } from './SharedStreamSource.ts';
import { DirectStreamSource, type StreamSource } from './StreamSource.ts';

/** User Timing mark: a delta is about to change the page. What `fairlead:delta-painted` follows on the map. */
export const DELTA_TAKEN = 'fairlead:delta-taken';

/** What the frame shows of the stream. Times are epoch milliseconds of this browser. */
export interface LiveState {
  readonly connection: Connection;
  /** When the picture was paused, and how many changes wait. */
  readonly paused: { readonly atMs: number; readonly changes: number } | undefined;
  /** When the picture on the screen was last known to be current. */
  readonly currentAtMs: number | undefined;
  /** When something last changed in it. */
  readonly changedAtMs: number | undefined;
  /** The newest change in the picture: when the oldest event in it reached the server, in this browser's time. */
  readonly observedAtMs: number | undefined;
  /** 95th percentile, over the last minute, of the time from API event to pixel. */
  readonly ageMs: number | undefined;
  /** The server has become another version than the page it once served: both are named. */
  readonly upgraded: { readonly page: string; readonly server: string } | undefined;
}

export interface LiveStoreEnvironment extends LiveEnvironment {
  readonly requestFrame: (callback: () => void) => void;
  /** How tabs share one stream; without it each has its own. */
  readonly sharing?: Sharing | undefined;
}

/**
 * Between the stream and the query cache: folds deltas, applies them once per animation frame with the function that the
 * server's tests use, holds them back while paused. `subscribe` and `state` fit `useSyncExternalStore`.
 */
export class LiveStore {
  readonly clock: ServerClock;
  /** Where streams come from; tabs that ask for the same share one. */
  readonly source: StreamSource;
  readonly #queries: QueryClient;
  readonly #client: ApiClient;
  readonly #stream: LiveStream;
  readonly #environment: LiveStoreEnvironment;
  readonly #ages = new AgeWindow();
  readonly #listeners = new Set<() => void>();
  #pageVersion: string | undefined;
  #state: LiveState = {
    connection: { phase: 'connecting' },
    paused: undefined,
    currentAtMs: undefined,
    changedAtMs: undefined,
    observedAtMs: undefined,
    ageMs: undefined,
    upgraded: undefined,
  };
  #waiting: { readonly target: LiveTarget; delta: GraphDelta } | undefined;
  #frameAsked = false;
  #painters = 0;

  /** `pageVersion` is what the server wrote into the document; without it, the first status tells it. */
  constructor(client: ApiClient, queries: QueryClient, environment: LiveStoreEnvironment, pageVersion?: string) {
    this.#pageVersion = pageVersion;
    this.#client = client;
    this.#queries = queries;
    this.#environment = environment;
    this.clock = new ServerClock(environment.now);
    const direct = new DirectStreamSource(client);
    this.source = environment.sharing === undefined ? direct : new SharedStreamSource(direct, environment.sharing);
    this.#stream = new LiveStream(this.source, this.#sink(), environment);
  }

  readonly state = (): LiveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  aim(target: LiveTarget): void {
    // Another picture: what waits for the one before is dropped, its snapshot stays where it was and can be continued later.
    if (this.#waiting !== undefined && !samePicture(this.#waiting.target, target)) this.#waiting = undefined;
    this.#stream.aim(target);
  }

  tryNow(): void {
    this.#stream.tryNow();
  }

  refresh(): void {
    this.#waiting = undefined;
    this.#stream.refresh();
  }

  rest(): void {
    this.#stream.rest();
  }

  wake(): void {
    this.#stream.wake();
  }

  stop(): void {
    this.#stream.stop();
  }

  pause(): void {
    if (this.#state.paused !== undefined) return;
    this.#applyWaiting();
    this.#set({ paused: { atMs: this.#environment.now(), changes: 0 } });
  }

  resume(): void {
    if (this.#state.paused === undefined) return;
    this.#set({ paused: undefined });
    this.#applyWaiting();
  }

  /** Asks for the status, which also measures the difference of the clocks. */
  async readStatus(signal?: AbortSignal): Promise<Status> {
    const askedAtMs = this.#environment.now();
    const status = await this.#client.status(signal);
    this.clock.measure(Date.parse(status.time), askedAtMs, this.#environment.now());
    this.#noticeServer(status);
    return status;
  }

  /** Told by what draws: a change is on the screen, `ageMs` after its oldest event. */
  painted(ageMs: number): void {
    this.#ages.add(this.#environment.now(), ageMs);
    this.refreshAge();
  }

  /** While something draws the picture itself and calls `painted`, ages are not guessed from frames. Returns the release. */
  claimPaint(): () => void {
    this.#painters += 1;
    return () => {
      this.#painters -= 1;
    };
  }

  /** Lets samples older than a minute go. */
  refreshAge(): void {
    const ageMs = this.#ages.p95(this.#environment.now());
    if (ageMs !== this.#state.ageMs) this.#set({ ageMs });
  }

  #set(part: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }

  #snapshot(target: LiveTarget): GraphSnapshot | undefined {
    return this.#queries.getQueryData<GraphSnapshot>(queryKeys.graph(target));
  }

  #sink(): LiveSink {
    return {
      position: (target) => {
        const snapshot = this.#snapshot(target);
        if (snapshot === undefined) return undefined;
        const waiting =
          this.#waiting !== undefined && samePicture(this.#waiting.target, target) ? this.#waiting : undefined;
        return { instance: snapshot.instance, revision: waiting?.delta.to ?? snapshot.revision };
      },
      refetch: async (target, signal) => {
        this.#waiting = undefined;
        const before = this.#snapshot(target);
        const snapshot = await this.#client.graph(target, signal);
        this.#queries.setQueryData(queryKeys.graph(target), snapshot);
        const now = this.#environment.now();
        // What waited cannot be told apart from the rest any more, so a pause of this picture is over.
        const paused = before === undefined ? this.#state.paused : undefined;
        this.#set({ paused, currentAtMs: now });
        return snapshot;
      },
      delta: (target, delta) => {
        this.clock.noticeSentAt(Date.parse(delta.sentAt));
        this.#waiting = { target, delta: this.#waiting === undefined ? delta : foldDeltas(this.#waiting.delta, delta) };
        const { paused } = this.#state;
        if (paused !== undefined) this.#set({ paused: { ...paused, changes: paused.changes + sizeOf(delta) } });
        else this.#askFrame();
      },
      status: (status) => {
        this.clock.noticeSentAt(Date.parse(status.time));
        this.#queries.setQueryData(queryKeys.status(), status);
        this.#noticeServer(status);
      },
      cache: (cache) => this.#queries.setQueryData(queryKeys.cache(), cache),
      detail: (service) => this.#queries.setQueryData(queryKeys.service(service.id), service),
      connection: (connection) => {
        const before = this.#state.connection.phase;
        this.#set({
          connection,
          ...(before === 'open' && connection.phase !== 'open' ? { currentAtMs: this.#environment.now() } : {}),
        });
        if (connection.phase === 'open' && before !== 'open') {
          void this.#queries.invalidateQueries({ queryKey: queryKeys.status() });
        }
      },
    };
  }

  #askFrame(): void {
    if (this.#frameAsked) return;
    this.#frameAsked = true;
    this.#environment.requestFrame(() => {
      this.#frameAsked = false;
      if (this.#state.paused === undefined) this.#applyWaiting();
    });
  }

  #applyWaiting(): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    this.#waiting = undefined;
    const snapshot = this.#snapshot(waiting.target);
    if (snapshot === undefined || snapshot.revision !== waiting.delta.from) return;
    performance.mark(DELTA_TAKEN, { detail: { revision: waiting.delta.to, size: sizeOf(waiting.delta) } });
    this.#queries.setQueryData(queryKeys.graph(waiting.target), applyDelta(snapshot, waiting.delta));
    const now = this.#environment.now();
    const observedAtMs = Date.parse(waiting.delta.oldestObservedAt) - this.clock.offsetMs;
    this.#set({ currentAtMs: now, changedAtMs: now, observedAtMs });
    if (this.#painters > 0) return;
    // Two frames on, React has rendered and the browser has painted what this frame put into the cache.
    const { requestFrame } = this.#environment;
    requestFrame(() => requestFrame(() => this.painted(this.#environment.now() - observedAtMs)));
  }

  #noticeServer(status: Status): void {
    this.#pageVersion ??= status.version;
    const page = this.#pageVersion;
    if ((page !== status.version) === (this.#state.upgraded !== undefined)) return;
    this.#set({ upgraded: page === status.version ? undefined : { page, server: status.version } });
  }
}

function samePicture(left: LiveTarget, right: LiveTarget): boolean {
  return hashKey(queryKeys.graph(left)) === hashKey(queryKeys.graph(right));
}

function sizeOf(delta: GraphDelta): number {
  const { upsert, remove } = delta;
  return upsert.nodes.length + upsert.edges.length + remove.nodes.length + remove.edges.length;
}
