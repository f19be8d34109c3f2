import type { Happened, Party } from '../Generator.ts';
import type { Metrics } from '../Metrics.ts';

/* Service meshes and networks that tell of calls between pods, each in the labels of its documentation. */

export const ISTIO_MS = [
  0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000,
  3_600_000,
];
export const ISTIO_BYTES = [1, 10, 100, 1000, 10_000, 100_000];

/** Sidecars at both ends: https://istio.io/latest/docs/reference/config/metrics/ */
export function istio(metrics: Metrics, { edge, failed, ms, requestBytes, responseBytes }: Happened): void {
  const { from, to, protocol } = edge;
  if (from === undefined) return;
  for (const reporter of ['source', 'destination'] as const) {
    const labels = {
      reporter,
      ...istioParty('source', from),
      ...istioParty('destination', to),
      destination_service: `${to.service}.${to.namespace}.svc.cluster.local`,
      destination_service_name: to.service,
      destination_service_namespace: to.namespace,
      request_protocol: protocol,
      response_flags: '-',
      connection_security_policy: reporter === 'source' ? 'unknown' : 'mutual_tls',
    };
    if (protocol === 'tcp') {
      metrics.count('istio_tcp_connections_opened_total', labels);
      metrics.count('istio_tcp_received_bytes_total', labels, requestBytes);
      metrics.count('istio_tcp_sent_bytes_total', labels, responseBytes);
      continue;
    }
    const status = {
      ...labels,
      response_code: protocol === 'grpc' || !failed ? '200' : '503',
      ...(protocol === 'grpc' && { grpc_response_status: failed ? '14' : '0' }),
    };
    metrics.count('istio_requests_total', status);
    metrics.observe('istio_request_duration_milliseconds', status, ISTIO_MS, ms);
    metrics.observe('istio_request_bytes', status, ISTIO_BYTES, requestBytes);
    metrics.observe('istio_response_bytes', status, ISTIO_BYTES, responseBytes);
  }
}

export function istioParty(side: string, { namespace, workload }: Party): Record<string, string> {
  return {
    [`${side}_workload`]: workload,
    [`${side}_workload_namespace`]: namespace,
    [`${side}_canonical_service`]: workload,
    [`${side}_canonical_revision`]: 'latest',
    [`${side}_cluster`]: 'Kubernetes',
  };
}

const LINKERD_MS = [1, 2, 3, 4, 5, 10, 20, 30, 40, 50, 100, 200, 300, 400, 500, 1000, 2000, 3000, 4000, 5000, 10_000];

/** Proxies at both ends, with the labels that Linkerd's scrape jobs add: https://linkerd.io/2/reference/proxy-metrics/ */
export function linkerd(metrics: Metrics, { edge, failed, ms, requestBytes, responseBytes }: Happened): void {
  const { from, to, protocol } = edge;
  if (from === undefined) return;
  const outbound = {
    ...scraped(from),
    direction: 'outbound',
    authority: `${to.service}.${to.namespace}.svc.cluster.local:80`,
    tls: 'true',
    dst_namespace: to.namespace,
    dst_deployment: to.workload,
    dst_service: to.service,
    dst_pod: to.pod,
  };
  const inbound = {
    ...scraped(to),
    direction: 'inbound',
    srv_port: '8080',
    tls: 'true',
    client_id: `default.${from.namespace}.serviceaccount.identity.linkerd.cluster.local`,
  };
  for (const labels of [outbound, inbound]) {
    if (protocol === 'tcp') {
      const peer = { ...labels, peer: labels === outbound ? 'dst' : 'src' };
      const [read, written] = labels === outbound ? [responseBytes, requestBytes] : [requestBytes, responseBytes];
      metrics.count('tcp_open_total', peer);
      metrics.count('tcp_read_bytes_total', peer, read);
      metrics.count('tcp_write_bytes_total', peer, written);
      continue;
    }
    const code = protocol === 'grpc' || !failed ? '200' : '503';
    metrics.count('request_total', labels);
    metrics.count('response_total', {
      ...labels,
      status_code: code,
      ...(protocol === 'grpc' && { grpc_status_code: failed ? '14' : '0' }),
      classification: failed ? 'failure' : 'success',
    });
    metrics.observe('response_latency_ms', { ...labels, status_code: code }, LINKERD_MS, ms);
  }
}

function scraped({ namespace, pod, workload }: Party): Record<string, string> {
  return { namespace, pod, deployment: workload };
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** `httpV2` with `labelsContext`: https://docs.cilium.io/en/stable/observability/metrics/ */
export function hubble(metrics: Metrics, { edge, failed, ms }: Happened): void {
  const { from, to, protocol } = edge;
  if (from === undefined) return;
  const context = {
    source_namespace: from.namespace,
    source_workload: from.workload,
    destination_namespace: to.namespace,
    destination_workload: to.workload,
  };
  if (protocol === 'tcp') {
    metrics.count('hubble_tcp_flags_total', { ...context, flag: 'SYN', family: 'IPv4' });
    return;
  }
  for (const reporter of ['client', 'server']) {
    const labels = { ...context, reporter, method: 'GET', protocol: 'HTTP/1.1' };
    metrics.count('hubble_http_requests_total', { ...labels, status: protocol === 'http' && failed ? '500' : '200' });
    metrics.observe('hubble_http_request_duration_seconds', labels, SECONDS, ms / 1000);
  }
}

/** A gauge that holds bytes sent so far, from both ends: https://github.com/groundcover-com/caretta */
export function caretta(metrics: Metrics, { edge, requestBytes, responseBytes }: Happened): void {
  const { from, to } = edge;
  if (from === undefined) return;
  for (const role of ['1', '2']) {
    const labels = {
      client_name: from.workload,
      client_namespace: from.namespace,
      client_kind: 'Deployment',
      server_name: to.workload,
      server_namespace: to.namespace,
      server_kind: 'Deployment',
      server_port: '8080',
      role,
    };
    metrics.gauge('caretta_links_observed', labels, requestBytes + responseBytes);
  }
}
