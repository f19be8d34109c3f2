import {
  CacheSchema,
  EndpointSliceListSchema,
  GraphSnapshotSchema,
  HealthSchema,
  NamespacesSchema,
  ServiceSchema,
  ServicesSchema,
  StatusSchema,
} from '@fairlead/protocol';
import type { GraphSnapshot, Services } from '@fairlead/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPair } from './harness.ts';
import type { Pair } from './harness.ts';

let pair: Pair;
beforeAll(async () => {
  pair = await startPair();
});
afterAll(() => pair.stop());

describe('the routes', () => {
  it.each([
    { path: 'healthz', schema: HealthSchema },
    { path: 'readyz', schema: HealthSchema },
    { path: 'api/v1/status', schema: StatusSchema },
    { path: 'api/v1/namespaces', schema: NamespacesSchema },
    { path: 'api/v1/graph', schema: GraphSnapshotSchema },
    { path: 'api/v1/graph?level=namespace', schema: GraphSnapshotSchema },
    { path: 'api/v1/graph?level=app&namespace=shop&open=namespace/shop&budget=20', schema: GraphSnapshotSchema },
    { path: 'api/v1/graph?level=workload', schema: GraphSnapshotSchema },
    { path: 'api/v1/services', schema: ServicesSchema },
    { path: 'api/v1/services?namespace=shop&namespace=payments', schema: ServicesSchema },
    { path: 'api/v1/namespaces/payments/services/fraud', schema: ServiceSchema },
    { path: 'api/v1/namespaces/payments/services/ledger?from=node/nowhere', schema: ServiceSchema },
    { path: 'api/v1/endpointslices', schema: EndpointSliceListSchema },
    { path: 'api/v1/cache', schema: CacheSchema },
    { path: 'api/v1/cache?measure=1', schema: CacheSchema },
  ])('answer $path as its schema says, and nothing else', async ({ path, schema }) => {
    const response = await pair.fetch(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const body: unknown = await response.json();
    expect(schema.parse(body)).toEqual(body);
  });

  it('show the verdicts of the demo shop', async () => {
    const { items } = (await pair.json('api/v1/services')) as Services;
    const verdicts = Object.fromEntries(items.map(({ id, verdict }) => [id.slice('service/'.length), verdict]));
    expect(verdicts).toMatchObject({
      'payments/fraud': 'broken',
      'shop/coupons': 'broken',
      'shop/reviews': 'degraded',
      'platform/legacy-db': 'unknown',
      'shop/gift-wrap': 'at-rest',
      'payments/ledger': 'ok',
    });
  });

  it('tell what a client at a node or in a zone reaches', async () => {
    const path = 'api/v1/namespaces/shop/services/cart';
    const plain = ServiceSchema.parse(await pair.json(path));
    expect(plain.reach).toBeUndefined();
    const [pod] = plain.pods.filter(({ traffic }) => traffic === 'receives');
    expect(pod?.zone).toBeTruthy();
    for (const from of [`node/${pod?.node}`, `zone/${pod?.zone}`]) {
      const { reach } = ServiceSchema.parse(await pair.json(`${path}?from=${from}`));
      expect(reach).toMatchObject({ from, zone: pod?.zone, untold: null });
      expect(reach?.paths.map(({ way, outcome, podsTotal }) => [way, outcome, podsTotal])).toEqual([
        ['cluster-ip', 'reached', plain.backends?.receiving],
      ]);
    }
    const refused = ServiceSchema.parse(await pair.json('api/v1/namespaces/payments/services/fraud?from=zone/nowhere'));
    expect(refused.reach).toMatchObject({ untold: 'no-such-zone', nodes: 0, paths: [] });
  });

  it('show which gate of a pod has to flip', async () => {
    const { pods } = ServiceSchema.parse(await pair.json('api/v1/namespaces/payments/services/fraud'));
    const [gates = []] = pods.map((each) => each.gates);
    expect(gates.slice(0, 3).map(({ id, state }) => [id, state])).toEqual([
      ['selected', 'passed'],
      ['scheduled', 'passed'],
      ['has-ip', 'passed'],
    ]);
    const open = gates.find(({ state }) => state !== 'passed');
    expect(open?.reason?.message).toBeTruthy();
    expect(open?.reason?.id).toMatch(/^gate-/);
  });

  it('filter by namespace; one that is unknown has nothing', async () => {
    const shop = (await pair.json('api/v1/graph?namespace=shop')) as GraphSnapshot;
    expect(shop.nodes.length).toBeGreaterThan(0);
    expect(new Set(shop.nodes.map(({ namespace }) => namespace))).toEqual(new Set(['shop']));
    expect(shop.attention.every(({ id }) => id.startsWith('service/shop/'))).toBe(true);
    for (const path of ['api/v1/services?namespace=nowhere', 'api/v1/endpointslices?namespace=nowhere']) {
      expect(await pair.json(path)).toMatchObject({ items: [] });
    }
    expect(await pair.json('api/v1/graph?namespace=nowhere')).toMatchObject({ nodes: [], total: 0, attention: [] });
  });

  it('count every service in the namespaces', async () => {
    const { items } = NamespacesSchema.parse(await pair.json('api/v1/namespaces'));
    const { counts } = StatusSchema.parse(await pair.json('api/v1/status'));
    const counted = items.flatMap(({ verdicts }) => Object.values(verdicts)).reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(counts.services);
    expect(items).toHaveLength(counts.namespaces);
  });

  it('derive the slices that the cluster publishes', async () => {
    const list = EndpointSliceListSchema.parse(await pair.json('api/v1/endpointslices?namespace=payments'));
    const ledger = list.items.filter(({ metadata }) => metadata.labels['kubernetes.io/service-name'] === 'ledger');
    const published = pair.simulator.world
      .list('endpointslices', 'payments')
      .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === 'ledger');
    expect(ledger.length).toBeGreaterThan(0);
    const addresses = (
      slices: readonly { endpoints?: readonly { addresses: readonly string[] }[] | null | undefined }[],
    ) => slices.flatMap(({ endpoints }) => (endpoints ?? []).flatMap((endpoint) => endpoint.addresses)).sort();
    expect(addresses(ledger)).toEqual(addresses(published));
  });

  it('answer HEAD like GET without a body', async () => {
    const head = await pair.fetch('api/v1/status', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    const stream = await pair.fetch('api/v1/stream', { method: 'HEAD' });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(await stream.text()).toBe('');
  });

  it('answer 304 to whoever holds the revision already', async () => {
    const path = 'api/v1/graph?namespace=batch&level=namespace';
    const first = await pair.fetch(path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    const again = await pair.fetch(path, { headers: { 'if-none-match': etag } });
    // The demo changes gently: a new revision in between is a new body with another tag.
    if (again.status === 200) expect(again.headers.get('etag')).not.toBe(etag);
    else expect(again.status).toBe(304);
    const other = await pair.fetch('api/v1/graph?namespace=shop', { headers: { 'if-none-match': etag } });
    expect(other.status).toBe(200);
  });

  it('compress for those who take it', async () => {
    const plain = await pair.fetch('api/v1/graph', { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    const packed = await pair.fetch('api/v1/graph', { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(GraphSnapshotSchema.safeParse(await packed.json()).success).toBe(true);
  });

  it('tell the figures of the cache panel as metrics', async () => {
    const response = await pair.fetch('metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    const { resources } = CacheSchema.parse(await pair.json('api/v1/cache'));
    for (const { resource, lists } of resources) {
      expect(text).toContain(`fairlead_cache_lists_total{resource="${resource}"} ${lists}`);
    }
    expect(text).toMatch(/^fairlead_services\{verdict="broken"\} [1-9]/m);
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('describe themselves in OpenAPI, every reference resolved', async () => {
    const text = await (await pair.fetch('api/v1/openapi.json')).text();
    const document = JSON.parse(text) as {
      openapi: string;
      paths: Record<string, unknown>;
      components: { schemas: Record<string, unknown> };
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/v1/namespaces/{namespace}/services/{name}');
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(references.length).toBeGreaterThan(20);
    for (const name of references) expect(document.components.schemas).toHaveProperty([name]);
    expect(text).not.toContain('#/$defs/');
  });
});
