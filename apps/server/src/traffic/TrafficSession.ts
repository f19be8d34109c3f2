import type { ClusterCache } from '@fairlead/informer';
import type { CacheTraffic, TrafficStatus } from '@fairlead/protocol';
import { TELEMETRY, TrafficReader } from '@fairlead/traffic';
import type { CallChanges, SeriesSource, TrafficReaderOptions } from '@fairlead/traffic';
import type { Logger } from 'pino';
import { FoundPrometheus } from './FoundPrometheus.ts';
import { ClusterDirectory } from './ClusterDirectory.ts';

/** Reads in the cache panel: more nobody reads, and the demo has one per exporter. */
const READS_AT_MOST = 100;
/** Of a query that names what is on screen one by one, which nobody reads to its end either. */
const QUERY_CHARACTERS_AT_MOST = 2_000;

export interface TrafficSessionOptions {
  readonly source: SeriesSource;
  readonly off: readonly string[];
  readonly cache: Pick<ClusterCache, 'store' | 'onChange'>;
  readonly onCalls: (changes: CallChanges) => void;
  /** A refresh has succeeded, of something that tells of all calls there are. */
  readonly onKnown: () => void;
  readonly onStatus: () => void;
  readonly onScreen: TrafficReaderOptions['onScreen'];
  readonly log: Logger;
}

/** Traffic of one cluster, read for as long as the process runs. */
export class TrafficSession {
  readonly reader: TrafficReader;
  readonly #log: Logger;
  readonly #source: SeriesSource;
  #state = '';

  constructor({ source, off, cache, onCalls, onKnown, onStatus, onScreen, log }: TrafficSessionOptions) {
    this.#log = log;
    this.#source = source;
    const directory = new ClusterDirectory(cache, () => Math.floor(Date.now() / 1000));
    cache.onChange((changes) => directory.apply(changes));
    this.reader = new TrafficReader({
      source,
      telemetry: TELEMETRY,
      off,
      directory,
      onCalls,
      onStatus: () => {
        if (this.#tellsOfAll()) onKnown();
        this.#logState();
        onStatus();
      },
      onScreen,
    });
  }

  start(): void {
    this.reader.start();
  }

  stop(): Promise<void> {
    return this.reader.stop();
  }

  status(): TrafficStatus {
    // Nobody asked for traffic, and none is there to be found: that is no trouble.
    if (this.#source instanceof FoundPrometheus && !this.#source.isThere) {
      return { state: 'off', source: null, lastSuccessAt: null, error: null };
    }
    const { state, source, lastSuccessAtMs, error } = this.reader.status();
    const { coverage } = this.#source;
    return {
      state,
      source,
      lastSuccessAt: isoOrNull(lastSuccessAtMs),
      error: error ?? null,
      ...(lastSuccessAtMs === undefined ? {} : { telemetry: this.#telemetry() }),
      ...(coverage === undefined ? {} : { scraped: { ...coverage } }),
    };
  }

  cache(): CacheTraffic {
    const figures = this.reader.figures();
    const { reads } = figures;
    return {
      source: this.reader.status().source,
      way: this.#source.way,
      telemetry: figures.telemetry.map((one) => ({ ...one })),
      at: isoOrNull(figures.atMs),
      intervalSeconds: figures.intervalSeconds,
      windowSeconds: figures.windowSeconds,
      durationMs: figures.durationMs,
      budgetMs: figures.budgetMs,
      reads: reads.slice(0, READS_AT_MOST).map(({ name, query, durationMs, series, bytes, error }) => ({
        name,
        query: query.length > QUERY_CHARACTERS_AT_MOST ? `${query.slice(0, QUERY_CHARACTERS_AT_MOST)}…` : query,
        durationMs,
        series,
        bytes,
        error: error ?? null,
      })),
      readsTotal: reads.length,
      series: reads.reduce((sum, { series }) => sum + series, 0),
      bytes: reads.reduce((sum, { bytes }) => sum + bytes, 0),
      calls: figures.calls,
      warnings: [...figures.warnings],
    };
  }

  /** Who is not called by what has been read is called by nobody: something tells of calls, and no exporter was left out. */
  #tellsOfAll(): boolean {
    const { coverage } = this.#source;
    const isWhole = coverage === undefined || coverage.pods === coverage.of;
    return isWhole && this.reader.status().lastSuccessAtMs !== undefined && this.#telemetry().length > 0;
  }

  /** The kinds that are there. */
  #telemetry(): string[] {
    return this.reader
      .figures()
      .telemetry.filter(({ state }) => state === 'on')
      .map(({ name }) => name);
  }

  #logState(): void {
    const { state, source, error } = this.reader.status();
    if (state === this.#state) return;
    this.#state = state;
    this.#log[error === undefined ? 'info' : 'warn']({ source, error }, `traffic ${state}`);
  }
}

function isoOrNull(epochMs: number | undefined): string | null {
  return epochMs === undefined ? null : new Date(epochMs).toISOString();
}
