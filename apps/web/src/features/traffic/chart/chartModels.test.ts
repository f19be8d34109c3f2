import type { TrafficSeries } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { chartModels, extremes } from './chartModels.ts';

const series = (signal: TrafficSeries['signal'], ...values: (number | null)[]): TrafficSeries => ({
  signal,
  points: values.map((value, index) => [1000 + index * 15, value]),
});

describe('chartModels', () => {
  it('draws calls with those that fail', () => {
    const [calls] = chartModels([series('requestsPerSecond', 10, 20, null), series('errorShare', 0.5, null, 0.1)]);
    expect(calls).toEqual({
      id: 'calls',
      unit: 'rate',
      times: [1000, 1015, 1030],
      lines: [
        { key: 'rate', values: [10, 20, null] },
        { key: 'failing', values: [5, null, null] },
      ],
    });
  });

  it.each([
    { name: 'connections where requests are not counted', signals: ['connectionsPerSecond'], want: ['connections'] },
    { name: 'quantiles', signals: ['averageMs', 'p50Ms', 'p95Ms', 'p99Ms'], want: ['p50', 'p95', 'p99'] },
    { name: 'the average where there are no quantiles', signals: ['averageMs'], want: ['average'] },
    { name: 'bytes', signals: ['bytesPerSecond'], want: ['bytes'] },
  ] as const)('draws $name', ({ signals, want }) => {
    const models = chartModels(signals.map((signal) => series(signal, 1, 2)));
    expect(models.flatMap(({ lines }) => lines.map(({ key }) => key))).toEqual(want);
  });

  it('draws nothing of what nobody knows', () => {
    expect(chartModels([series('requestsPerSecond', null, null)])).toEqual([]);
    expect(chartModels([])).toEqual([]);
  });

  it('brings series of different times to one axis', () => {
    const late: TrafficSeries = { signal: 'errorShare', points: [[1015, 1]] };
    const [calls] = chartModels([series('requestsPerSecond', 10, 20), late]);
    expect(calls?.lines[1]?.values).toEqual([null, 20]);
  });
});

describe('extremes', () => {
  it('leaves gaps out', () => {
    expect(extremes({ key: 'rate', values: [3, null, 1, 2, null] })).toEqual({ last: 2, least: 1, most: 3 });
    expect(extremes({ key: 'rate', values: [null] })).toBeUndefined();
  });
});
