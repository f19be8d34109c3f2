import { counterSignal, present } from '../telemetry/counterSignal.ts';
import { latencySignals } from '../telemetry/latencySignals.ts';
import { isErrorStatus, statusText } from '../telemetry/status.ts';
import type { CallEnds, Found, Row, Signal, Telemetry } from '../telemetry/telemetry.ts';

const LABELS = [
  'exported_namespace',
  'exported_service',
  'namespace',
  'ingress',
  'service',
  'controller_namespace',
  'controller_pod',
];

/** A scrape without `honorLabels` puts its own `namespace` and `service` in place of the metric's. */
function endsOf({ labels }: Row): CallEnds | undefined {
  const namespace = labels['exported_namespace'] ?? labels['namespace'];
  const service = labels['exported_service'] ?? labels['service'];
  // Requests that no rule matched go nowhere.
  if (service === undefined || service === '' || labels['ingress'] === undefined || labels['ingress'] === '')
    return undefined;
  const { controller_namespace: controller, controller_pod: pod, ingress } = labels;
  return {
    source: {
      ingress,
      namespace,
      caller: 'ingress-nginx',
      ...(ingress === undefined ? { namespace: controller, pod } : {}),
    },
    target: { service, namespace },
    protocol: 'http',
  };
}

function signals(found: Found): Signal[] {
  const by = LABELS.filter((label) => found.labels.has(label) && !label.startsWith('controller_'));
  const shared = { by, ends: endsOf };
  const bytes = ({ value }: Row) => ({ bytes: value });
  return [
    ...present(
      [
        counterSignal({
          ...shared,
          name: 'requests',
          metric: 'nginx_ingress_controller_requests',
          by: [...by, 'status'],
          figures: ({ labels: { status }, value }) => ({
            requests: value,
            errors: isErrorStatus(status) ? value : 0,
            status: statusText(status),
          }),
        }),
        counterSignal({
          ...shared,
          name: 'response bytes',
          metric: 'nginx_ingress_controller_response_size_sum',
          figures: bytes,
        }),
        counterSignal({
          ...shared,
          name: 'request bytes',
          metric: 'nginx_ingress_controller_request_size_sum',
          figures: bytes,
        }),
      ],
      found.names,
    ),
    ...latencySignals({ ...shared, metric: 'nginx_ingress_controller_request_duration_seconds', toMs: 1000 }, found),
  ];
}

/** The NGINX ingress controller. Source: https://kubernetes.github.io/ingress-nginx/user-guide/monitoring/. */
export const ingressNginx: Telemetry = {
  id: 'ingress-nginx',
  rank: 30,
  metrics: [/^nginx_ingress_controller_(requests|(request|response)_size_sum|request_duration_seconds(_.*)?)$/],
  presence: [/^nginx_ingress_controller_requests$/],
  presenceLabels: ['ingress', 'status'],
  signals,
};
