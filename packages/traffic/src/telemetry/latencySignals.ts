import { scaledBuckets } from './quantiles.ts';
import type { CallEnds, Found, LatencyPart, Matcher, Row, Signal } from './telemetry.ts';

export interface LatencySpec {
  /** Without `_sum`, `_count` and `_bucket`. */
  readonly metric: string;
  /** What one of the metric's unit is in milliseconds. */
  readonly toMs: number;
  readonly by: readonly string[];
  readonly where?: readonly Matcher[];
  readonly ends: (row: Row) => CallEnds | undefined;
  /** Which side measured; the lowest is preferred. */
  readonly side?: (row: Row) => number;
}

/** The questions about a histogram of times: averages for all calls, buckets (classic or native) where few are asked for. */
export function latencySignals(
  { metric, toMs, by, where = [], ends, side = () => 0 }: LatencySpec,
  found: Found,
): Signal[] {
  const signal = (
    name: string,
    suffix: string,
    extra: readonly string[],
    read: (row: Row) => Omit<LatencyPart, 'side'>,
  ): Signal => ({
    name,
    quantiles: name === 'quantiles',
    query: { metric: `${metric}${suffix}`, where, by: [...by, ...extra], ...(suffix === '' ? { native: true } : {}) },
    read: (row) => {
      const between = ends(row);
      return between === undefined ? undefined : { ...between, latency: { side: side(row), ...read(row) } };
    },
  });
  return [
    signal('time spent', '_sum', [], ({ value }) => ({ sum: value * toMs })),
    signal('times counted', '_count', [], ({ value }) => ({ count: value })),
    signal('quantiles', '_bucket', ['le'], ({ labels, value }) => ({
      upTo: { le: boundOf(labels['le'] ?? '') * toMs, rate: value },
    })),
    // A native histogram has one series, of the plain name.
    signal('quantiles', '', [], ({ value, sum, buckets = [] }) => ({
      ...(sum === undefined ? {} : { sum: sum * toMs, count: value }),
      buckets: scaledBuckets(buckets, toMs),
    })),
  ].filter(({ query }) => found.names.has(query.metric));
}

function boundOf(le: string): number {
  return le === '+Inf' ? Infinity : Number(le);
}
