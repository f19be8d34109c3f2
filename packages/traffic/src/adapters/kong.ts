import { httpOutcome } from '../telemetry/status.ts';
import type { CallEnds, Row, Telemetry } from '../telemetry/telemetry.ts';
import type { ProxyMetrics } from './proxySignals.ts';
import { proxySignals } from './proxySignals.ts';

/** Kong's ingress controller names its services `NAMESPACE.SERVICE.PORT`. */
function endsOf({ labels }: Row): CallEnds | undefined {
  const named = labels['exported_service'] ?? labels['service'] ?? '';
  const [namespace, service, ...port] = named.split('.');
  if (service === undefined || service === '' || port.length === 0) return undefined;
  return {
    source: { namespace: labels['namespace'], pod: labels['pod'], caller: 'kong' },
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
