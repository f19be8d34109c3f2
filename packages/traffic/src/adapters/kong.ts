import { counterSignal, present } from '../telemetry/counterSignal.ts';
import { latencySignals } from '../telemetry/latencySignals.ts';
import { isErrorStatus, statusText } from '../telemetry/status.ts';
import type { CallEnds, Found, Row, Signal, Telemetry } from '../telemetry/telemetry.ts';

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

function signals(found: Found): Signal[] {
  const by = ['exported_service', 'service', 'namespace', 'pod'].filter((label) => found.labels.has(label));
  const shared = { by, ends: endsOf };
  return [
    ...present(
      [
        counterSignal({
          ...shared,
          name: 'requests',
          metric: 'kong_http_requests_total',
          by: [...by, 'code'],
          figures: ({ labels: { code }, value }) => ({
            requests: value,
            errors: isErrorStatus(code) ? value : 0,
            status: statusText(code),
          }),
        }),
        counterSignal({
          ...shared,
          name: 'bytes',
          metric: 'kong_bandwidth_bytes',
          figures: ({ value }) => ({ bytes: value }),
        }),
      ],
      found.names,
    ),
    ...latencySignals({ ...shared, metric: 'kong_upstream_latency_ms', toMs: 1 }, found),
  ];
}

/** Kong with its ingress controller, Prometheus plugin of Kong 3. Source: https://developer.konghq.com/plugins/prometheus/. */
export const kong: Telemetry = {
  id: 'kong',
  rank: 32,
  metrics: [/^kong_(http_requests_total|bandwidth_bytes|upstream_latency_ms(_.*)?)$/],
  presence: [/^kong_http_requests_total$/],
  presenceLabels: ['service', 'code'],
  signals,
};
