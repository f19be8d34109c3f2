import { counterSignal, present } from '../telemetry/counterSignal.ts';
import type { CallEnds, Found, Matcher, Row, Signal, Telemetry } from '../telemetry/telemetry.ts';
import type { ProxyMetrics } from './proxySignals.ts';
import { proxySignals } from './proxySignals.ts';

/**
 * One cluster for a rule, its backends being localities of it; one for each backend where they differ in more than their weight. Of a TCPRoute,
 * TLSRoute or UDPRoute there is one for all of it, as `rule/-1`.
 */
const CLUSTER = /^(http|grpc|tcp|tls|udp)route\/([^/]+)\/([^/]+)\/rule\/(-1|\d+)(?:\/backend\/(\d+))?(?:$|\/)/;
const routes = (kinds: string): readonly Matcher[] => [
  { label: 'envoy_cluster_name', op: '=~', value: `(${kinds})route/.+` },
];
const ROUTES = routes('http|grpc|tcp|tls|udp');

const KINDS: Readonly<Record<string, string>> = {
  http: 'HTTPRoute',
  grpc: 'GRPCRoute',
  tcp: 'TCPRoute',
  tls: 'TLSRoute',
  udp: 'UDPRoute',
};
const PROTOCOLS: Readonly<Record<string, CallEnds['protocol']>> = {
  http: 'http',
  grpc: 'grpc',
  tcp: 'tcp',
  tls: 'tcp',
  udp: 'udp',
};

/** A cluster of Envoy is a rule of a route; which service that is the route says. */
function endsOf({ labels }: Row): CallEnds | undefined {
  const match = CLUSTER.exec(labels['envoy_cluster_name'] ?? '');
  if (match === null) return undefined;
  const [, kind = '', namespace = '', route = '', rule = '', backend] = match;
  const named = `${KINDS[kind]}/${namespace}/${route}`;
  return {
    source: { route: named, namespace: labels['namespace'], pod: labels['pod'], caller: 'envoy-gateway' },
    target: {
      routeRule: [named, rule === '-1' ? 'all' : rule, ...(backend === undefined ? [] : [backend])].join('/'),
      caller: 'unknown-destination',
    },
    protocol: PROTOCOLS[kind] ?? 'unknown',
  };
}

const METRICS: ProxyMetrics = {
  by: ['envoy_cluster_name', 'namespace', 'pod'],
  where: ROUTES,
  ends: endsOf,
  requests: {
    metric: 'envoy_cluster_upstream_rq_xx',
    statusLabel: 'envoy_response_code_class',
    outcome: (digit = '') => ({ isError: digit === '5', text: `${digit}xx` }),
  },
  bytes: {
    'sent bytes': 'envoy_cluster_upstream_cx_tx_bytes_total',
    'received bytes': 'envoy_cluster_upstream_cx_rx_bytes_total',
  },
  latency: { metric: 'envoy_cluster_upstream_rq_time', toMs: 1 },
};

/** Of routes whose connections nobody looks into. UDP has none: of it there are bytes alone. */
function connections({ names, labels }: Found): Signal[] {
  return present(
    [
      counterSignal({
        name: 'connections',
        metric: 'envoy_cluster_upstream_cx_total',
        by: METRICS.by.filter((label) => labels.has(label)),
        where: routes('tcp|tls'),
        ends: endsOf,
        figures: ({ value }) => ({ connections: value }),
      }),
    ],
    names,
  );
}

/** Envoy Gateway. Source: https://gateway.envoyproxy.io/docs/tasks/observability/proxy-metric/. */
export const envoyGateway: Telemetry = {
  id: 'envoy-gateway',
  rank: 33,
  metrics: [/^envoy_cluster_upstream_(rq_xx|cx_total|cx_[tr]x_bytes_total|rq_time(_.*)?)$/],
  // Requests are counted where there are any; other proxies count connections by the same name.
  presence: [/^envoy_cluster_upstream_(rq_xx|cx_total)$/],
  presenceWhere: ROUTES,
  presenceLabels: ['envoy_cluster_name'],
  signals: (found) => [...proxySignals(METRICS, found), ...connections(found)],
};
