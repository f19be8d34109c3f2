import { httpOutcome } from '../telemetry/status.ts';
import type { CallEnds, Row, Telemetry } from '../telemetry/telemetry.ts';
import type { ProxyMetrics } from './proxySignals.ts';
import { proxySignals } from './proxySignals.ts';

/** What a rule of a route of the Gateway API becomes: `httproute.NAMESPACE.NAME.RULE`. */
const RULE = /^(http|grpc)route\.([^.]+)\.(.+)\.(\d+)$/;

/** Kong's ingress controller names its services `NAMESPACE.SERVICE.PORT`, or by a rule of a route. */
function endsOf({ labels }: Row): CallEnds | undefined {
  const named = labels['exported_service'] ?? labels['service'] ?? '';
  const { namespace: proxyNamespace, pod } = labels;
  const ruled = RULE.exec(named);
  if (ruled !== null) {
    const [, kind, of = '', name = '', rule = ''] = ruled;
    const route = `${kind === 'grpc' ? 'GRPCRoute' : 'HTTPRoute'}/${of}/${name}`;
    return {
      source: { route, namespace: proxyNamespace, pod, caller: 'kong' },
      target: { routeRule: `${route}/${rule}`, caller: 'unknown-destination' },
      protocol: kind === 'grpc' ? 'grpc' : 'http',
    };
  }
  const [namespace, service, ...port] = named.split('.');
  if (service === undefined || service === '' || port.length === 0) return undefined;
  return {
    source: { namespace: proxyNamespace, pod, caller: 'kong' },
    target: { service, serviceNamespace: namespace, caller: 'unknown-destination' },
    protocol: 'http',
  };
}

const METRICS: ProxyMetrics = {
  by: ['exported_service', 'service', 'namespace', 'pod'],
  ends: endsOf,
  requests: { metric: 'kong_http_requests_total', statusLabel: 'code', outcome: httpOutcome },
  bytes: { bytes: 'kong_bandwidth_bytes' },
  latency: { metric: 'kong_upstream_latency_ms', toMs: 1 },
};

/** Kong with its ingress controller, Prometheus plugin of Kong 3. Source: https://developer.konghq.com/plugins/prometheus/. */
export const kong: Telemetry = {
  id: 'kong',
  rank: 32,
  metrics: [/^kong_(http_requests_total|bandwidth_bytes|upstream_latency_ms(_.*)?)$/],
  presence: [/^kong_http_requests_total$/],
  presenceLabels: ['service', 'code'],
  signals: (found) => proxySignals(METRICS, found),
};
