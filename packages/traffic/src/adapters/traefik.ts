import { httpOutcome } from '../telemetry/status.ts';
import type { CallEnds, Row, Telemetry } from '../telemetry/telemetry.ts';
import type { ProxyMetrics } from './proxySignals.ts';
import { proxySignals } from './proxySignals.ts';

/** `shop-cart-80@kubernetes`, with a dash in any part: it is looked up, not taken apart. */
function endsOf({ labels }: Row): CallEnds | undefined {
  const named = labels['exported_service'] ?? labels['service'] ?? '';
  const [compound = '', provider = ''] = named.split('@');
  // Its own dashboard, and what a file or another orchestrator says.
  if (!provider.startsWith('kubernetes')) return undefined;
  const { namespace, pod } = labels;
  return {
    source: { namespace, pod, caller: 'traefik' },
    target: { compound, caller: 'unknown-destination' },
    protocol: labels['protocol'] === 'grpc' ? 'grpc' : 'http',
  };
}

const METRICS: ProxyMetrics = {
  by: ['exported_service', 'service', 'protocol', 'namespace', 'pod'],
  ends: endsOf,
  requests: { metric: 'traefik_service_requests_total', statusLabel: 'code', outcome: httpOutcome },
  bytes: {
    'request bytes': 'traefik_service_requests_bytes_total',
    'response bytes': 'traefik_service_responses_bytes_total',
  },
  latency: { metric: 'traefik_service_request_duration_seconds', toMs: 1000 },
};

/** Traefik as an ingress controller. Source: https://doc.traefik.io/traefik/observability/metrics/overview/. */
export const traefik: Telemetry = {
  id: 'traefik',
  rank: 31,
  metrics: [/^traefik_service_(requests_total|(requests|responses)_bytes_total|request_duration_seconds(_.*)?)$/],
  presence: [/^traefik_service_requests_total$/],
  presenceLabels: ['code', 'method'],
  signals: (found) => proxySignals(METRICS, found),
};
