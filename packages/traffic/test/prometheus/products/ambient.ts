import type { Happened, Party } from '../Generator.ts';
import type { Metrics } from '../Metrics.ts';
import { ISTIO_BYTES, ISTIO_MS, istioParty } from './mesh.ts';

/*
 * Istio without sidecars: https://istio.io/latest/docs/ambient/architecture/data-plane/. A waypoint stands before every server of HTTP and
 * gRPC and tells of these calls as their server; ztunnel on the nodes tells of connections: to the waypoint, from it, and of TCP.
 */

const WAYPOINT: Party = { namespace: 'istio-waypoints', workload: 'waypoint', service: 'waypoint', pod: 'waypoint-1' };

const SECURE = { response_flags: '-', connection_security_policy: 'mutual_tls' };

const serviceLabels = ({ namespace, service }: Party) => ({
  destination_service: `${service}.${namespace}.svc.cluster.local`,
  destination_service_name: service,
});

export function waypoint(metrics: Metrics, { edge, failed, ms, requestBytes, responseBytes }: Happened): void {
  const { from, to, protocol } = edge;
  if (from === undefined || protocol === 'tcp') return;
  const labels = {
    reporter: 'waypoint',
    ...istioParty('source', from),
    ...istioParty('destination', to),
    ...serviceLabels(to),
    // It puts its own namespace there.
    destination_service_namespace: WAYPOINT.namespace,
    request_protocol: protocol,
    ...SECURE,
    response_code: protocol === 'grpc' || !failed ? '200' : '503',
    ...(protocol === 'grpc' && { grpc_response_status: failed ? '14' : '0' }),
  };
  metrics.count('istio_requests_total', labels);
  metrics.observe('istio_request_duration_milliseconds', labels, ISTIO_MS, ms);
  metrics.observe('istio_request_bytes', labels, ISTIO_BYTES, requestBytes);
  metrics.observe('istio_response_bytes', labels, ISTIO_BYTES, responseBytes);
}

/** Only TCP, at both ends; what it says of a connection to a waypoint names the service that is meant. */
export function ztunnel(metrics: Metrics, { edge, requestBytes, responseBytes }: Happened): void {
  const { from, to, protocol } = edge;
  if (from === undefined) return;
  const hops =
    protocol === 'tcp'
      ? [
          { reporter: 'source', client: from, server: to },
          { reporter: 'destination', client: from, server: to },
        ]
      : [
          { reporter: 'source', client: from, server: WAYPOINT },
          { reporter: 'destination', client: WAYPOINT, server: to },
        ];
  for (const { reporter, client, server } of hops) {
    const labels = {
      reporter,
      app: 'ztunnel',
      ...istioParty('source', client),
      ...istioParty('destination', server),
      ...serviceLabels(to),
      destination_service_namespace: to.namespace,
      request_protocol: 'tcp',
      ...SECURE,
    };
    metrics.count('istio_tcp_connections_opened_total', labels);
    metrics.count('istio_tcp_received_bytes_total', labels, requestBytes);
    metrics.count('istio_tcp_sent_bytes_total', labels, responseBytes);
  }
}
