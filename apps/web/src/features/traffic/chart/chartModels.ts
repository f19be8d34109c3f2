import type { TrafficSeries, TrafficSignal } from '@fairlead/protocol';

export type ChartLineKey = 'rate' | 'failing' | 'connections' | 'average' | 'p50' | 'p95' | 'p99' | 'bytes';
export type ChartUnit = 'rate' | 'latency' | 'bytes';

export interface ChartLine {
  readonly key: ChartLineKey;
  /** One per time; `null` where nothing is known. */
  readonly values: readonly (number | null)[];
}

/** One chart: lines of one unit over the same times. */
export interface ChartModel {
  readonly id: 'calls' | 'latency' | 'bytes';
  readonly unit: ChartUnit;
  /** Seconds of the Unix epoch, ascending. */
  readonly times: readonly number[];
  readonly lines: readonly ChartLine[];
}

/** The charts that series make: calls with those that fail, latency, bytes. What no series tells has no chart. */
export function chartModels(series: readonly TrafficSeries[]): readonly ChartModel[] {
  const bySignal = new Map(series.map(({ signal, points }) => [signal, new Map(points)]));
  const times = [...new Set(series.flatMap(({ points }) => points.map(([time]) => time)))].toSorted((a, b) => a - b);
  const line = (key: ChartLineKey, valueAt: (time: number) => number | null): ChartLine[] => {
    const values = times.map(valueAt);
    return values.some((value) => value !== null) ? [{ key, values }] : [];
  };
  const of = (signal: TrafficSignal) => (time: number) => bySignal.get(signal)?.get(time) ?? null;
  const failing = (time: number): number | null => {
    const [rate, share] = [of('requestsPerSecond')(time), of('errorShare')(time)];
    return rate === null || share === null ? null : rate * share;
  };
  const requests = line('rate', of('requestsPerSecond'));
  const models: readonly ChartModel[] = [
    {
      id: 'calls',
      unit: 'rate',
      times,
      lines:
        requests.length > 0
          ? [...requests, ...line('failing', failing)]
          : line('connections', of('connectionsPerSecond')),
    },
    {
      id: 'latency',
      unit: 'latency',
      times,
      lines: [
        ...line('p50', of('p50Ms')),
        ...line('p95', of('p95Ms')),
        ...line('p99', of('p99Ms')),
        ...(bySignal.has('p95Ms') ? [] : line('average', of('averageMs'))),
      ],
    },
    { id: 'bytes', unit: 'bytes', times, lines: line('bytes', of('bytesPerSecond')) },
  ];
  return models.filter(({ lines }) => lines.length > 0);
}

/** The last, the least and the greatest known value of a line; `undefined` if none is known. */
export function extremes({ values }: ChartLine): { last: number; least: number; most: number } | undefined {
  const known = values.filter((value) => value !== null);
  const last = known.at(-1);
  return last === undefined ? undefined : { last, least: Math.min(...known), most: Math.max(...known) };
}
