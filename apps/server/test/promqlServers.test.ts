import dns from 'node:dns';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CacheSchema, GraphSnapshotSchema, StatusSchema } from '@fairlead/protocol';
import {
  MIMIR,
  MIMIR_AT_ITS_LIMIT,
  PROMETHEUS,
  TENANT,
  THANOS,
  THANOS_WARNING,
  VMSELECT,
  VMSINGLE,
} from '@fairlead/test-kit/promql-products';
import { startPromqlServer } from '@fairlead/test-kit/promql-server';
import type { Asked, Product, PromqlServer, Series } from '@fairlead/test-kit/promql-server';
import { configOfFile } from '@fairlead/traffic/config';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { StartServerOptions } from '../src/startServer.ts';
import { eventually, startPair } from './harness.ts';
import type { Pair } from './harness.ts';

const PATIENCE_MS = 30_000;
const TEST_MS = 60_000;
const EDGE = 'calls service/shop/frontend service/shop/cart';

const CALL = {
  reporter: 'destination',
  source_workload: 'frontend',
  source_workload_namespace: 'shop',
  destination_workload: 'cart',
  destination_workload_namespace: 'shop',
  destination_service: 'cart.shop.svc.cluster.local',
  destination_service_name: 'cart',
  destination_service_namespace: 'shop',
  request_protocol: 'http',
};
const HISTOGRAM = 'istio_request_duration_milliseconds';
/** 40 calls a second of 12 ms, half of them within 10 ms and all within 25; one in ten fails. */
const SERIES: Series = {
  istio_requests_total: [
    [{ ...CALL, response_code: '200' }, 36],
    [{ ...CALL, response_code: '503' }, 4],
  ],
  [`${HISTOGRAM}_sum`]: [[CALL, 480]],
  [`${HISTOGRAM}_count`]: [[CALL, 40]],
  [`${HISTOGRAM}_bucket`]: [
    [{ ...CALL, le: '10' }, 20],
    [{ ...CALL, le: '25' }, 40],
    [{ ...CALL, le: '+Inf' }, 40],
  ],
};

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function serve(product: Product, series: Series = SERIES): Promise<PromqlServer> {
  const server = await startPromqlServer(product, series);
  cleanups.push(() => server.stop());
  return server;
}

async function pairWith(traffic: StartServerOptions['traffic']): Promise<Pair> {
  const pair = await startPair({ server: { traffic } });
  cleanups.push(() => pair.stop());
  return pair;
}

/** The server in front of the shop, told of a Prometheus by a file, as people do. */
async function readFrom(product: Product, more = ''): Promise<{ readonly pair: Pair; readonly server: PromqlServer }> {
  const server = await serve(product);
  const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-promql-'));
  cleanups.push(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'prometheus.yaml');
  await writeFile(file, `url: http://127.0.0.1:${server.port}${product.prefix}\n${more}`);
  return { pair: await pairWith({ kind: 'prometheus', config: configOfFile(file) }), server };
}

const statusOf = async (pair: Pair) => StatusSchema.parse(await pair.json('api/v1/status')).traffic;

/** The one call that all of these tell of, as it is on the map. */
const figures = (pair: Pair) =>
  eventually(async () => {
    const { edges } = GraphSnapshotSchema.parse(await pair.json('api/v1/graph'));
    const edge = edges.find(({ id }) => id === EDGE);
    expect(edge?.traffic?.requestsPerSecond).toBe(40);
    return edge?.traffic;
  }, PATIENCE_MS);

const queriesOf = ({ asked }: PromqlServer): readonly Asked[] => asked.filter(({ path: of }) => of === 'query');

describe('what speaks the Prometheus HTTP API', () => {
  it.each([
    { name: 'Prometheus', product: PROMETHEUS, source: /^Prometheus 3\.5\.0 at / },
    { name: 'Thanos', product: THANOS, source: /^Thanos 0\.39\.2 at / },
    { name: 'Mimir', product: MIMIR, more: `tenant: ${TENANT}\n`, source: /^Mimir 2\.17\.0 at .*\/prometheus$/ },
    { name: 'vmselect', product: VMSELECT, source: /^VictoriaMetrics at .*\/select\/0\/prometheus$/ },
    { name: 'VictoriaMetrics', product: VMSINGLE, source: /^VictoriaMetrics at .*\/prometheus$/ },
  ])(
    'is read and named: $name',
    async ({ product, more, source }) => {
      const { pair, server } = await readFrom(product, more);
      expect(await figures(pair)).toMatchObject({ errorShare: 0.1, averageMs: 12, source: 'istio' });
      expect(await statusOf(pair)).toMatchObject({
        state: 'live',
        error: null,
        source: expect.stringMatching(source) as string,
      });
      expect(server.asked.filter(({ path: of }) => of.startsWith('/'))).toEqual([]);
    },
    TEST_MS,
  );

  it(
    'Thanos is asked for raw data without repeats, and what it warns of is told',
    async () => {
      const { pair, server } = await readFrom(THANOS);
      await figures(pair);
      for (const { parameters } of queriesOf(server).filter(({ parameters: of }) => of.has('query'))) {
        expect(Object.fromEntries(parameters)).toMatchObject({
          dedup: 'true',
          partial_response: 'true',
          max_source_resolution: '0s',
        });
      }
      const { traffic } = CacheSchema.parse(await pair.json('api/v1/cache'));
      expect(traffic?.warnings).toContain(THANOS_WARNING);
    },
    TEST_MS,
  );

  it(
    'VictoriaMetrics is asked past its cache and for what it shows already; a partial answer is told',
    async () => {
      const { pair, server } = await readFrom(VMSELECT);
      const before = Math.floor(Date.now() / 1000);
      await figures(pair);
      const rates = queriesOf(server).filter(({ parameters }) => parameters.get('query')?.includes('rate(') === true);
      expect(rates.length).toBeGreaterThan(0);
      for (const { parameters } of rates) {
        expect(parameters.get('nocache')).toBe('1');
        expect(Number(parameters.get('time'))).toBeLessThanOrEqual(before + PATIENCE_MS / 1000 - 30);
      }
      const { traffic } = CacheSchema.parse(await pair.json('api/v1/cache'));
      expect(traffic?.warnings).toContain('the answer is partial');
    },
    TEST_MS,
  );

  it(
    'gives quantiles from classic buckets, where there are no native histograms',
    async () => {
      const { pair, server } = await readFrom(VMSINGLE);
      // Buckets are asked for once it is known that there are few calls.
      const traffic = await eventually(async () => {
        const found = await figures(pair);
        expect(found?.p95Ms).not.toBeNull();
        return found;
      }, PATIENCE_MS);
      // Straight lines inside buckets: half within 10 ms, the other half evenly up to 25.
      expect(traffic).toMatchObject({ p50Ms: 10, p95Ms: 23.5 });
      expect(
        queriesOf(server)
          .map(({ parameters }) => parameters.get('query'))
          .join(),
      ).not.toContain('histogram_quantile');
    },
    TEST_MS,
  );

  it.each([
    {
      name: 'Mimir without a tenant',
      product: MIMIR,
      more: '',
      says: 'it refuses the credentials (HTTP 401): no org id',
    },
    {
      name: 'Mimir at a limit',
      product: MIMIR_AT_ITS_LIMIT,
      more: `tenant: ${TENANT}\n`,
      says: 'err-mimir-max-series-per-query',
    },
  ])(
    'says why it is not read: $name',
    async ({ product, more, says }) => {
      const { pair } = await readFrom(product, more);
      await eventually(async () => {
        expect(await statusOf(pair)).toMatchObject({
          state: 'unreachable',
          lastSuccessAt: null,
          error: expect.stringContaining(says) as string,
        });
      }, PATIENCE_MS);
    },
    TEST_MS,
  );
});

/** Names of Services lead to this machine, as the DNS of a cluster would lead to their pods. */
function clusterDns(): readonly string[] {
  const looked: string[] = [];
  const lookup = dns.lookup.bind(dns) as (...given: unknown[]) => void;
  vi.spyOn(dns, 'lookup').mockImplementation(((host: string, ...rest: unknown[]) => {
    if (!host.endsWith('.svc')) return lookup(host, ...rest);
    looked.push(host);
    return lookup('127.0.0.1', ...rest);
  }) as typeof dns.lookup);
  return looked;
}

async function putService(pair: Pair, name: string, port: number): Promise<void> {
  const body = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ name: 'http', port, protocol: 'TCP' }] },
  };
  const { ok, status } = await fetch(new URL('api/v1/namespaces/platform/services', pair.simulator.url), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  if (!ok) throw new Error(`POST ${name} answers ${status}`);
}

describe('a Prometheus in the cluster', () => {
  it.each([
    {
      name: 'prometheus-operated',
      product: PROMETHEUS,
      source: 'Prometheus 3.5.0 at http://prometheus-operated.platform.svc',
    },
    { name: 'thanos-query', product: THANOS, source: 'Thanos 0.39.2 at http://thanos-query.platform.svc' },
    { name: 'vmselect-main', product: VMSELECT, source: 'VictoriaMetrics at http://vmselect-main.platform.svc' },
  ])(
    'is found by the name of its Service, also when it comes later: $name',
    async ({ name, product, source }) => {
      const looked = clusterDns();
      const pair = await pairWith({ kind: 'found' });
      expect(await statusOf(pair)).toMatchObject({ state: 'off', source: null });
      const { port } = await serve(product);
      await putService(pair, name, port);
      await figures(pair);
      expect(await statusOf(pair)).toMatchObject({
        state: 'live',
        source: `${source}:${port}${product.prefix}`,
      });
      expect(new Set(looked)).toEqual(new Set([`${name}.platform.svc`]));
    },
    TEST_MS,
  );
});
