import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { aDirectory } from '../../test/aDirectory.ts';
import { answersOf, callsOf, inShort } from '../../test/callsOf.ts';
import { Origin } from '../calls/Origin.ts';
import { evaluate, matches } from '../scrape/evaluate.ts';
import type { CallPart, Telemetry } from '../telemetry/telemetry.ts';
import { beylaNetwork } from './beylaNetwork.ts';
import { caretta } from './caretta.ts';
import { envoyGateway } from './envoyGateway.ts';
import { httpClient } from './httpClient.ts';
import { hubble } from './hubble.ts';
import { ingressNginx } from './ingressNginx.ts';
import { istio } from './istio.ts';
import { kong } from './kong.ts';
import { linkerd } from './linkerd.ts';
import { serviceGraph } from './serviceGraph.ts';
import { TELEMETRY } from './telemetryKinds.ts';
import { traefik } from './traefik.ts';

const WEB = 'workload/shop/Deployment/web';
const CART = 'service/shop/cart';

interface Case {
  readonly telemetry: Telemetry;
  readonly fixture: string;
  readonly want: Record<string, unknown>;
}

const CASES: readonly Case[] = [
  {
    telemetry: istio,
    fixture: 'istio',
    want: {
      // What the source alone saw fail counts, too; the latency is the server's.
      [`${WEB} > ${CART} http`]: {
        confidence: 'workload',
        requestsPerSecond: 10,
        errorShare: 0.1,
        averageMs: 10,
        p50Ms: 10,
        p95Ms: 23.5,
        p99Ms: 24.7,
      },
      [`${WEB} > service/payments/pay grpc`]: { confidence: 'workload', requestsPerSecond: 2, errorShare: 0.25 },
      [`${WEB} > external/api.tax.example http`]: { confidence: 'host', requestsPerSecond: 2, errorShare: 0 },
      [`caller/outside-the-mesh > ${CART} http`]: { confidence: 'unknown', requestsPerSecond: 0.3, errorShare: 0 },
      'workload/shop/Deployment/cart > service/shop/db tcp': {
        confidence: 'workload',
        bytesPerSecond: 600,
        connectionsPerSecond: 0.2,
      },
    },
  },
  {
    telemetry: linkerd,
    fixture: 'linkerd',
    want: {
      [`${WEB} > ${CART} http`]: {
        confidence: 'workload',
        requestsPerSecond: 10,
        errorShare: 0.05,
        averageMs: 11,
        p50Ms: 10,
        p95Ms: 19,
        p99Ms: 19.8,
      },
      [`${WEB} > external/api.tax.example http`]: { confidence: 'host', requestsPerSecond: 2, errorShare: 0 },
      'caller/outside-the-mesh > workload/shop/Deployment/cart http': {
        confidence: 'unknown',
        requestsPerSecond: 0.4,
        errorShare: 0,
      },
      'caller/health-check > workload/shop/Deployment/cart http': {
        confidence: 'unknown',
        requestsPerSecond: 0.2,
        errorShare: 0,
      },
      'caller/scraper > workload/shop/Deployment/cart http': {
        confidence: 'unknown',
        requestsPerSecond: 0.1,
        errorShare: 0,
      },
      'workload/shop/Deployment/cart > service/shop/db tcp': {
        confidence: 'workload',
        bytesPerSecond: 600,
        connectionsPerSecond: 0.2,
      },
    },
  },
  {
    telemetry: hubble,
    fixture: 'hubble',
    want: {
      // 90 at the client, 100 at the server: each status by the side that saw most of it.
      [`${WEB} > workload/shop/Deployment/cart http`]: {
        confidence: 'workload',
        requestsPerSecond: 10,
        errorShare: 0.1,
        averageMs: 11,
        p50Ms: 10,
        p95Ms: 19,
        p99Ms: 19.8,
      },
      'caller/ingress > workload/shop/Deployment/cart http': {
        confidence: 'unknown',
        requestsPerSecond: 0.6,
        errorShare: 0,
      },
    },
  },
  {
    telemetry: hubble,
    fixture: 'hubbleV1',
    want: {
      // What is counted of responses has their ends, which are those of the call the other way round.
      [`${WEB} > workload/shop/Deployment/cart http`]: {
        confidence: 'workload',
        requestsPerSecond: 10,
        errorShare: 0.25,
        averageMs: 11,
        p50Ms: 10,
        p95Ms: 19,
        p99Ms: 19.8,
      },
    },
  },
  {
    telemetry: serviceGraph,
    fixture: 'serviceGraph',
    want: {
      [`${WEB} > workload/shop/Deployment/cart http`]: {
        confidence: 'workload',
        requestsPerSecond: 10,
        errorShare: 0.1,
        averageMs: 110,
        p50Ms: 100,
        p95Ms: 190,
        p99Ms: 198,
      },
      // The database has no spans: its side counts zeros, which are not taken.
      'workload/shop/Deployment/cart > service/shop/db database': {
        confidence: 'host',
        requestsPerSecond: 3,
        errorShare: 0,
        averageMs: 10,
      },
      [`caller/user > ${WEB} http`]: { confidence: 'unknown', requestsPerSecond: 5, errorShare: 0, averageMs: 50 },
    },
  },
  {
    telemetry: serviceGraph,
    fixture: 'beylaServiceGraph',
    want: {
      // 20 a second by the total, which counts both ends; 10 is true.
      [`${WEB} > workload/shop/Deployment/cart http`]: {
        confidence: 'workload',
        requestsPerSecond: 10,
        errorShare: 0.1,
        averageMs: 10,
      },
    },
  },
  {
    telemetry: serviceGraph,
    fixture: 'tempoLegacy',
    want: {
      [`${WEB} > workload/shop/Deployment/cart http`]: {
        confidence: 'name',
        requestsPerSecond: 10,
        errorShare: 0,
        averageMs: 10,
      },
    },
  },
  {
    telemetry: beylaNetwork,
    fixture: 'beylaNetwork',
    want: { [`${WEB} > ${CART} tcp`]: { confidence: 'workload', bytesPerSecond: 500 } },
  },
  {
    telemetry: caretta,
    fixture: 'caretta',
    want: {
      [`${WEB} > ${CART} tcp`]: { confidence: 'workload', bytesPerSecond: 253.7 },
      [`${WEB} > external/api.tax.example tcp`]: { confidence: 'host', bytesPerSecond: 10 },
    },
  },
  {
    telemetry: ingressNginx,
    fixture: 'ingressNginx',
    want: {
      'ingress/shop/shop > service/shop/web http': {
        confidence: 'workload',
        requestsPerSecond: 10,
        errorShare: 0.05,
        averageMs: 11,
        p50Ms: 10,
        p95Ms: 19,
        p99Ms: 19.8,
        bytesPerSecond: 800,
      },
    },
  },
  {
    telemetry: traefik,
    fixture: 'traefik',
    want: {
      [`workload/edge/DaemonSet/traefik > ${CART} http`]: {
        confidence: 'name',
        requestsPerSecond: 10,
        errorShare: 0.1,
        averageMs: 110,
        p50Ms: 100,
        p95Ms: 280,
        p99Ms: 296,
        bytesPerSecond: 800,
      },
    },
  },
  {
    telemetry: kong,
    fixture: 'kong',
    want: {
      // Its pod is not known here any more: it is shown as what it is.
      [`caller/kong > ${CART} http`]: {
        confidence: 'unknown',
        requestsPerSecond: 10,
        errorShare: 0.1,
        averageMs: 30,
        p50Ms: 25,
        p95Ms: 47.5,
        p99Ms: 49.5,
        bytesPerSecond: 800,
      },
    },
  },
  {
    telemetry: envoyGateway,
    fixture: 'envoyGateway',
    want: {
      'caller/envoy-gateway > service/shop/checkout http': {
        confidence: 'unknown',
        requestsPerSecond: 10,
        errorShare: 0.1,
        averageMs: 11,
        p50Ms: 10,
        p95Ms: 23.5,
        p99Ms: 24.7,
        bytesPerSecond: 700,
      },
    },
  },
  {
    telemetry: httpClient,
    fixture: 'httpClient',
    want: {
      [`${WEB} > ${CART} http`]: {
        confidence: 'name',
        requestsPerSecond: 10,
        errorShare: 0.1,
        averageMs: 10,
        p50Ms: 9,
        p95Ms: 23.312,
        p99Ms: 24.663,
      },
      [`${WEB} > service/payments/pay grpc`]: {
        confidence: 'host',
        requestsPerSecond: 2,
        errorShare: 0,
        averageMs: 20,
      },
      'workload/shop/Deployment/cart > service/payments/pay http': {
        confidence: 'address',
        requestsPerSecond: 3,
        errorShare: 0,
        averageMs: 20,
      },
    },
  },
  {
    telemetry: httpClient,
    fixture: 'httpClientTwice',
    want: {
      // Each call is told twice.
      [`${WEB} > ${CART} http`]: { confidence: 'name', requestsPerSecond: 10, errorShare: 0.1, averageMs: 10 },
      // Nobody answered a quarter.
      'workload/shop/Deployment/cart > service/payments/pay http': {
        confidence: 'host',
        requestsPerSecond: 4,
        errorShare: 0.25,
        averageMs: 20,
      },
    },
  },
  {
    telemetry: httpClient,
    fixture: 'rpcClient',
    want: {
      [`${WEB} > service/payments/pay grpc`]: {
        confidence: 'host',
        requestsPerSecond: 2,
        errorShare: 0.25,
        averageMs: 20,
      },
      'workload/shop/Deployment/cart > service/payments/pay grpc': {
        confidence: 'host',
        requestsPerSecond: 1,
        errorShare: 0,
        averageMs: 20,
      },
    },
  },
];

describe('the calls that a kind of telemetry tells of', () => {
  it.each(CASES)('$telemetry.id from $fixture', async ({ telemetry, fixture, want }) => {
    expect(inShort(await callsOf(telemetry, fixture))).toEqual(want);
  });

  it('divides what Envoy Gateway counts by rule among the backends of the rule, but not what it counts by backend', async () => {
    const directory = aDirectory({
      route: () => true,
      routeBackends: (_kind, namespace) => [
        { namespace, name: 'cart', weight: 3, place: 0 },
        { namespace, name: 'web', weight: 1, place: 1 },
      ],
    });
    const calls = inShort(await callsOf(envoyGateway, 'envoyGatewayWeights', directory));
    expect(calls).toEqual({
      'route/shop/checkout > service/shop/cart http': {
        confidence: 'weight',
        requestsPerSecond: 7.5,
        errorShare: 0.1,
        averageMs: 11,
        p50Ms: 10,
        p95Ms: 23.5,
        p99Ms: 24.7,
        bytesPerSecond: 525,
      },
      'route/shop/checkout > service/shop/web http': {
        confidence: 'weight',
        requestsPerSecond: 6.5,
        errorShare: 0.131,
        averageMs: 11,
        p50Ms: 10,
        p95Ms: 23.5,
        p99Ms: 24.7,
        bytesPerSecond: 175,
      },
    });
  });

  it('counts connections of routes that Envoy Gateway does not look into, of all their rules together', async () => {
    const directory = aDirectory({
      route: (kind, _namespace, name) => kind === { db: 'TCPRoute', broker: 'TLSRoute', names: 'UDPRoute' }[name],
      routeBackends: (_kind, namespace, route, rule) =>
        rule === 'all' && route !== 'broker'
          ? [{ namespace, name: route === 'db' ? 'db' : 'web', weight: 1, place: 0 }]
          : [
              { namespace, name: 'cart', weight: 1, place: 0 },
              { namespace, name: 'web', weight: 3, place: 0 },
            ],
    });
    expect(inShort(await callsOf(envoyGateway, 'envoyGatewayTcp', directory))).toEqual({
      'route/shop/db > service/shop/db tcp': { confidence: 'name', connectionsPerSecond: 2, bytesPerSecond: 1000 },
      'route/shop/names > service/shop/web udp': { confidence: 'name', bytesPerSecond: 100 },
      'route/shop/broker > service/shop/cart tcp': {
        confidence: 'weight',
        connectionsPerSecond: 1,
        bytesPerSecond: 200,
      },
      'route/shop/broker > service/shop/web tcp': {
        confidence: 'weight',
        connectionsPerSecond: 3,
        bytesPerSecond: 600,
      },
    });
  });

  it('leads what Kong counts for a rule of a route to the backends of the rule', async () => {
    const directory = aDirectory({
      route: (kind, namespace, name) => `${kind}/${namespace}/${name}` === 'HTTPRoute/shop/checkout',
      routeBackends: (_kind, namespace) => [{ namespace, name: 'cart', weight: 1, place: 0 }],
    });
    expect(inShort(await callsOf(kong, 'kongRoutes', directory))).toEqual({
      [`route/shop/checkout > ${CART} http`]: { confidence: 'name', requestsPerSecond: 10, errorShare: 0.1 },
    });
  });

  it.each(CASES)(
    'asks for the past of calls of $telemetry.id from $fixture with all outcomes, not only those of now',
    async ({ telemetry, fixture }) => {
      for (const { signal, rows } of answersOf(telemetry, fixture)) {
        const parts = rows.map((row) => ({ row, part: signal.read(row) }));
        for (const { row: bad, part: failed } of parts.filter(({ part }) => (part?.errors ?? 0) > 0)) {
          const isSame = (part: CallPart | undefined): boolean =>
            isDeepStrictEqual([part?.source, part?.target], [failed?.source, failed?.target]);
          for (const { row: good } of parts.filter(({ part }) => part?.errors === 0 && isSame(part))) {
            const origin = new Origin();
            origin.add(signal, good.labels);
            const narrowed = origin.narrow(signal.query).where ?? [];
            const added = narrowed.slice(signal.query.where?.length ?? 0);
            expect(added.filter((matcher) => !matches(matcher)(bad.labels))).toEqual([]);
          }
        }
      }
    },
  );

  it('counts the requests of each pod where Linkerd is called from: at the called pod newer proxies do not tell the service', () => {
    const labels = new Set(['pod', 'namespace', 'direction', 'tls', 'dst_pod', 'dst_service', 'dst_namespace']);
    const service = { namespace: 'shop', name: 'cart', workloads: ['cart'] };
    const asked = linkerd.pods?.({ names: new Set(['response_total']), labels }, service);
    if (asked === undefined) throw new TypeError('Linkerd tells pods apart');
    const outbound = { direction: 'outbound', namespace: 'shop', pod: 'web-1', dst_namespace: 'shop' };
    const rates = [
      { ...outbound, dst_service: 'cart', dst_pod: 'cart-1' },
      { ...outbound, dst_service: 'cart', dst_pod: 'cart-2' },
      { ...outbound, dst_service: 'pay', dst_pod: 'pay-1' },
      { direction: 'inbound', namespace: 'shop', pod: 'cart-1' },
    ].map((of, index) => ({ name: 'response_total', labels: of, perSecond: index + 1 }));
    expect(evaluate(asked.query, rates).map((row) => asked.read(row))).toEqual([
      { namespace: 'shop', pod: 'cart-1', requests: 1 },
      { namespace: 'shop', pod: 'cart-2', requests: 2 },
    ]);
  });

  it('has a fixture for every kind', () => {
    expect(new Set(CASES.map(({ telemetry }) => telemetry.id))).toEqual(new Set(TELEMETRY.map(({ id }) => id)));
  });

  it('keeps from a scrape every metric that is asked for', async () => {
    for (const { telemetry, fixture } of CASES) expect(await callsOf(telemetry, fixture)).not.toEqual([]);
    const ranks = TELEMETRY.map(({ rank }) => rank);
    expect(new Set(ranks).size).toBe(ranks.length);
  });
});
