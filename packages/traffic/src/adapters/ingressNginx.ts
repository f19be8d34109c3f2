import { httpOutcome } from '../telemetry/status.ts';
import type { CallEnds, Row, Telemetry } from '../telemetry/telemetry.ts';
import type { ProxyMetrics } from './proxySignals.ts';
import { proxySignals } from './proxySignals.ts';

/** A scrape without `honorLabels` puts its own `namespace` and `service` in place of the metric's. */
function endsOf({ labels }: Row): CallEnds | undefined {
  const namespace = labels['exported_namespace'] ?? labels['namespace'];
  const service = labels['exported_service'] ?? labels['service'];
  // Requests that no rule matched go nowhere.
  const { ingress } = labels;
  if (service === undefined || service === '' || ingress === undefined || ingress === '') return undefined;
  return {
    source: { ingress, namespace, caller: 'ingress-nginx' },
    target: { service, namespace },
    protocol: 'http',
  };
}

const METRICS: ProxyMetrics = {
  by: ['exported_namespace', 'exported_service', 'namespace', 'ingress', 'service'],
  ends: endsOf,
  requests: { metric: 'nginx_ingress_controller_requests', statusLabel: 'status', outcome: httpOutcome },
  bytes: {
    'response bytes': 'nginx_ingress_controller_response_size_sum',
    'request bytes': 'nginx_ingress_controller_request_size_sum',
  },
  latency: { metric: 'nginx_ingress_controller_request_duration_seconds', toMs: 1000 },
};

/** The NGINX ingress controller. Source: https://kubernetes.github.io/ingress-nginx/user-guide/monitoring/. */
export const ingressNginx: Telemetry = {
  id: 'ingress-nginx',
  rank: 30,
  metrics: [/^nginx_ingress_controller_(requests|(request|response)_size_sum|request_duration_seconds(_.*)?)$/],
  presence: [/^nginx_ingress_controller_requests$/],
  presenceLabels: ['ingress', 'status'],
  signals: (found) => proxySignals(METRICS, found),
};
