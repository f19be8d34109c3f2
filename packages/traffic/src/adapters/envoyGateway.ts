import type { CallEnds, Matcher, Row, Telemetry } from '../telemetry/telemetry.ts';
import type { ProxyMetrics } from './proxySignals.ts';
import { proxySignals } from './proxySignals.ts';

/** One cluster for a rule, its backends being localities of it; one for each backend where they differ in more than their weight. */
const CLUSTER = /^(http|grpc)route\/([^/]+)\/([^/]+)\/rule\/(\d+)(?:\/backend\/(\d+))?(?:$|\/)/;
const ROUTES: readonly Matcher[] = [{ label: 'envoy_cluster_name', op: '=~', value: '(http|grpc)route/.+' }];

/** A cluster of Envoy is a rule of a route; which service that is the route says. */
function endsOf({ labels }: Row): CallEnds | undefined {
  const match = CLUSTER.exec(labels['envoy_cluster_name'] ?? '');
  if (match === null) return undefined;
  const [, kind, namespace = '', route = '', rule = '', backend] = match;
  const named = `${kind === 'grpc' ? 'GRPCRoute' : 'HTTPRoute'}/${namespace}/${route}`;
  return {
    source: { route: named, namespace: labels['namespace'], pod: labels['pod'], caller: 'envoy-gateway' },
    target: {
      routeRule: backend === undefined ? `${named}/${rule}` : `${named}/${rule}/${backend}`,
      caller: 'unknown-destination',
    },
    protocol: kind === 'grpc' ? 'grpc' : 'http',
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

/** Envoy Gateway. Source: https://gateway.envoyproxy.io/docs/tasks/observability/proxy-metric/. */
export const envoyGateway: Telemetry = {
  id: 'envoy-gateway',
  rank: 33,
  metrics: [/^envoy_cluster_upstream_(rq_xx|cx_[tr]x_bytes_total|rq_time(_.*)?)$/],
  presence: [/^envoy_cluster_upstream_rq_xx$/],
  presenceLabels: ['envoy_cluster_name', 'envoy_response_code_class'],
  signals: (found) => proxySignals(METRICS, found),
};
