import {
  CacheSchema,
  GraphSnapshotSchema,
  ServiceSchema,
  ServicesSchema,
  StatusSchema,
  TrafficSchema,
} from '@fairlead/protocol';
import type { GraphEdge, Traffic } from '@fairlead/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startPair } from './harness.ts';
import type { Pair } from './harness.ts';

const SCRAPE = { kind: 'scrape', inCluster: false } as const;
/** Two scrapes, three seconds apart. */
const PATIENCE_MS = 30_000;

const measured = async (pair: Pair): Promise<GraphEdge[]> => {
  const { edges } = GraphSnapshotSchema.parse(await pair.json('api/v1/graph'));
  return edges.filter(({ basis }) => basis === 'measured');
};

/** Edges once there are any. */
const firstMeasured = (pair: Pair): Promise<GraphEdge[]> =>
  eventually(async () => {
    const edges = await measured(pair);
    expect(edges).not.toEqual([]);
    return edges;
  }, PATIENCE_MS);

describe('traffic by direct scrape', () => {
  let pair: Pair;
  let edges: GraphEdge[];
  beforeAll(async () => {
    pair = await startPair({ server: { traffic: SCRAPE } });
    edges = await firstMeasured(pair);
  }, 60_000);
  afterAll(() => pair.stop());

  const traffic = async (edge: string): Promise<Traffic> =>
    TrafficSchema.parse(await pair.json(`api/v1/traffic?edge=${encodeURIComponent(edge)}&window=10m`));

  it('puts every call of the demo on the map, at its rate and with its errors', () => {
    const truth = pair.simulator
      .calls()
      .filter(({ call, requestsPerSecond }) => call.protocol !== 'tcp' && requestsPerSecond > 0);
    expect(truth.length).toBeGreaterThan(10);
    for (const { call, requestsPerSecond, errorShare } of truth) {
      const target = `service/${call.to.namespace}/${call.to.name}`;
      const into = edges.filter((edge) => edge.target === target);
      const rates = into.map(({ traffic: figures }) => figures?.requestsPerSecond ?? 0);
      // Rates breathe while they are measured.
      expect(Math.abs(Math.max(0, ...rates) - requestsPerSecond) / requestsPerSecond).toBeLessThan(0.2);
      if (errorShare > 0.9) expect(into[0]?.traffic?.errorShare).toBeGreaterThan(0.9);
    }
  });

  it('measures the route of the Ingress, which stays declared', () => {
    expect(edges.find(({ kind }) => kind === 'routes')).toMatchObject({
      source: 'ingress/shop/shop',
      declaredBy: ['ingress'],
      traffic: { source: 'ingress-nginx' },
    });
  });

  it('tells the table who calls, and what needs attention how much fails', async () => {
    const { items } = ServicesSchema.parse(await pair.json('api/v1/services'));
    const cart = items.find(({ id }) => id === 'service/shop/cart');
    expect(cart).toMatchObject({ callers: 1, traffic: { source: 'istio', protocol: 'http' } });
    const single = ServiceSchema.parse(await pair.json('api/v1/namespaces/shop/services/cart'));
    expect(single).toMatchObject({ callers: 1, traffic: { source: 'istio' } });
    const { attention } = GraphSnapshotSchema.parse(await pair.json('api/v1/graph'));
    expect(attention.find(({ id }) => id === 'service/payments/fraud')?.failingPerSecond).toBeGreaterThan(1);
  });

  it('tells of one edge over time, by status', async () => {
    const answer = await traffic('calls service/shop/frontend service/shop/cart');
    expect(answer).toMatchObject({ windowSeconds: 600, seriesBasis: 'memory', seriesError: null });
    expect(answer.series.map(({ signal }) => signal)).toEqual(expect.arrayContaining(['requestsPerSecond', 'p95Ms']));
    expect(answer.statuses[0]).toMatchObject({ code: '200', error: false });
  });

  it('tells of one service its peers, its pods, and what does not fit', async () => {
    const reviews = await traffic('service/shop/reviews');
    expect(reviews.inbound.map(({ peer }) => peer)).toEqual(['service/shop/frontend']);
    expect(reviews.podsBasis).toBe('measured');
    expect(reviews.pods.flatMap(({ contradictions }) => contradictions)).toContain('ready-without-traffic');
    const shares = reviews.pods.map(({ share }) => share ?? 0);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect((await traffic('service/payments/fraud')).contradictions).toEqual(['calls-without-backend']);
    expect((await traffic('service/shop/frontend')).outbound.length).toBeGreaterThan(3);
    expect(await traffic('service/nowhere/none')).toMatchObject({ traffic: null, series: [], pods: [] });
  });

  it('says what it reads and what that costs', async () => {
    const { traffic: status } = StatusSchema.parse(await pair.json('api/v1/status'));
    expect(status).toMatchObject({ state: 'live', error: null });
    const { traffic: costs } = CacheSchema.parse(await pair.json('api/v1/cache'));
    expect(costs?.telemetry).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'istio', state: 'on' })]));
    expect(costs?.reads.length).toBeGreaterThan(10);
    expect(costs?.bytes).toBeGreaterThan(10_000);
  });

  it.each(['edge=nonsense', 'edge=service/a/b&window=1s', 'edge=service/a/b&window=7h', ''])(
    'refuses ?%s',
    async (query) => {
      expect((await pair.fetch(`api/v1/traffic?${query}`)).status).toBe(400);
    },
  );
});

describe('traffic in other shapes', () => {
  it.each([
    { telemetry: 'ambient', source: 'istio' },
    { telemetry: 'linkerd', source: 'linkerd' },
    { telemetry: 'otel', source: 'otel' },
    { telemetry: 'client', source: 'client' },
  ] as const)(
    'reads what $telemetry tells',
    async ({ telemetry, source }) => {
      const pair = await startPair({ simulator: { telemetry }, server: { traffic: SCRAPE } });
      try {
        // The first calls may come in several revisions, and the first rate of one is of the three seconds between two scrapes.
        await eventually(async () => {
          const edges = await measured(pair);
          const cart = edges.find(({ id }) => id === 'calls service/shop/frontend service/shop/cart');
          const truth = pair.simulator
            .calls()
            .find(({ call }) => call.to.name === 'cart' && call.from.name === 'frontend');
          expect(cart?.traffic?.source).toBe(source);
          const rate = cart?.traffic?.requestsPerSecond ?? Number.NaN;
          expect(Math.abs(rate - (truth?.requestsPerSecond ?? 0)) / rate).toBeLessThan(0.2);
          // Nobody calls what only passes calls on.
          expect(edges.filter(({ id }) => /waypoint|ztunnel/.test(id))).toEqual([]);
        }, PATIENCE_MS);
        if (telemetry === 'linkerd') {
          const { pods } = TrafficSchema.parse(await pair.json('api/v1/traffic?edge=service/shop/cart&window=5m'));
          expect(pods).toHaveLength(3);
        }
      } finally {
        await pair.stop();
      }
    },
    60_000,
  );
});

describe('traffic that may not be read', () => {
  it('says so, and lets the rest of the map be', async () => {
    const pair = await startPair({
      server: { traffic: SCRAPE },
      prepare: ({ faults }) => {
        faults.inject({ resource: 'pods/proxy', fault: { kind: 'status', status: 403 } });
      },
    });
    try {
      const { traffic } = await eventually(async () => {
        const status = StatusSchema.parse(await pair.json('api/v1/status'));
        expect(status.traffic.state).toBe('unreachable');
        return status;
      }, PATIENCE_MS);
      expect(traffic.error).not.toContain('\n');
      expect(await measured(pair)).toEqual([]);
      expect((await pair.fetch('readyz')).status).toBe(200);
    } finally {
      await pair.stop();
    }
  }, 60_000);

  it('claims nothing of calls where nothing tells of them, which is not the same as that there are none', async () => {
    const pair = await startPair({ simulator: { telemetry: 'none' }, server: { traffic: SCRAPE } });
    try {
      await eventually(async () => {
        const { traffic } = StatusSchema.parse(await pair.json('api/v1/status'));
        expect(traffic).toMatchObject({ state: 'live', telemetry: [] });
      }, PATIENCE_MS);
      const { items } = ServicesSchema.parse(await pair.json('api/v1/services'));
      expect(items.every(({ callers, traffic }) => callers === null && traffic === null)).toBe(true);
    } finally {
      await pair.stop();
    }
  }, 60_000);

  it('does not take for uncalled what calls to which it may have left out', async () => {
    const size = { pods: 400, services: 40, nodes: 4 };
    const pair = await startPair({ simulator: { scene: 'fleet', size }, server: { traffic: SCRAPE } });
    try {
      await firstMeasured(pair);
      const { traffic } = StatusSchema.parse(await pair.json('api/v1/status'));
      expect(traffic.scraped?.pods).toBeLessThan(traffic.scraped?.of ?? 0);
      const { items } = ServicesSchema.parse(await pair.json('api/v1/services'));
      expect(items.some(({ callers }) => (callers ?? 0) > 0)).toBe(true);
      expect(items.filter(({ callers }) => callers === 0)).toEqual([]);
    } finally {
      await pair.stop();
    }
  }, 60_000);

  it('is off without a source, which is not the same as none', async () => {
    const pair = await startPair();
    try {
      expect(StatusSchema.parse(await pair.json('api/v1/status')).traffic.state).toBe('off');
      const { items } = ServicesSchema.parse(await pair.json('api/v1/services'));
      expect(items.every(({ callers, traffic }) => callers === null && traffic === null)).toBe(true);
      const answer = TrafficSchema.parse(await pair.json('api/v1/traffic?edge=service/shop/cart'));
      expect(answer).toMatchObject({ traffic: null, seriesBasis: 'none', podsBasis: 'none', contradictions: [] });
    } finally {
      await pair.stop();
    }
  });
});
