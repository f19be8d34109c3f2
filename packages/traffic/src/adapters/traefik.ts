import { counterSignal, present } from '../telemetry/counterSignal.ts';
import { latencySignals } from '../telemetry/latencySignals.ts';
import { isErrorStatus, statusText } from '../telemetry/status.ts';
import type { CallEnds, Found, Row, Signal, Telemetry } from '../telemetry/telemetry.ts';

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

function signals(found: Found): Signal[] {
  const by = ['exported_service', 'service', 'protocol', 'namespace', 'pod'].filter((label) => found.labels.has(label));
  const shared = { by, ends: endsOf };
  const bytes = ({ value }: Row) => ({ bytes: value });
  return [
    ...present(
      [
        counterSignal({
          ...shared,
          name: 'requests',
          metric: 'traefik_service_requests_total',
          by: [...by, 'code'],
          figures: ({ labels: { code }, value }) => ({
            requests: value,
            errors: isErrorStatus(code) ? value : 0,
            status: statusText(code),
          }),
        }),
        counterSignal({
          ...shared,
          name: 'request bytes',
          metric: 'traefik_service_requests_bytes_total',
          figures: bytes,
        }),
        counterSignal({
          ...shared,
          name: 'response bytes',
          metric: 'traefik_service_responses_bytes_total',
          figures: bytes,
        }),
      ],
      found.names,
    ),
    ...latencySignals({ ...shared, metric: 'traefik_service_request_duration_seconds', toMs: 1000 }, found),
  ];
}

/** Traefik as an ingress controller. Source: https://doc.traefik.io/traefik/observability/metrics/overview/. */
export const traefik: Telemetry = {
  id: 'traefik',
  rank: 31,
  metrics: [/^traefik_service_(requests_total|(requests|responses)_bytes_total|request_duration_seconds(_.*)?)$/],
  presence: [/^traefik_service_requests_total$/],
  presenceLabels: ['code', 'method'],
  signals,
};
