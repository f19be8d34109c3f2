import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDirectory } from '../../test/aDirectory.ts';
import { TELEMETRY } from '../adapters/telemetryKinds.ts';
import { ScrapeSource, type ScrapeTarget } from '../scrape/ScrapeSource.ts';
import { TrafficReader } from './TrafficReader.ts';

const aTarget = (pod: string): ScrapeTarget => ({
  uid: pod,
  namespace: 'shop',
  pod,
  port: 15090,
  path: '/stats',
  address: undefined,
});

const exposition = (count: number): string =>
  `istio_requests_total{reporter="source",source_workload="web",source_workload_namespace="shop",destination_service="cart.shop.svc.cluster.local",destination_service_name="cart",destination_service_namespace="shop",request_protocol="http",response_code="200"} ${count}\n`;

describe('TrafficReader, where only some exporters are read', () => {
  let chosen = ['with-proxy'];
  let startedAtMs: number[] = [];
  let reader: TrafficReader;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
    [chosen, startedAtMs] = [['with-proxy'], []];
    reader = new TrafficReader({
      source: new ScrapeSource({
        targets: () => {
          startedAtMs.push(performance.now());
          return Promise.resolve({ targets: chosen.map(aTarget), left: 900 });
        },
        read: ({ pod }) => Promise.resolve(pod === 'with-proxy' ? exposition(performance.now()) : 'up 1\n'),
        wants: () => true,
        way: 'pod-proxy',
        intervalSeconds: 10,
        monotonicMs: () => performance.now(),
      }),
      telemetry: TELEMETRY,
      off: [],
      directory: aDirectory(),
      onCalls: () => undefined,
      onStatus: () => undefined,
    });
    reader.start();
  });
  afterEach(async () => {
    await reader.stop();
    vi.useRealTimers();
  });

  /** Reading yields to the event loop, which is not faked. */
  const pass = async (ms: number): Promise<void> => {
    for (let passedMs = 0; passedMs < ms; passedMs += 100) {
      await vi.advanceTimersByTimeAsync(100);
      for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const kinds = (): readonly string[] =>
    reader.figures().telemetry.flatMap(({ name, state }) => (state === 'on' ? [name] : []));

  it('does not say that nothing tells of calls because those read just now do not', async () => {
    await pass(30_000);
    expect(kinds()).toEqual(['istio']);
    chosen = ['without'];
    await pass(20_000);
    expect(kinds()).toEqual(['istio']);
  });

  it('reads twice, at once, what somebody has begun to look at', async () => {
    await pass(32_000);
    const before = startedAtMs.length;
    const at = performance.now();
    reader.hurry();
    await pass(25_000);
    const after = startedAtMs.slice(before).map((ms) => Math.round((ms - at) / 1000));
    expect(after.slice(0, 2)).toEqual([0, 3]);
    // Then as always.
    expect(after[2]).toBeGreaterThanOrEqual(12);
  });
});
