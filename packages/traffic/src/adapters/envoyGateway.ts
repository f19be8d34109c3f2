import { counterSignal, present } from '../telemetry/counterSignal.ts';
import { latencySignals } from '../telemetry/latencySignals.ts';
import type { CallEnds, Found, Matcher, Row, Signal, Telemetry } from '../telemetry/telemetry.ts';

const CLUSTER = /^(http|grpc)route\/([^/]+)\/([^/]+)\/rule\/(\d+)/;
const ROUTES: readonly Matcher[] = [{ label: 'envoy_cluster_name', op: '=~', value: '(http|grpc)route/.+' }];

/** A cluster of Envoy is a rule of a route; which service that is the route says. */
function endsOf({ labels }: Row): CallEnds | undefined {
  const match = CLUSTER.exec(labels['envoy_cluster_name'] ?? '');
  if (match === null) return undefined;
  const [, kind, namespace = '', route = '', rule = ''] = match;
  return {
    source: { namespace: labels['namespace'], pod: labels['pod'], caller: 'envoy-gateway' },
    target: {
      routeRule: `${kind === 'grpc' ? 'GRPCRoute' : 'HTTPRoute'}/${namespace}/${route}/${rule}`,
      caller: 'unknown-destination',
    },
    protocol: kind === 'grpc' ? 'grpc' : 'http',
  };
}

function signals(found: Found): Signal[] {
  const by = ['envoy_cluster_name', 'namespace', 'pod'].filter((label) => found.labels.has(label));
  const shared = { by, where: ROUTES, ends: endsOf };
  const bytes = ({ value }: Row) => ({ bytes: value });
  return [
    ...present(
      [
        counterSignal({
          ...shared,
          name: 'requests',
          metric: 'envoy_cluster_upstream_rq_xx',
          by: [...by, 'envoy_response_code_class'],
          figures: ({ labels, value }) => {
            const digit = labels['envoy_response_code_class'] ?? '';
            return { requests: value, errors: digit === '5' ? value : 0, status: `${digit}xx` };
          },
        }),
        counterSignal({
          ...shared,
          name: 'sent bytes',
          metric: 'envoy_cluster_upstream_cx_tx_bytes_total',
          figures: bytes,
        }),
        counterSignal({
          ...shared,
          name: 'received bytes',
          metric: 'envoy_cluster_upstream_cx_rx_bytes_total',
          figures: bytes,
        }),
      ],
      found.names,
    ),
    ...latencySignals({ ...shared, metric: 'envoy_cluster_upstream_rq_time', toMs: 1 }, found),
  ];
}

/** Envoy Gateway. Source: https://gateway.envoyproxy.io/docs/tasks/observability/proxy-metric/. */
export const envoyGateway: Telemetry = {
  id: 'envoy-gateway',
  rank: 33,
  metrics: [/^envoy_cluster_upstream_(rq_xx|cx_[tr]x_bytes_total|rq_time(_.*)?)$/],
  presence: [/^envoy_cluster_upstream_rq_xx$/],
  presenceLabels: ['envoy_cluster_name', 'envoy_response_code_class'],
  signals,
};
