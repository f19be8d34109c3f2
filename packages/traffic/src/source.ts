import type { Labels } from '@fairlead/model';
import type { Matcher, Row, SignalQuery } from './telemetry/telemetry.ts';

/** What one question cost. */
export interface ReadCost {
  /** PromQL, or what was scraped. */
  readonly query: string;
  readonly durationMs: number;
  readonly series: number;
  /** As received. */
  readonly bytes: number;
  readonly warnings: readonly string[];
}

/** A row over time: seconds of the Unix epoch with the row of that time. */
export interface RowLine {
  readonly labels: Labels;
  readonly points: readonly (readonly [number, Omit<Row, 'labels'>])[];
}

export interface RangeOptions {
  readonly start: number;
  readonly end: number;
  readonly stepSeconds: number;
  readonly windowSeconds: number;
  readonly signal: AbortSignal;
}

/** By which way series are read: from a server, or from the exporters, through the API server or by the addresses of their pods. */
export type SeriesWay = 'prometheus' | 'pod-proxy' | 'pod-addresses';

/** Pods that are read, of those that could be. */
export interface Coverage {
  readonly pods: number;
  readonly of: number;
}

/** Where series come from: a server that can be asked, or exporters that are scraped. All reject with an error of one line. */
export interface SeriesSource {
  /** For people: `Prometheus 2.42.0 at http://...`, without credentials. */
  readonly title: string;
  readonly way: SeriesWay;
  /** Where pods are read themselves: how many of those that tell of anything. */
  readonly coverage?: Coverage | undefined;
  /** What has to be done before each refresh; the costs of it. */
  prepare(signal: AbortSignal): Promise<readonly ReadCost[]>;
  metricNames(signal: AbortSignal): Promise<ReadonlySet<string>>;
  /** Of the series of a metric, or of some of them. */
  labelNames(metric: string, where: readonly Matcher[], signal: AbortSignal): Promise<ReadonlySet<string>>;
  /**
   * How often series of this metric come, or how often their values change (`byChanges`); `undefined` if it cannot be told yet.
   */
  intervalSeconds(metric: string, byChanges: boolean, signal: AbortSignal): Promise<number | undefined>;
  /** Rates over the last `windowSeconds`. `onRow` is called row by row, in between other work has its turn. */
  read(query: SignalQuery, windowSeconds: number, onRow: (row: Row) => void, signal: AbortSignal): Promise<ReadCost>;
  /** Rates over a time; `undefined` where nothing older than now is kept. */
  readonly range:
    ((query: SignalQuery, options: RangeOptions, onLine: (line: RowLine) => void) => Promise<ReadCost>) | undefined;
  close(): Promise<void>;
}
