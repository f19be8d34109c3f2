import type { Call } from '@fairlead/model';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { TELEMETRY } from '../../src/adapters/telemetryKinds.ts';
import { configOfUrl } from '../../src/prometheus/config.ts';
import { PrometheusSource } from '../../src/prometheus/PrometheusSource.ts';
import { TrafficReader } from '../../src/session/TrafficReader.ts';
import { callsAt } from './callsAt.ts';
import { directoryOf } from './directory.ts';
import { EDGES, PARTIES } from './edges.ts';
import { expectWithin } from './expectWithin.ts';
import { serveExporters } from './exporterServer.ts';
import type { ExporterServer } from './exporterServer.ts';
import { Generator } from './Generator.ts';
import { Metrics } from './Metrics.ts';
import { istio } from './products/mesh.ts';
import { pause, RealPrometheus } from '@fairlead/test-kit/prometheus';

const WINDOW_SECONDS = 8;
const GAP_MS = 4000;
const RECOVERY_MS = 30_000;
const PATIENCE_MS = 120_000;

let generator: Generator;
let exporters: ExporterServer;
let prometheus: RealPrometheus;
let reader: TrafficReader;
const shown = new Map<string, Call>();

beforeAll(async () => {
  generator = new Generator(Object.values(EDGES));
  const metrics = new Metrics();
  generator.onCall((call) => istio(metrics, call));
  exporters = await serveExporters({ istio: { metrics } });
  prometheus = await RealPrometheus.start([{ job: 'istio', target: exporters.address, path: '/istio' }]);
  reader = new TrafficReader({
    source: new PrometheusSource({ ...configOfUrl(prometheus.url), scrapeIntervalSeconds: 1 }),
    telemetry: TELEMETRY,
    off: [],
    directory: directoryOf(PARTIES),
    onCalls: ({ put, drop }) => {
      for (const call of put) shown.set(call.id, call);
      for (const id of drop) shown.delete(id);
    },
    onStatus: () => undefined,
    leastIntervalMs: 300,
  });
}, PATIENCE_MS);

afterAll(async () => {
  await reader.stop();
  await prometheus.stop();
  await exporters.stop();
  generator.stop();
});

async function readerIs(state: ReturnType<TrafficReader['status']>['state']): Promise<void> {
  while (reader.status().state !== state) await pause(50);
}

const wholeSecond = (): number => Math.floor(Date.now() / 1000) * 1000;
const near = (calls: readonly Call[]): Call | undefined =>
  calls.find(({ target, protocol }) => target === 'service/shop/api' && protocol === 'http');

it(
  'loses nothing but the gap when Prometheus is killed and comes back',
  async () => {
    await prometheus.scraped(1, WINDOW_SECONDS + 3);
    reader.start();
    await readerIs('live');
    while (shown.size === 0) await pause(50);
    const beforeMs = wholeSecond();
    const before = await callsAt(prometheus, beforeMs, WINDOW_SECONDS);

    await prometheus.kill();
    await readerIs('stale');
    // The map stays as it was.
    expect(shown.size).toBeGreaterThanOrEqual(4);
    await expect(callsAt(prometheus, wholeSecond(), WINDOW_SECONDS)).rejects.toThrow();
    await pause(GAP_MS);
    await prometheus.run();
    await readerIs('live');

    const again = await callsAt(prometheus, beforeMs, WINDOW_SECONDS);
    expect(again.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expectWithin(
      0.02,
      near(again)?.figures.requestsPerSecond,
      near(before)?.figures.requestsPerSecond ?? 0,
      'rate before',
    );

    // As long as a window reaches into the gap, rates are extrapolated over it; and on a busy machine a scrape may come late.
    await vi.waitFor(
      async () => {
        const afterMs = wholeSecond();
        const after = near(await callsAt(prometheus, afterMs, WINDOW_SECONDS));
        const truth = generator.truth(EDGES.near, afterMs - WINDOW_SECONDS * 1000, afterMs);
        expectWithin(0.1, after?.figures.requestsPerSecond, truth.perSecond, 'rate after');
        expectWithin(0.1, after?.figures.errorShare, truth.errorShare, 'error share after');
        expectWithin(0.1, after?.figures.p95Ms, truth.p95Ms, 'p95 after');

        // Counters went on meanwhile: over the whole time, gap included, no call is missing and none is too many.
        const seconds = Math.round((afterMs - beforeMs) / 1000) + 4;
        const whole = near(await callsAt(prometheus, afterMs, seconds));
        const all = generator.truth(EDGES.near, afterMs - seconds * 1000, afterMs);
        expectWithin(0.1, whole?.figures.requestsPerSecond, all.perSecond, 'rate over the gap');
      },
      { timeout: RECOVERY_MS, interval: 1000 },
    );
  },
  PATIENCE_MS,
);
