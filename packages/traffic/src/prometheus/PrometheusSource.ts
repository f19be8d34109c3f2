import { promql, selector } from '../telemetry/promql.ts';
import type { Matcher, Row, SignalQuery } from '../telemetry/telemetry.ts';
import type { RangeOptions, ReadCost, RowLine, SeriesSource } from '../source.ts';
import { lineOf, sampleOf, TextPool } from './answer.ts';
import type { PrometheusConfig } from './config.ts';
import { httpTransport } from './httpTransport.ts';
import type { HttpTransport } from './httpTransport.ts';
import { PrometheusClient } from './PrometheusClient.ts';

/** What was there in the last ten minutes is there. */
const RECENT_SECONDS = 600;

const NAMES: Readonly<Record<string, string>> = {
  prometheus: 'Prometheus',
  thanos: 'Thanos',
  mimir: 'Mimir',
  victoriametrics: 'VictoriaMetrics',
};

/** Newest samples that VictoriaMetrics does not show yet. */
const VICTORIA_LATENCY_SECONDS = 30;

/** Series from a server that speaks the Prometheus HTTP API. */
export class PrometheusSource implements SeriesSource {
  readonly way = 'prometheus';
  readonly #client: PrometheusClient;
  readonly #config: PrometheusConfig;
  readonly #now: () => number;
  /** `''`: it has been asked and does not tell. */
  #version: string | undefined;
  #pool = new TextPool();

  constructor(
    config: PrometheusConfig,
    options: { readonly transport?: HttpTransport; readonly now?: () => number } = {},
  ) {
    this.#config = config;
    this.#client = new PrometheusClient(config, options.transport ?? httpTransport(config));
    this.#now = options.now ?? Date.now;
  }

  get title(): string {
    const name = NAMES[this.#client.flavour] ?? 'Prometheus';
    return [name, this.#version, 'at', this.#client.address].filter(Boolean).join(' ');
  }

  async prepare(signal: AbortSignal): Promise<readonly ReadCost[]> {
    if (this.#version === undefined) this.#version = (await this.#client.identify(signal)) ?? '';
    return [];
  }

  async metricNames(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const start = String(this.#seconds() - RECENT_SECONDS);
    return new Set(await this.#client.texts('label/__name__/values', { start }, signal));
  }

  async labelNames(metric: string, where: readonly Matcher[], signal: AbortSignal): Promise<ReadonlySet<string>> {
    const parameters = { 'match[]': selector({ metric, where }), start: String(this.#seconds() - RECENT_SECONDS) };
    return new Set(await this.#client.texts('labels', parameters, signal));
  }

  async intervalSeconds(metric: string, byChanges: boolean, signal: AbortSignal): Promise<number | undefined> {
    if (this.#config.scrapeIntervalSeconds !== undefined && !byChanges) return this.#config.scrapeIntervalSeconds;
    const count = byChanges ? 'changes' : 'count_over_time';
    const times: number[] = [];
    // Over a short time for a metric that is young, over a longer one for those that come rarely.
    for (const seconds of byChanges ? [60, 300] : [60, 120, 600]) {
      let samples = 0;
      const query = `max(${count}(${metric}[${seconds}s]))`;
      const take = (element: unknown): void => void (samples = sampleOf(element, this.#pool)?.value ?? 0);
      await this.#client.ask('query', { query, time: String(this.#seconds()) }, take, signal);
      if (samples >= (byChanges ? 1 : 3)) times.push(seconds / samples);
      if (times.length >= 2) break;
    }
    return times.length === 0 ? undefined : Math.min(...times);
  }

  async read(
    query: SignalQuery,
    windowSeconds: number,
    onRow: (row: Row) => void,
    signal: AbortSignal,
  ): Promise<ReadCost> {
    const text = promql(query, windowSeconds);
    const late = this.#client.flavour === 'victoriametrics' ? VICTORIA_LATENCY_SECONDS : 0;
    const startedAt = performance.now();
    const asked = await this.#client.ask(
      'query',
      { query: text, time: String(this.#seconds() - late) },
      (element) => {
        const sample = sampleOf(element, this.#pool);
        if (sample !== undefined) onRow(sample);
      },
      signal,
    );
    return { query: text, durationMs: performance.now() - startedAt, ...asked };
  }

  readonly range = async (
    query: SignalQuery,
    { start, end, stepSeconds, windowSeconds, signal }: RangeOptions,
    onLine: (line: RowLine) => void,
  ): Promise<ReadCost> => {
    const text = promql(query, windowSeconds);
    const startedAt = performance.now();
    const asked = await this.#client.ask(
      'query_range',
      { query: text, start: String(start), end: String(end), step: String(stepSeconds) },
      (element) => {
        const line = lineOf(element, this.#pool);
        if (line !== undefined) onLine(line);
      },
      signal,
    );
    return { query: text, durationMs: performance.now() - startedAt, ...asked };
  };

  /** Forgets texts of labels that are long gone. */
  forget(): void {
    this.#pool = new TextPool();
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}
