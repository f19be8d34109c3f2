import type { Call } from '@fairlead/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TELEMETRY_IDS } from '../../src/adapters/telemetryKinds.ts';
import { callsAt } from './callsAt.ts';
import { EDGES } from './edges.ts';
import { serveExporters } from './exporterServer.ts';
import type { ExporterServer } from './exporterServer.ts';
import { expectWithin } from './expectWithin.ts';
import { Generator } from './Generator.ts';
import type { Edge, Happened, Truth } from './Generator.ts';
import { Metrics } from './Metrics.ts';
import { client, envoyGateway, kong, nativeClient, nginx, traefik } from './products/edge.ts';
import { waypoint, ztunnel } from './products/ambient.ts';
import { caretta, hubble, istio, linkerd } from './products/mesh.ts';
import { alloy, beyla, collector, tempo } from './products/traces.ts';
import { RealPrometheus } from '@fairlead/test-kit/prometheus';

/*
 * Each adapter against a real Prometheus. Calls are made one by one by a generator that keeps a log of them; each product's
 * exporter counts them in its own way; what comes out of PromQL and the adapter has to be what the log says.
 */

/** Products that would use the same names in one Prometheus are apart. */
const SERVERS = {
  meshes: { istio, linkerd, hubble, caretta, nginx, client },
  ambient: { waypoint, ztunnel },
  collector: { collector, traefik },
  tempo: { tempo, kong },
  beyla: { beyla, envoyGateway, nativeClient },
  alloy: { alloy },
} as const;

type ServerName = keyof typeof SERVERS;
type Observe = (metrics: Metrics, call: Happened) => void;

/** A scrape that comes a second late on a busy machine is a twentieth of it. */
const WINDOW_SECONDS = 20;
/** The window, and what Prometheus needs to find its targets. */
const PATIENCE_MS = 90_000;

/** Meshes are scraped by two jobs, as where both find the same pods: what comes twice has to count once. */
function jobsOf(name: ServerName): { readonly job: string; readonly product: string }[] {
  const suffixes = name === 'meshes' ? ['', '-again'] : [''];
  return suffixes.flatMap((suffix) =>
    Object.keys(SERVERS[name]).map((product) => ({ job: `${product}${suffix}`, product })),
  );
}

let generator: Generator;
let exporters: ExporterServer;
const running = new Map<ServerName, RealPrometheus>();
const names = Object.keys(SERVERS) as ServerName[];

beforeAll(async () => {
  generator = new Generator(Object.values(EDGES));
  const served: Record<string, { metrics: Metrics; native: boolean }> = {};
  for (const products of Object.values(SERVERS)) {
    for (const [product, observe] of Object.entries<Observe>(products)) {
      const metrics = new Metrics();
      generator.onCall((call) => observe(metrics, call));
      served[product] = { metrics, native: product === 'nativeClient' };
    }
  }
  exporters = await serveExporters(served);
  await Promise.all(
    names.map(async (name) => {
      const jobs = jobsOf(name).map(({ job, product }) => ({ job, target: exporters.address, path: `/${product}` }));
      running.set(name, await RealPrometheus.start(jobs));
    }),
  );
  await scrapedFor(WINDOW_SECONDS + 2);
  await readEverything();
}, PATIENCE_MS);

afterAll(async () => {
  await Promise.all([...running.values()].map((prometheus) => prometheus.stop()));
  await exporters.stop();
  generator.stop();
});

/** Waits until every target has been scraped this often. */
async function scrapedFor(seconds: number): Promise<void> {
  for (const name of names) await prometheusOf(name).scraped(jobsOf(name).length, seconds);
}

function prometheusOf(name: ServerName): RealPrometheus {
  const found = running.get(name);
  if (found === undefined) throw new Error(`${name} does not run`);
  return found;
}

let atMs = 0;
const calls = new Map<ServerName, readonly Call[]>();

async function readEverything(): Promise<void> {
  atMs = Math.floor(Date.now() / 1000) * 1000;
  for (const name of names) calls.set(name, await callsAt(prometheusOf(name), atMs, WINDOW_SECONDS));
}

function truthOf(edge: Edge): Truth {
  return generator.truth(edge, atMs - WINDOW_SECONDS * 1000, atMs);
}

/** The only call of this telemetry into a service or workload. */
function callInto(server: ServerName, telemetry: string, { to, protocol }: Edge): Call {
  const targets = [`service/${to.namespace}/${to.service}`, `workload/${to.namespace}/Deployment/${to.workload}`];
  const all = (calls.get(server) ?? []).filter((each) => each.telemetry === telemetry);
  const found = all.filter((each) => targets.includes(each.target) && (protocol !== 'tcp' || each.protocol !== 'http'));
  const [only, ...more] = found;
  if (only === undefined || more.length > 0) {
    throw new Error(
      `${found.length} calls of ${telemetry} into ${to.workload}, among ${all.map(({ id }) => id).join('; ')}`,
    );
  }
  return only;
}

interface Case {
  readonly server: ServerName;
  readonly telemetry: string;
  readonly edge: Edge;
  /** What the source knows; of requests all there is to know by default. */
  readonly tells?: readonly ('rate' | 'errors' | 'times' | 'bytes' | 'connections')[];
  readonly from?: string;
}

const atTheEdge = (caller: string): Pick<Case, 'edge' | 'from'> => ({ edge: EDGES.users, from: caller });

const CASES: readonly Case[] = [
  { server: 'meshes', telemetry: 'istio', edge: EDGES.near },
  { server: 'meshes', telemetry: 'istio', edge: EDGES.far },
  { server: 'meshes', telemetry: 'istio', edge: EDGES.grpc },
  { server: 'meshes', telemetry: 'istio', edge: EDGES.tcp, tells: ['bytes', 'connections'] },
  { server: 'ambient', telemetry: 'istio', edge: EDGES.near },
  { server: 'ambient', telemetry: 'istio', edge: EDGES.far },
  { server: 'ambient', telemetry: 'istio', edge: EDGES.grpc },
  { server: 'ambient', telemetry: 'istio', edge: EDGES.tcp, tells: ['bytes', 'connections'] },
  { server: 'meshes', telemetry: 'linkerd', edge: EDGES.near },
  { server: 'meshes', telemetry: 'linkerd', edge: EDGES.far },
  { server: 'meshes', telemetry: 'linkerd', edge: EDGES.grpc },
  { server: 'meshes', telemetry: 'linkerd', edge: EDGES.tcp, tells: ['bytes', 'connections'] },
  { server: 'meshes', telemetry: 'hubble', edge: EDGES.near },
  { server: 'meshes', telemetry: 'hubble', edge: EDGES.far },
  // It sees HTTP, and gRPC fails inside of that.
  { server: 'meshes', telemetry: 'hubble', edge: EDGES.grpc, tells: ['rate', 'times'] },
  { server: 'meshes', telemetry: 'caretta', edge: EDGES.near, tells: ['bytes'] },
  { server: 'meshes', telemetry: 'ingress-nginx', ...atTheEdge('ingress/shop/site') },
  { server: 'meshes', telemetry: 'client', edge: EDGES.near },
  { server: 'meshes', telemetry: 'client', edge: EDGES.far },
  { server: 'collector', telemetry: 'otel', edge: EDGES.near },
  { server: 'collector', telemetry: 'otel', edge: EDGES.far },
  { server: 'collector', telemetry: 'otel', edge: EDGES.grpc },
  { server: 'collector', telemetry: 'traefik', ...atTheEdge('caller/traefik') },
  { server: 'tempo', telemetry: 'otel', edge: EDGES.near },
  { server: 'tempo', telemetry: 'otel', edge: EDGES.far },
  { server: 'tempo', telemetry: 'otel', ...atTheEdge('caller/user') },
  { server: 'tempo', telemetry: 'kong', ...atTheEdge('caller/kong') },
  { server: 'alloy', telemetry: 'otel', edge: EDGES.near },
  { server: 'alloy', telemetry: 'otel', edge: EDGES.far },
  { server: 'beyla', telemetry: 'otel', edge: EDGES.near },
  { server: 'beyla', telemetry: 'otel', edge: EDGES.far },
  { server: 'beyla', telemetry: 'beyla', edge: EDGES.near, tells: ['bytes'] },
  { server: 'beyla', telemetry: 'envoy-gateway', ...atTheEdge('route/shop/site') },
  // From native histograms.
  { server: 'beyla', telemetry: 'client', edge: EDGES.near },
  { server: 'beyla', telemetry: 'client', edge: EDGES.far },
];

const ALL_OF_REQUESTS = ['rate', 'errors', 'times'] as const;

describe.each(CASES)('$telemetry ($server) on the edge $edge.name', (each) => {
  const { server, telemetry, edge, from, tells = ALL_OF_REQUESTS } = each;

  it(`has what was counted: ${tells.join(', ')}`, () => {
    const { source, figures } = callInto(server, telemetry, edge);
    const truth = truthOf(edge);
    const workload = edge.from === undefined ? '' : `workload/${edge.from.namespace}/Deployment/${edge.from.workload}`;
    expect(source).toBe(from ?? workload);
    if (tells.includes('rate')) expectWithin(0.1, figures.requestsPerSecond, truth.perSecond, 'rate');
    if (tells.includes('errors')) {
      if (truth.errorShare === 0) expect(figures.errorShare).toBe(0);
      else expectWithin(0.1, figures.errorShare, truth.errorShare, 'error share');
    }
    if (tells.includes('times')) {
      expectWithin(0.1, figures.p95Ms, truth.p95Ms, 'p95');
      expectWithin(0.1, figures.averageMs, truth.averageMs, 'average');
    }
    if (tells.includes('bytes')) expectWithin(0.1, figures.bytesPerSecond, truth.bytesPerSecond, 'bytes');
    if (tells.includes('connections')) {
      expectWithin(0.1, figures.connectionsPerSecond, truth.perSecond, 'connections');
    }
  });
});

it.each(names)('has the same quantiles of calls on screen as of all, and none of the others (%s)', async (name) => {
  const quantilesOf = (all: readonly Call[]): Map<string, number | undefined> =>
    new Map(all.map(({ id, figures }) => [id, figures.p95Ms]));
  const whole = quantilesOf(calls.get(name) ?? []);
  const ids = [...whole.keys()].sort();
  const shown = new Set(ids.filter((_, index) => index % 2 === 0));
  const some = quantilesOf(await callsAt(prometheusOf(name), atMs, WINDOW_SECONDS, ({ id }) => shown.has(id)));
  expect([...some.keys()].sort()).toEqual(ids);
  expect([...shown].some((id) => whole.get(id) !== undefined)).toBe(true);
  for (const id of ids) expect([id, some.get(id)]).toEqual([id, shown.has(id) ? whole.get(id) : undefined]);
});

it('tells of no hop through a waypoint', () => {
  const all = calls.get('ambient') ?? [];
  expect(all.filter(({ source, target }) => `${source} ${target}`.includes('waypoint'))).toEqual([]);
  expect(all).toHaveLength(4);
});

it('has a case for every kind of telemetry', () => {
  expect([...new Set(CASES.map(({ telemetry }) => telemetry))].sort()).toEqual([...TELEMETRY_IDS].sort());
});
