import { connect } from '@fairlead/kube-client';
import { GraphSnapshotSchema, StatusSchema } from '@fairlead/protocol';
import type { GraphEdge } from '@fairlead/protocol';
import { RealPrometheus } from '@fairlead/test-kit/prometheus';
import { configOfUrl } from '@fairlead/traffic/config';
import { expect, it } from 'vitest';
import { startServer } from '../src/startServer.ts';
import type { StartServerOptions } from '../src/startServer.ts';
import { eventually, serverOptions, startPair } from './harness.ts';
import type { Pair } from './harness.ts';

const SCRAPE = { kind: 'scrape', inCluster: false } as const;
const PATIENCE_MS = 60_000;
const TEST_MS = 180_000;
/** The least time over which rates are taken. */
const WINDOW_SECONDS = 20;

const measured = async (pair: Pair): Promise<GraphEdge[]> => {
  const { edges } = GraphSnapshotSchema.parse(await pair.json('api/v1/graph'));
  return edges.filter(({ basis, traffic }) => basis === 'measured' && traffic !== undefined);
};

const trafficStatus = async (pair: Pair) => StatusSchema.parse(await pair.json('api/v1/status')).traffic;

const stateIs = (pair: Pair, state: string): Promise<void> =>
  eventually(async () => expect((await trafficStatus(pair)).state).toBe(state), PATIENCE_MS);

const someMeasured = (pair: Pair): Promise<void> =>
  eventually(async () => expect((await measured(pair)).length).toBeGreaterThan(10), PATIENCE_MS);

it.concurrent(
  'stays on the map as it was while the API server is away, and goes on when it is back',
  async () => {
    const pair = await startPair({ server: { traffic: SCRAPE } });
    try {
      await someMeasured(pair);
      const before = await measured(pair);
      await pair.simulator.disconnect();
      await stateIs(pair, 'stale');
      const away = await trafficStatus(pair);
      expect(away.error).toMatch(/\S/);
      const during = await measured(pair);
      expect(during.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());

      await pair.simulator.reconnect();
      await stateIs(pair, 'live');
      const back = await trafficStatus(pair);
      expect(back.error).toBeNull();
      expect(Date.parse(back.lastSuccessAt ?? '')).toBeGreaterThan(Date.parse(away.lastSuccessAt ?? ''));
      // Counters went on meanwhile; a rate over the gap is no spike.
      const cart = (await measured(pair)).find(({ target }) => target === 'service/shop/cart');
      const truth = pair.simulator.calls().find(({ call }) => call.to.name === 'cart')?.requestsPerSecond ?? 0;
      expect(Math.abs((cart?.traffic?.requestsPerSecond ?? 0) / truth - 1)).toBeLessThan(0.2);
    } finally {
      await pair.stop();
    }
  },
  TEST_MS,
);

interface WithPrometheus {
  readonly pair: Pair;
  readonly prometheus: RealPrometheus;
}

/** A pair whose server reads the calls of the simulator from a real Prometheus, which has seen a whole window of them. */
async function startWithPrometheus(): Promise<WithPrometheus> {
  let prometheus: RealPrometheus | undefined;
  const server: { traffic?: StartServerOptions['traffic'] } = {};
  const pair = await startPair({
    server,
    prepare: async (simulator) => {
      const target = new URL(simulator.server).host;
      prometheus = await RealPrometheus.start([{ job: 'pods', target, path: '/telemetry/metrics' }]);
      await prometheus.scraped(1, WINDOW_SECONDS + 2);
      server.traffic = { kind: 'prometheus', config: { ...configOfUrl(prometheus.url), scrapeIntervalSeconds: 1 } };
    },
  });
  if (prometheus === undefined) throw new Error('the pair starts without what it was to be prepared with');
  return { pair, prometheus };
}

async function stopBoth({ pair, prometheus }: WithPrometheus): Promise<void> {
  await pair.stop();
  await prometheus.stop();
}

it.concurrent(
  'is the same picture from a real Prometheus',
  async () => {
    const both = await startWithPrometheus();
    const { pair } = both;
    try {
      const truth = pair.simulator.calls().filter(({ requestsPerSecond }) => requestsPerSecond > 0);
      // One kind of telemetry after the other.
      const edges = await eventually(async () => {
        const found = await measured(pair);
        expect(found).toHaveLength(truth.length);
        return found;
      }, PATIENCE_MS);
      expect((await trafficStatus(pair)).source).toContain('Prometheus');
      for (const { call, requestsPerSecond, errorShare } of truth) {
        const into = edges.filter(({ target }) => target === `service/${call.to.namespace}/${call.to.name}`);
        expect(into, call.to.name).toHaveLength(1);
        const figures = into[0]?.traffic;
        const rate = figures?.requestsPerSecond ?? figures?.connectionsPerSecond ?? 0;
        expect(Math.abs(rate / requestsPerSecond - 1), call.to.name).toBeLessThan(0.2);
        if (call.protocol !== 'tcp') expect(figures?.errorShare, call.to.name).toBeCloseTo(errorShare, 1);
      }
    } finally {
      await stopBoth(both);
    }
  },
  TEST_MS,
);

/** What an edge says beside its figures. */
const looks = ({ id, kind, basis, declaredBy, traffic }: GraphEdge) => ({
  id,
  kind,
  basis,
  declaredBy,
  source: traffic?.source,
  protocol: traffic?.protocol,
  confidence: traffic?.confidence,
  alternatives: traffic?.alternatives,
});

it.concurrent(
  'draws the same edges from a real Prometheus and from the exporters themselves',
  async () => {
    const both = await startWithPrometheus();
    const { pair, prometheus } = both;
    const connection = await connect({ kubeconfigFile: pair.simulator.kubeconfigFile });
    const scraping = await startServer({ ...serverOptions(connection), traffic: SCRAPE });
    const scraped = async (): Promise<GraphEdge[]> => {
      const response = await fetch(new URL('api/v1/graph', scraping.url));
      return GraphSnapshotSchema.parse(await response.json()).edges;
    };
    try {
      await eventually(async () => {
        const [here, there] = [
          GraphSnapshotSchema.parse(await pair.json('api/v1/graph')).edges,
          new Map((await scraped()).map((edge) => [edge.id, edge])),
        ];
        expect(here.filter(({ basis }) => basis === 'measured').length).toBeGreaterThan(10);
        expect(here.map(looks)).toEqual(here.map(({ id }) => there.get(id)).map((edge) => edge && looks(edge)));
        expect(there.size).toBe(here.length);
        for (const { id, traffic } of here) {
          const rate = traffic?.requestsPerSecond ?? traffic?.connectionsPerSecond;
          const figures = there.get(id)?.traffic;
          const other = figures?.requestsPerSecond ?? figures?.connectionsPerSecond;
          // Rates breathe, and these are of other stretches of time.
          expect(Math.abs((rate ?? 1) / (other ?? 1) - 1), id).toBeLessThan(0.25);
        }
      }, PATIENCE_MS);
    } finally {
      await scraping.stop();
      await stopBoth({ pair, prometheus });
    }
  },
  TEST_MS,
);

it.concurrent(
  'keeps the map when Prometheus is killed, says since when it is old, and goes on when it is back',
  async () => {
    const both = await startWithPrometheus();
    const { pair, prometheus } = both;
    try {
      const shown = pair.simulator.calls().filter(({ requestsPerSecond }) => requestsPerSecond > 0).length;
      const before = await eventually(async () => {
        const found = await measured(pair);
        expect(found).toHaveLength(shown);
        return found;
      }, PATIENCE_MS);
      await prometheus.kill();
      await stateIs(pair, 'stale');
      const away = await trafficStatus(pair);
      expect(away).toMatchObject({
        source: expect.stringContaining('Prometheus') as string,
        error: expect.stringMatching(/\S/) as string,
      });
      expect(Date.parse(away.lastSuccessAt ?? '')).toBeLessThan(Date.now());
      // Every figure stays as it was, with the time at which it was true.
      const during = await measured(pair);
      expect(during.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
      for (const { traffic } of during) {
        expect(Date.parse(traffic?.at ?? '')).toBeLessThanOrEqual(Date.parse(away.lastSuccessAt ?? ''));
      }
      // Whether services are well has nothing to do with it.
      const { attention } = GraphSnapshotSchema.parse(await pair.json('api/v1/graph'));
      expect(attention.length).toBeGreaterThan(0);
      expect((await pair.fetch('readyz')).status).toBe(200);

      await prometheus.run();
      await stateIs(pair, 'live');
      const back = await trafficStatus(pair);
      expect(back.error).toBeNull();
      expect(Date.parse(back.lastSuccessAt ?? '')).toBeGreaterThan(Date.parse(away.lastSuccessAt ?? ''));
      await eventually(async () => {
        const [newest] = (await measured(pair))
          .map(({ traffic }) => Date.parse(traffic?.at ?? ''))
          .sort((a, b) => b - a);
        expect(newest).toBeGreaterThan(Date.parse(away.lastSuccessAt ?? ''));
      }, PATIENCE_MS);
    } finally {
      await stopBoth(both);
    }
  },
  TEST_MS,
);
