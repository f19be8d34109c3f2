import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fakeClock.ts';
import { labelOf, readExposition, sumOf } from '../../test/scraped.ts';
import { startSimulator } from '../index.ts';
import type { TelemetryKind } from './exporter.ts';
import { Exposition, labelText } from './exposition.ts';
import { lognormal, shareBelow } from './histograms.ts';

async function withShop<T>(
  telemetry: TelemetryKind,
  use: (scrape: () => Promise<Map<string, number>>, clock: FakeClock, url: string) => Promise<T>,
): Promise<T> {
  const clock = new FakeClock();
  const simulator = await startSimulator({ clock, telemetry });
  const scrape = async () => readExposition(await (await fetch(`${simulator.url}/telemetry/metrics`)).text());
  try {
    return await use(scrape, clock, simulator.url);
  } finally {
    await simulator.stop();
  }
}

/** Metric, labels of the calls from frontend to catalog, labels of the failed calls to recommendations. */
const SHAPES = [
  {
    kind: 'istio',
    metric: 'istio_requests_total',
    calls: { reporter: 'source', destination_service_name: 'catalog' },
    failed: { destination_service_name: 'recommendations', response_code: '503', response_flags: 'UH' },
  },
  {
    kind: 'ambient',
    metric: 'istio_requests_total',
    calls: { reporter: 'waypoint', destination_service_name: 'catalog' },
    failed: { destination_service_name: 'recommendations', response_code: '503', response_flags: 'UH' },
  },
  {
    kind: 'linkerd',
    metric: 'response_total',
    calls: { direction: 'outbound', dst_service: 'catalog', deployment: 'frontend' },
    failed: { authority: 'recommendations.shop.svc.cluster.local:80', classification: 'failure', status_code: '503' },
  },
  {
    kind: 'otel',
    metric: 'traces_service_graph_request_total',
    calls: { client: 'frontend', server: 'catalog', client_k8s_namespace_name: 'shop' },
    failed: { server: 'recommendations', failed: 'true', connection_type: 'virtual_node' },
  },
  {
    kind: 'client',
    metric: 'http_client_request_duration_seconds_count',
    calls: { namespace: 'shop', server_address: 'catalog' },
    failed: { server_address: 'recommendations', error_type: 'connection_refused' },
  },
] as const;

describe.each(SHAPES)('the shape of $kind', ({ kind, metric, calls, failed }) => {
  it('tells the rates of the model', async () => {
    await withShop(kind, async (scrape, clock) => {
      const before = await scrape();
      clock.advance(20_000);
      const after = await scrape();
      const rate = (labels: Readonly<Record<string, string>>): number =>
        (sumOf(after, metric, labels) - sumOf(before, metric, labels)) / 20;
      expect(Math.abs(rate(calls) / 329.6 - 1)).toBeLessThan(0.15);
      expect(Math.abs(rate(failed) / 38 - 1)).toBeLessThan(0.15);
      const ingress = { ingress: 'shop', namespace: 'shop', service: 'frontend' };
      const users =
        (sumOf(after, 'nginx_ingress_controller_requests', ingress) -
          sumOf(before, 'nginx_ingress_controller_requests', ingress)) /
        20;
      expect(Math.abs(users / 412 - 1)).toBeLessThan(0.15);
    });
  });

  it('has buckets that agree with their count', async () => {
    await withShop(kind, async (scrape) => {
      const samples = await scrape();
      let last = { series: '', value: 0 };
      let checked = 0;
      for (const [sample, value] of samples) {
        if (!/_bucket\{/.test(sample)) continue;
        const series = sample.replace(/,?le="[^"]*"/, '');
        if (series === last.series && value < last.value) expect.fail(`${sample} holds less than the bucket before`);
        last = { series, value };
        if (labelOf(sample, 'le') !== '+Inf') continue;
        checked++;
        expect(samples.get(series.replace('_bucket{', '_count{')), series).toBe(value);
      }
      expect(checked).toBeGreaterThan(10);
    });
  });

  it('is served by the pods that say so, and by no others', async () => {
    await withShop(kind, async (_scrape, _clock, url) => {
      const { items } = (await (await fetch(`${url}/api/v1/pods`)).json()) as {
        items: {
          metadata: { name: string; namespace: string; annotations?: Record<string, string> };
          status: { phase?: string; podIP?: string };
        }[];
      };
      let scraped = 0;
      for (const { metadata, status } of items) {
        const { annotations = {} } = metadata;
        if (annotations['prometheus.io/scrape'] !== 'true' || status.podIP === undefined) continue;
        const target = `${metadata.name}:${annotations['prometheus.io/port'] ?? ''}`;
        const path = `/api/v1/namespaces/${metadata.namespace}/pods/${target}/proxy${annotations['prometheus.io/path'] ?? ''}`;
        const response = await fetch(url + path);
        if (response.status === 503) continue;
        expect(response.status, path).toBe(200);
        expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
        readExposition(await response.text());
        scraped++;
      }
      expect(scraped).toBeGreaterThan(kind === 'otel' || kind === 'ambient' ? 2 : 8);
    });
  });
});

it('tells what Linkerd 2.18 tells: the pod that was chosen, and no authority where calls arrive', async () => {
  await withShop('linkerd', async (scrape, clock) => {
    await scrape();
    clock.advance(20_000);
    const samples = await scrape();
    const arriving = [...samples.keys()].filter((sample) => sample.includes('direction="inbound"'));
    expect(arriving.length).toBeGreaterThan(20);
    expect(arriving.filter((sample) => sample.includes('authority='))).toEqual([]);
    const calls = { direction: 'outbound', dst_service: 'catalog', deployment: 'frontend' };
    const all = sumOf(samples, 'response_total', calls);
    const chosen = new Set(
      [...samples.keys()]
        .filter((sample) => sample.includes('dst_service="catalog"'))
        .map((sample) => labelOf(sample, 'dst_pod')),
    );
    expect(chosen.size).toBeGreaterThan(1);
    const shares = [...chosen].map((pod) => sumOf(samples, 'response_total', { ...calls, dst_pod: pod ?? '' }) / all);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    for (const share of shares) expect(share * chosen.size).toBeCloseTo(1, 1);
  });
});

it('tells nothing when told to', async () => {
  await withShop('none', async (scrape) => expect(await scrape()).toEqual(new Map()));
});

describe('an exposition', () => {
  it('escapes labels and leaves out those without a value', () => {
    expect(labelText({ a: 'x"y\\z\nw', b: undefined, c: '', d: 1 })).toBe('a="x\\"y\\\\z\\nw",d="1"');
  });

  it('adds up samples with equal labels and keeps a family together', () => {
    const exposition = new Exposition();
    exposition.counter('a_total', 'x="1"', 2);
    exposition.gauge('b', '', 1);
    exposition.counter('a_total', 'x="1"', 3);
    exposition.histogram('h', '', lognormal(10, 1, [1, 2]));
    exposition.histogram('h', '', lognormal(20, 1, [1, 2]));
    expect(exposition.text().split('\n').slice(0, 4)).toEqual([
      '# TYPE a_total counter',
      'a_total{x="1"} 5',
      '# TYPE b gauge',
      'b{} 1',
    ]);
    expect(readExposition(exposition.text()).get('h_count{}')).toBe(30);
  });

  it('spreads values so that half are below the median and a p95 is where it belongs', () => {
    expect(shareBelow(10, 10)).toBeCloseTo(0.5, 6);
    expect(shareBelow(10 * Math.exp(0.6 * 1.644854), 10)).toBeCloseTo(0.95, 5);
  });
});
