import type { Call, EpochSeconds } from '@fairlead/model';
import type { StatusRate } from '../calls/CallSums.ts';
import { CallBuilder } from '../calls/CallBuilder.ts';
import type { BuiltCall } from '../calls/CallBuilder.ts';
import { CallSums } from '../calls/CallSums.ts';
import type { Directory } from '../mapping/directory.ts';
import type { SeriesSource } from '../source.ts';
import type { ServiceName, Telemetry } from '../telemetry/telemetry.ts';
import { onceOf } from '../telemetry/onceOf.ts';
import { CallBook } from './CallBook.ts';
import type { CallChanges } from './CallBook.ts';
import { CallHistory } from './CallHistory.ts';
import { detect } from './detect.ts';
import type { Detected, Detection } from './detect.ts';
import { refresh } from './refresh.ts';
import type { Read } from './refresh.ts';
import { seriesFromHistory, seriesFromSource } from './series.ts';
import type { Accepts, CallSeries } from './series.ts';

export type TrafficState = 'starting' | 'live' | 'stale' | 'unreachable';

export interface TrafficReaderStatus {
  readonly state: TrafficState;
  readonly source: string;
  readonly lastSuccessAtMs: number | undefined;
  readonly error: string | undefined;
}

export interface TelemetryState {
  readonly name: string;
  readonly state: 'on' | 'off' | 'absent';
  readonly calls: number;
}

/** The last refresh in figures. */
export interface TrafficFigures {
  readonly telemetry: readonly TelemetryState[];
  readonly atMs: number | undefined;
  readonly intervalSeconds: number;
  readonly windowSeconds: number;
  readonly durationMs: number;
  readonly budgetMs: number;
  readonly reads: readonly Read[];
  readonly calls: number;
  readonly warnings: readonly string[];
}

export interface TrafficReaderOptions {
  readonly source: SeriesSource;
  readonly telemetry: readonly Telemetry[];
  /** Ids of telemetry not to look for. */
  readonly off: readonly string[];
  readonly directory: Directory;
  readonly onCalls: (changes: CallChanges) => void;
  readonly onStatus: () => void;
  /** Calls that somebody looks at one by one, at most so many; quantiles of others are left out where there are too many to ask for all. */
  readonly onScreen?: ((atMost: number) => Promise<readonly Pick<Call, 'id' | 'telemetry'>[]>) | undefined;
  /** Milliseconds of the Unix epoch. */
  readonly now?: () => number;
  /** Between two refreshes at least; for tests. */
  readonly leastIntervalMs?: number;
}

/** A refresh that takes longer is given up: the next one would be due. */
const BUDGET_MS = 30_000;
/** A refresh may take this share of the time. */
const PAUSE_FACTOR = 3;
const [INTERVAL_LEAST, INTERVAL_MOST] = [5, 60];
const LEAST_PAUSE_MS = 2_000;
const DEFAULT_INTERVAL_SECONDS = 15;
/** A rate needs two samples; four intervals survive one that is missed, and jitter. */
const INTERVALS_PER_WINDOW = 4;
const WINDOW_LEAST_SECONDS = 20;
const DETECT_EVERY_MS = 300_000;
/** While nothing is there to be read, a look costs little. */
const DETECT_SOON_MS = 20_000;
/** Buckets cost a multiple of everything else: they are asked for so many calls at most, with more calls for those on screen. */
const QUANTILES_FOR_CALLS = 400;
const SECOND_SCRAPE_MS = 3_000;
const RETRY_MOST_MS = 60_000;

/** Reads who calls whom, again and again, and tells what changed. What is held stays while the source is away. */
export class TrafficReader {
  readonly #options: TrafficReaderOptions;
  readonly #now: () => number;
  readonly #book = new CallBook();
  /** By telemetry. */
  readonly #builders = new Map<string, CallBuilder>();
  readonly #history = new CallHistory();
  readonly #stopping = new AbortController();
  #detection: Detection = { detected: [], warnings: [] };
  #detectedAtMs = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #failures = 0;
  /** Refreshes that are wanted soon. */
  #hurried = 0;
  #endedAtMs = 0;
  #refreshes = 0;
  #error: string | undefined;
  #lastSuccessAtMs: number | undefined;
  #durationMs = 0;
  #reads: readonly Read[] = [];
  #warnings: readonly string[] = [];

  constructor(options: TrafficReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  start(): void {
    this.#again(0);
  }

  /** What is to be read has changed, and somebody waits for it: where only some exporters are scraped, they are read now, and once more for their rates. */
  hurry(): void {
    if (!isPartial(this.#options.source) || this.#failures > 0 || this.#refreshes === 0) return;
    // One that is under way may have begun without it.
    this.#hurried = this.#timer === undefined ? 3 : 2;
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#again(Math.max(0, this.#endedAtMs + this.#leastPauseMs - performance.now()));
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('traffic is stopped'));
    clearTimeout(this.#timer);
    await this.#running;
    await this.#options.source.close();
  }

  status(): TrafficReaderStatus {
    const source = this.#options.source.title;
    const common = { source, lastSuccessAtMs: this.#lastSuccessAtMs, error: this.#error };
    if (this.#error === undefined)
      return { ...common, state: this.#lastSuccessAtMs === undefined ? 'starting' : 'live' };
    return { ...common, state: this.#lastSuccessAtMs === undefined ? 'unreachable' : 'stale' };
  }

  figures(): TrafficFigures {
    const on = new Set(this.#detection.detected.map(({ telemetry }) => telemetry.id));
    return {
      telemetry: this.#options.telemetry.map(({ id }) => ({
        name: id,
        state: this.#options.off.includes(id) ? 'off' : on.has(id) ? 'on' : 'absent',
        calls: this.#book.sizeOf(id),
      })),
      atMs: this.#lastSuccessAtMs,
      intervalSeconds: this.#intervalSeconds(),
      windowSeconds: this.#windowSeconds(undefined),
      durationMs: this.#durationMs,
      budgetMs: BUDGET_MS,
      reads: this.#reads,
      calls: this.#book.size,
      warnings: this.#warnings,
    };
  }

  /** How often each answer came, over some calls of one telemetry; as of the last refresh. */
  statuses(calls: readonly Call[]): readonly StatusRate[] {
    const all = new CallSums();
    for (const call of calls) {
      for (const { code, requestsPerSecond, error } of this.#book.get(call)?.statuses ?? []) {
        all.add({ status: code, requests: requestsPerSecond, errors: error ? requestsPerSecond : 0 });
      }
    }
    return all.statuses();
  }

  /** Where `series` comes from. */
  get seriesBasis(): 'prometheus' | 'memory' {
    return this.#options.source.range === undefined ? 'memory' : 'prometheus';
  }

  /** The past of some calls of one telemetry, all of them together. */
  async series(calls: readonly Call[], accepts: Accepts, seconds: number, signal: AbortSignal): Promise<CallSeries> {
    const { source, directory } = this.#options;
    const now = Math.floor(this.#now() / 1000);
    const built = calls.flatMap((call) => this.#book.get(call) ?? []);
    const detected = this.#detection.detected.find(({ telemetry }) => telemetry.id === calls[0]?.telemetry);
    if (source.range === undefined || detected === undefined) {
      const past = seriesFromHistory(this.#history, calls, now - seconds, this.#intervalSeconds());
      return { ...past, statuses: this.statuses(calls) };
    }
    const until = AbortSignal.any([signal, this.#stopping.signal, AbortSignal.timeout(BUDGET_MS)]);
    const intervalSeconds = detected.intervalSeconds ?? DEFAULT_INTERVAL_SECONDS;
    return seriesFromSource(source.range, {
      source,
      directory,
      detected,
      built,
      accepts,
      seconds,
      intervalSeconds,
      now,
      signal: until,
    });
  }

  /** Requests per second of each pod of a service by `namespace/name`; `undefined` if no telemetry tells pods apart. */
  async pods(
    service: ServiceName,
    telemetry: string,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, number> | undefined> {
    const detected = this.#detection.detected.find((one) => one.telemetry.id === telemetry);
    const podSignal = detected?.telemetry.pods?.(detected.found, service);
    if (detected === undefined || podSignal === undefined) return undefined;
    const rates = new Map<string, number>();
    const until = AbortSignal.any([signal, this.#stopping.signal, AbortSignal.timeout(BUDGET_MS)]);
    await this.#options.source.read(
      onceOf(podSignal.query, detected.copies),
      this.#windowSeconds(detected),
      (row) => {
        const told = podSignal.read(row);
        if (told === undefined) return;
        const key = `${told.namespace ?? service.namespace}/${told.pod}`;
        rates.set(key, (rates.get(key) ?? 0) + told.requests);
      },
      until,
    );
    return rates;
  }

  #again(delayMs: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.#run();
    }, delayMs);
  }

  async #run(): Promise<void> {
    const startedAt = performance.now();
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(BUDGET_MS)]);
    try {
      await this.#refresh(signal);
      this.#failures = 0;
      this.#refreshes += 1;
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.#failures += 1;
      const late = signal.aborted ? `a refresh took longer than ${BUDGET_MS / 1000} s` : undefined;
      this.#error = late ?? (error instanceof Error ? error.message : String(error));
      // What was there may not be there any more when it comes back.
      this.#detectedAtMs = Number.NEGATIVE_INFINITY;
    }
    this.#endedAtMs = performance.now();
    this.#durationMs = this.#endedAtMs - startedAt;
    this.#options.onStatus();
    if (!this.#stopping.signal.aborted) this.#again(this.#delayMs());
  }

  get #leastPauseMs(): number {
    return this.#options.leastIntervalMs ?? LEAST_PAUSE_MS;
  }

  #delayMs(): number {
    const leastIntervalMs = this.#leastPauseMs;
    if (this.#failures > 0) {
      const backoff = Math.min(RETRY_MOST_MS, 2_000 * 2 ** (this.#failures - 1));
      return Math.max(leastIntervalMs, backoff * (0.75 + Math.random() / 2));
    }
    // A rate needs two scrapes: the second comes soon.
    if (this.#hurried > 0) this.#hurried -= 1;
    if (this.#options.source.range === undefined && (this.#refreshes < 3 || this.#hurried > 0))
      return Math.max(leastIntervalMs, SECOND_SCRAPE_MS);
    return Math.max(
      leastIntervalMs,
      this.#intervalSeconds() * 1000 - this.#durationMs,
      this.#durationMs * PAUSE_FACTOR,
    );
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const { source, directory, onCalls } = this.#options;
    const prepared = await source.prepare(signal);
    await this.#detect(signal);
    const at: EpochSeconds = Math.floor(this.#now() / 1000);
    const reads: Read[] = prepared
      .map((cost) => ({ ...cost, name: 'scrape', error: undefined }))
      .filter(({ query }) => query !== '');
    const warnings = [...this.#detection.warnings, ...prepared.flatMap(({ warnings: said }) => said)];
    let failed: Error | undefined;
    for (const detected of this.#detection.detected) {
      const { id } = detected.telemetry;
      const quantiles = await this.#quantilesOf(id);
      const windowSeconds = this.#windowSeconds(detected);
      const builder = this.#builderOf(detected.telemetry);
      const result = await refresh(detected, { source, directory, builder, windowSeconds, at, quantiles, signal });
      reads.push(...result.reads);
      warnings.push(
        ...result.reads.flatMap((read) => [...read.warnings, ...(read.error === undefined ? [] : [read.error])]),
      );
      failed ??= result.error;
      if (result.calls !== undefined) await this.#book.replace(id, result.calls, onCalls);
      if (quantiles !== 'all' && this.#book.sizeOf(id) > QUANTILES_FOR_CALLS)
        warnings.push(
          `${id}: quantiles only of what is on screen or selected, of ${QUANTILES_FOR_CALLS} calls at most`,
        );
    }
    this.#reads = reads;
    this.#warnings = [...new Set(warnings)];
    if (failed !== undefined) throw failed;
    this.#error = undefined;
    // One scrape makes no rate: nothing is known yet.
    if (source.range === undefined && this.#refreshes === 0) return;
    if (source.range === undefined) this.#history.take(at, this.#book.entries());
    this.#lastSuccessAtMs = this.#now();
  }

  #builderOf(telemetry: Telemetry): CallBuilder {
    let builder = this.#builders.get(telemetry.id);
    if (builder === undefined) {
      builder = new CallBuilder(telemetry, { directory: this.#options.directory, since: 0 });
      this.#builders.set(telemetry.id, builder);
    }
    return builder;
  }

  /** Of which calls of a kind of telemetry buckets are asked for. */
  async #quantilesOf(telemetry: string): Promise<'all' | readonly BuiltCall[]> {
    const { source, onScreen } = this.#options;
    const known = this.#book.sizeOf(telemetry);
    // What is scraped has been read anyway.
    if (source.range === undefined || (known > 0 && known <= QUANTILES_FOR_CALLS)) return 'all';
    // The first time nobody knows how many there are: the cheap questions tell.
    if (known === 0 || onScreen === undefined) return [];
    const calls = (await onScreen(QUANTILES_FOR_CALLS)).filter((call) => call.telemetry === telemetry);
    return calls.flatMap((call) => this.#book.get(call) ?? []);
  }

  async #detect(signal: AbortSignal): Promise<void> {
    const { source, telemetry, off, onCalls } = this.#options;
    const age = this.#now() - this.#detectedAtMs;
    if (age < (this.#detection.detected.length === 0 ? DETECT_SOON_MS : DETECT_EVERY_MS) && source.range !== undefined)
      return;
    const wanted = telemetry.filter(({ id }) => !off.includes(id));
    const detection = await detect(source, wanted, signal);
    this.#detection = isPartial(source) ? withKnown(detection, this.#detection) : detection;
    this.#detectedAtMs = this.#now();
    const on = new Set(this.#detection.detected.map((one) => one.telemetry.id));
    const gone = telemetry.filter(({ id }) => !on.has(id) && this.#book.sizeOf(id) > 0);
    for (const { id } of gone) this.#builders.delete(id);
    for (const { id } of gone) await this.#book.replace(id, [], onCalls);
  }

  /** Of all telemetry the shortest: the others are asked again for little. */
  #intervalSeconds(): number {
    const known = this.#detection.detected.flatMap(({ intervalSeconds }) => intervalSeconds ?? []);
    const shortest = known.length === 0 ? DEFAULT_INTERVAL_SECONDS : Math.min(...known);
    return Math.min(INTERVAL_MOST, Math.max(INTERVAL_LEAST, Math.round(shortest)));
  }

  #windowSeconds(detected: Detected | undefined): number {
    const interval = detected?.intervalSeconds ?? this.#intervalSeconds();
    return Math.ceil(Math.max(INTERVALS_PER_WINDOW * interval, WINDOW_LEAST_SECONDS));
  }
}

/** Some of the exporters are read, now these, now those. */
function isPartial({ coverage }: SeriesSource): boolean {
  return coverage !== undefined && coverage.pods < coverage.of;
}

/** That none of the exporters that are read just now has a kind of telemetry does not mean that it is gone. */
function withKnown(detection: Detection, { detected: known }: Detection): Detection {
  const now = new Set(detection.detected.map(({ telemetry }) => telemetry.id));
  return {
    ...detection,
    detected: [...detection.detected, ...known.filter(({ telemetry }) => !now.has(telemetry.id))],
  };
}
