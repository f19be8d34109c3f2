import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDirectory } from '../../test/aDirectory.ts';
import { aPrometheus, vector } from '../../test/aPrometheus.ts';
import type { Scripted } from '../../test/aPrometheus.ts';
import { istio } from '../adapters/istio.ts';
import { TELEMETRY } from '../adapters/telemetryKinds.ts';
import { configOfUrl } from '../prometheus/config.ts';
import { PrometheusSource } from '../prometheus/PrometheusSource.ts';
import type { CallChanges } from './CallBook.ts';
import { TrafficReader } from './TrafficReader.ts';

const LABELS = {
  source_workload: 'web',
  source_workload_namespace: 'shop',
  destination_service: 'cart.shop.svc.cluster.local',
  destination_service_name: 'cart',
  destination_service_namespace: 'shop',
  request_protocol: 'http',
};
const NAMES = ['istio_requests_total', 'response_total', 'istio_request_duration_milliseconds_bucket', 'up'];

/** A Prometheus that scrapes Istio's proxies every five seconds; `over` answers some questions in its place. */
function scripted(path: string, query: string, rate: number): Scripted {
  const list = (data: readonly string[]): Scripted => ({ body: JSON.stringify({ status: 'success', data }) });
  if (path.endsWith('/buildinfo')) return { body: '{"status":"success","data":{"version":"2.42.0"}}' };
  if (path.endsWith('/values')) return list(NAMES);
  // `response_total` is not Linkerd's here.
  if (path.endsWith('/labels'))
    return list(query.includes('istio') ? [...Object.keys(LABELS), 'reporter', 'response_code'] : ['code']);
  if (query.includes('count_over_time'))
    return vector({ metric: {}, value: [1, query.includes('[60s]') ? '12' : '24'] });
  if (query.includes('_bucket')) {
    return vector(
      ...[
        ['10', 1],
        ['20', 2],
        ['+Inf', 2],
      ].map(([le, value]) => ({
        metric: { ...LABELS, reporter: 'destination', le },
        value: [1, String(value)],
      })),
    );
  }
  return vector({ metric: { ...LABELS, response_code: '200' }, value: [1, String(rate)] });
}

/** Lets time go by, in steps in between which answers are read: reading yields to the event loop, which is not faked. */
async function pass(ms: number): Promise<void> {
  const stepMs = 100;
  for (let passedMs = 0; passedMs < ms; passedMs += stepMs) {
    await vi.advanceTimersByTimeAsync(stepMs);
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('TrafficReader', () => {
  let over: ((path: string, query: string) => Scripted | undefined) | undefined;
  let rate = 10;
  let changes: CallChanges[] = [];
  let reader: TrafficReader;
  let transport: ReturnType<typeof aPrometheus>;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    [over, rate, changes] = [undefined, 10, []];
    transport = aPrometheus(({ url, form }) => {
      const query = new URLSearchParams(form ?? url.search).get(form === undefined ? 'match[]' : 'query') ?? '';
      return over?.(url.pathname, query) ?? scripted(url.pathname, query, rate);
    });
    reader = new TrafficReader({
      source: new PrometheusSource(configOfUrl('http://prometheus'), { transport }),
      telemetry: TELEMETRY,
      off: [],
      directory: aDirectory(),
      onCalls: (change) => changes.push(change),
      onStatus: () => undefined,
    });
    reader.start();
  });
  afterEach(async () => {
    await reader.stop();
    vi.useRealTimers();
  });

  const rates = () => changes.flatMap(({ put }) => put.map(({ figures }) => figures.requestsPerSecond));

  it('finds what is there, reads it, and says what it cost', async () => {
    expect(reader.status().state).toBe('starting');
    await pass(100);
    expect(reader.status()).toMatchObject({
      state: 'live',
      source: 'Prometheus 2.42.0 at http://prometheus',
      error: undefined,
    });
    expect(changes).toMatchObject([
      { put: [{ source: 'workload/shop/Deployment/web', target: 'service/shop/cart' }], drop: [] },
    ]);
    const { telemetry, windowSeconds, intervalSeconds, reads } = reader.figures();
    expect(telemetry.filter(({ state }) => state === 'on')).toEqual([{ name: 'istio', state: 'on', calls: 1 }]);
    expect({ windowSeconds, intervalSeconds }).toEqual({ windowSeconds: 20, intervalSeconds: 5 });
    expect(reads.map(({ name }) => name)).toEqual(['istio requests']);
    expect(reads[0]).toMatchObject({ series: 1, query: expect.stringContaining('[20s]') as string });
  });

  it('says what to do about telemetry that does not tell who calls', async () => {
    // As Beyla is installed: without `direction`, half of the flows are replies.
    const labels = ['k8s_src_owner_name', 'k8s_src_namespace', 'k8s_dst_owner_name', 'k8s_dst_namespace'];
    over = (path, query) => {
      const data = path.endsWith('/values') ? [...NAMES, 'beyla_network_flow_bytes_total'] : labels;
      const isAsked = path.endsWith('/values') || query.includes('beyla');
      return isAsked ? { body: JSON.stringify({ status: 'success', data }) } : undefined;
    };
    await pass(6_000);
    const { telemetry, warnings } = reader.figures();
    expect(telemetry.find(({ name }) => name === 'beyla')?.state).toBe('absent');
    expect(warnings).toEqual([expect.stringContaining('beyla: its flows do not say who opened a connection')]);
    expect(changes.flatMap(({ put }) => put.map((call) => call.telemetry))).not.toContain('beyla');
  });

  it('finds out what a server is once it answers, though a proxy answered in its place before', async () => {
    await reader.stop();
    over = () => ({ status: 502, body: '<html>' });
    const source = new PrometheusSource(configOfUrl('http://prometheus'), { transport });
    const quiet = { onCalls: () => undefined, onStatus: () => undefined };
    reader = new TrafficReader({ source, telemetry: TELEMETRY, off: [], directory: aDirectory(), ...quiet });
    reader.start();
    await pass(1_000);
    expect(reader.status()).toMatchObject({ state: 'unreachable', source: 'Prometheus at http://prometheus' });
    over = (path) => (path.endsWith('/buildinfo') ? { body: '{"data":{"application":"Grafana Mimir"}}' } : undefined);
    await pass(10_000);
    expect(reader.status()).toMatchObject({ state: 'live', source: 'Mimir at http://prometheus' });
  });

  it('asks for buckets once it knows that there are few calls', async () => {
    await pass(6_000);
    expect(changes.at(-1)?.put[0]?.figures.p95Ms).toBeCloseTo(19);
    expect(reader.figures().reads.map(({ name }) => name)).toEqual(['istio requests', 'istio quantiles']);
  });

  it('asks for buckets of what is on screen where there are many calls', async () => {
    await reader.stop();
    changes = [];
    const callers = Array.from({ length: 401 }, (_, index) => `web-${index}`);
    const queries: string[] = [];
    over = (_path, query) => {
      if (query.includes('count_over_time') || !query.includes('istio_')) return undefined;
      if (query.startsWith('istio_')) return undefined;
      if (!query.includes('_bucket')) {
        return vector(
          ...callers.map((name) => ({
            metric: { ...LABELS, source_workload: name, response_code: '200' },
            value: [1, '10'],
          })),
        );
      }
      queries.push(query);
      // More than was asked for: another combination of the same labels.
      return vector(
        ...['web-3', 'web-5', 'web-7'].flatMap((name) =>
          ['10', '+Inf'].map((le) => ({
            metric: { ...LABELS, source_workload: name, reporter: 'destination', le },
            value: [1, '2'],
          })),
        ),
      );
    };
    const onScreen = vi.fn(async () =>
      changes.flatMap(({ put }) => put.filter(({ source }) => /web-[37]$/.test(source))),
    );
    reader = new TrafficReader({
      source: new PrometheusSource(configOfUrl('http://prometheus'), { transport }),
      telemetry: [istio],
      off: [],
      directory: aDirectory(),
      onCalls: (change) => changes.push(change),
      onStatus: () => undefined,
      onScreen,
    });
    reader.start();
    await pass(6_000);
    expect(queries).toEqual([expect.stringContaining('source_workload=~"web-3|web-7"')]);
    expect(onScreen).toHaveBeenCalledWith(400);
    const timed = changes.flatMap(({ put }) => put.filter(({ figures }) => figures.p95Ms !== undefined));
    expect(timed.map(({ source }) => source)).toEqual([
      'workload/shop/Deployment/web-3',
      'workload/shop/Deployment/web-7',
    ]);
    const { reads, warnings } = reader.figures();
    expect(reads.map(({ name, series }) => [name, series])).toEqual([
      ['istio requests', 401],
      ['istio quantiles on screen', 6],
    ]);
    expect(warnings).toEqual(['istio: quantiles only of what is on screen or selected, of 400 calls at most']);
  });

  it('is quiet while nothing changes visibly', async () => {
    await pass(6_000);
    const before = rates().length;
    rate = 10.05;
    await pass(30_000);
    expect(rates().length).toBe(before);
    rate = 20;
    await pass(6_000);
    expect(rates().at(-1)).toBe(20);
  });

  it('keeps what it has while the server is away, says since when, and recovers by itself', async () => {
    await pass(100);
    const { lastSuccessAtMs } = reader.status();
    over = () => ({ status: 502, body: '<html>' });
    await pass(20_000);
    expect(reader.status()).toMatchObject({
      state: 'stale',
      lastSuccessAtMs,
      error: expect.stringContaining('502') as string,
    });
    expect(changes.every(({ drop }) => drop.length === 0)).toBe(true);
    over = undefined;
    await pass(61_000);
    expect(reader.status()).toMatchObject({ state: 'live', error: undefined });
  });

  it('stays live without quantiles when only they are too much', async () => {
    over = (_path, query) =>
      query.includes('_bucket') ? { status: 422, body: '{"error":"too many samples"}' } : undefined;
    await pass(12_000);
    expect(reader.status().state).toBe('live');
    expect(reader.figures().warnings.join()).toContain('too many samples');
    expect(rates()).toEqual([10]);
  });

  it('tells of the past of an edge by the same questions, narrowed down to it', async () => {
    await pass(100);
    const call = changes[0]?.put[0];
    if (call === undefined) throw new TypeError('no call');
    const end = Math.floor(Date.now() / 1000 / 60) * 60;
    over = (path, query) => {
      if (!path.endsWith('query_range')) return undefined;
      expect(query).toContain('source_workload="web"');
      if (query.includes('_bucket')) return vector();
      const values = [
        [end - 60, '4'],
        [end, '5'],
      ];
      return vector({ metric: { ...LABELS, response_code: '503' }, values });
    };
    const signal = new AbortController().signal;
    const past = await reader.series(
      [call],
      (source, target) => source === call.source && target === call.target,
      7200,
      signal,
    );
    expect(past.stepSeconds).toBe(60);
    expect(past.points).toHaveLength(121);
    expect(past.points.slice(-2).map(([, figures]) => [figures.requestsPerSecond, figures.errorShare])).toEqual([
      [4, 1],
      [5, 1],
    ]);
    expect(past.points[0]?.[1].requestsPerSecond).toBeUndefined();
    expect(past.statuses).toEqual([{ code: '503', requestsPerSecond: 5, error: true }]);
    const other = await reader.series([call], () => false, 7200, signal);
    expect(other.points.every(([, figures]) => figures.requestsPerSecond === undefined)).toBe(true);
  });

  it('does not look for what is switched off', async () => {
    await reader.stop();
    changes = [];
    reader = new TrafficReader({
      source: new PrometheusSource(configOfUrl('http://prometheus'), { transport }),
      telemetry: [istio],
      off: ['istio'],
      directory: aDirectory(),
      onCalls: (change) => changes.push(change),
      onStatus: () => undefined,
    });
    reader.start();
    await pass(1_000);
    expect(reader.figures().telemetry).toEqual([{ name: 'istio', state: 'off', calls: 0 }]);
    expect(changes).toEqual([]);
  });
});
