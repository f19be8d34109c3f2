import type { Happened } from '../Generator.ts';
import type { Metrics } from '../Metrics.ts';

/* Service graphs: the same metrics, made by programs that differ in what they count twice and how they call it. */

const NAME = 'traces_service_graph_request';
/** As the connector has them by default. */
const COLLECTOR_SECONDS = [0.002, 0.004, 0.006, 0.008, 0.01, 0.05, 0.1, 0.2, 0.4, 0.8, 1, 1.4, 2, 5, 10, 15];
/** Tempo's default with 1 added, as its setting `histogram_buckets` allows. */
const TEMPO_SECONDS = [0.1, 0.2, 0.4, 0.8, 1, 1.6, 3.2, 6.4, 12.8];
const OTEL_SECONDS = [0, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** `servicegraph` connector with namespaces as dimensions, every series with `failed`. */
export function collector(metrics: Metrics, { edge, failed, ms }: Happened): void {
  const { from, to, protocol } = edge;
  if (from === undefined) return;
  const labels = {
    client: from.workload,
    server: to.workload,
    connection_type: protocol === 'tcp' ? 'database' : '',
    failed: String(failed),
    client_k8s_namespace_name: from.namespace,
    server_k8s_namespace_name: to.namespace,
  };
  metrics.count(`${NAME}_total`, labels);
  if (failed) metrics.count(`${NAME}_failed_total`, labels);
  metrics.observe(`${NAME}_server_seconds`, labels, COLLECTOR_SECONDS, ms / 1000);
  metrics.observe(`${NAME}_client_seconds`, labels, COLLECTOR_SECONDS, (ms + 1) / 1000);
}

/** Tempo's metrics generator: https://grafana.com/docs/tempo/latest/metrics-generator/service_graphs/ */
export function tempo(metrics: Metrics, { edge, failed, ms }: Happened): void {
  const { from, to, protocol } = edge;
  const labels = {
    client: from?.workload ?? 'user',
    server: to.workload,
    connection_type: protocol === 'tcp' ? 'database' : '',
  };
  metrics.count(`${NAME}_total`, labels);
  if (failed) metrics.count(`${NAME}_failed_total`, labels);
  metrics.observe(`${NAME}_server_seconds`, labels, TEMPO_SECONDS, ms / 1000);
  metrics.observe(`${NAME}_client_seconds`, labels, TEMPO_SECONDS, from === undefined ? 0 : (ms + 1) / 1000);
}

/** The connector as Alloy exports it over OTLP without translation of units, below a namespace of its own. */
export function alloy(metrics: Metrics, { edge, failed, ms }: Happened): void {
  const { from, to } = edge;
  if (from === undefined) return;
  const labels = { client: from.workload, server: to.workload, connection_type: '', failed: String(failed) };
  metrics.count(`servicegraph_${NAME}_total`, labels);
  if (failed) metrics.count(`servicegraph_${NAME}_failed_total`, labels);
  metrics.observe(`servicegraph_${NAME}_server`, labels, COLLECTOR_SECONDS, ms / 1000);
  metrics.observe(`servicegraph_${NAME}_client`, labels, COLLECTOR_SECONDS, (ms + 1) / 1000);
}

/** Beyla counts the client's span and the server's: totals are doubled. It sees bytes, too. */
export function beyla(metrics: Metrics, { edge, failed, ms, requestBytes, responseBytes }: Happened): void {
  const { from, to, protocol } = edge;
  if (from === undefined) return;
  for (const [direction, bytes] of [
    ['request', requestBytes],
    ['response', responseBytes],
  ] as const) {
    const [source, target] = direction === 'request' ? [from, to] : [to, from];
    metrics.count(
      'beyla_network_flow_bytes_total',
      {
        k8s_src_owner_name: source.workload,
        k8s_src_namespace: source.namespace,
        k8s_src_owner_type: 'Deployment',
        k8s_dst_owner_name: target.workload,
        k8s_dst_namespace: target.namespace,
        k8s_dst_owner_type: 'Deployment',
        direction,
      },
      bytes,
    );
  }
  if (protocol === 'tcp') return;
  const labels = {
    client: from.workload,
    client_service_namespace: from.namespace,
    server: to.workload,
    server_service_namespace: to.namespace,
    source: 'beyla',
  };
  for (let side = 0; side < 2; side++) {
    metrics.count(`${NAME}_total`, labels);
    if (failed) metrics.count(`${NAME}_failed_total`, labels);
  }
  metrics.observe(`${NAME}_server_seconds`, labels, OTEL_SECONDS, ms / 1000);
  metrics.observe(`${NAME}_client_seconds`, labels, OTEL_SECONDS, (ms + 1) / 1000);
}
