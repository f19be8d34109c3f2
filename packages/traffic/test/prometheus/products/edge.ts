import type { Happened } from '../Generator.ts';
import type { Metrics } from '../Metrics.ts';

/* What stands at the edge of a cluster, and what clients tell of themselves. */

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const MS = [0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

/** https://kubernetes.github.io/ingress-nginx/user-guide/monitoring/ */
export function nginx(metrics: Metrics, { edge, failed, ms, responseBytes }: Happened): void {
  const { from, to } = edge;
  if (from !== undefined) return;
  const labels = {
    controller_class: 'k8s.io/ingress-nginx',
    controller_namespace: 'ingress-nginx',
    controller_pod: 'ingress-nginx-controller-1',
    namespace: to.namespace,
    ingress: 'site',
    service: to.service,
    host: 'site.example',
    method: 'GET',
    path: '/',
    status: failed ? '502' : '200',
  };
  metrics.count('nginx_ingress_controller_requests', labels);
  metrics.observe('nginx_ingress_controller_request_duration_seconds', labels, SECONDS, ms / 1000);
  metrics.observe('nginx_ingress_controller_response_size', labels, [1000, 10_000], responseBytes);
}

/** https://doc.traefik.io/traefik/observability/metrics/overview/ */
export function traefik(metrics: Metrics, { edge, failed, ms, requestBytes, responseBytes }: Happened): void {
  const { from, to } = edge;
  if (from !== undefined) return;
  const service = `${to.namespace}-${to.service}-80@kubernetes`;
  const labels = { service, code: failed ? '502' : '200', method: 'GET', protocol: 'http' };
  metrics.count('traefik_service_requests_total', labels);
  metrics.count('traefik_service_requests_bytes_total', labels, requestBytes);
  metrics.count('traefik_service_responses_bytes_total', labels, responseBytes);
  metrics.observe('traefik_service_request_duration_seconds', labels, [0.1, 0.3, 0.5, 1, 1.2, 5], ms / 1000);
}

/** Plugin `prometheus` with status and latency: https://docs.konghq.com/hub/kong-inc/prometheus/ */
export function kong(metrics: Metrics, { edge, failed, ms, requestBytes, responseBytes }: Happened): void {
  const { from, to } = edge;
  if (from !== undefined) return;
  const labels = { service: `${to.namespace}.${to.service}.80`, route: `${to.namespace}.site.${to.service}..80` };
  metrics.count('kong_http_requests_total', {
    ...labels,
    code: failed ? '502' : '200',
    source: 'service',
    workspace: 'default',
    consumer: '',
  });
  metrics.observe('kong_upstream_latency_ms', { ...labels, workspace: 'default' }, MS, ms);
  metrics.observe('kong_request_latency_ms', { ...labels, workspace: 'default' }, MS, ms);
  metrics.count(
    'kong_bandwidth_bytes',
    { ...labels, direction: 'ingress', workspace: 'default', consumer: '' },
    requestBytes,
  );
  metrics.count(
    'kong_bandwidth_bytes',
    { ...labels, direction: 'egress', workspace: 'default', consumer: '' },
    responseBytes,
  );
}

/** Envoy's statistics per cluster; Envoy Gateway names clusters by their routes. */
export function envoyGateway(metrics: Metrics, { edge, failed, ms, requestBytes, responseBytes }: Happened): void {
  const { from, to } = edge;
  if (from !== undefined) return;
  const labels = {
    envoy_cluster_name: `httproute/${to.namespace}/site/rule/0`,
    namespace: 'envoy-gateway-system',
    pod: 'envoy-shop-edge-1',
  };
  metrics.count('envoy_cluster_upstream_rq_total', labels);
  metrics.count('envoy_cluster_upstream_rq_xx', { ...labels, envoy_response_code_class: failed ? '5' : '2' });
  metrics.count('envoy_cluster_upstream_cx_tx_bytes_total', labels, requestBytes);
  metrics.count('envoy_cluster_upstream_cx_rx_bytes_total', labels, responseBytes);
  metrics.observe('envoy_cluster_upstream_rq_time', labels, MS, ms);
}

const OTEL_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** `http.client.request.duration`, scraped from the calling pod: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/ */
export function client(metrics: Metrics, call: Happened): void {
  const labels = clientLabels(call);
  if (labels === undefined) return;
  metrics.observe('http_client_request_duration_seconds', labels, OTEL_SECONDS, call.ms / 1000);
}

/** The same as a native histogram. */
export function nativeClient(metrics: Metrics, call: Happened): void {
  const labels = clientLabels(call);
  if (labels !== undefined) metrics.observeNative('http_client_request_duration_seconds', labels, call.ms / 1000);
}

function clientLabels({ edge, failed }: Happened): Record<string, string> | undefined {
  const { from, to, protocol } = edge;
  if (from === undefined || protocol !== 'http') return undefined;
  return {
    namespace: from.namespace,
    pod: from.pod,
    server_address: from.namespace === to.namespace ? to.service : `${to.service}.${to.namespace}.svc`,
    server_port: '80',
    http_request_method: 'GET',
    http_response_status_code: failed ? '500' : '200',
  };
}
