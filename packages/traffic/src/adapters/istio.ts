import type { CallProtocol } from '@fairlead/model';
import { clusterName } from '../mapping/hostName.ts';
import { known } from '../mapping/known.ts';
import { counterSignal, present } from '../telemetry/counterSignal.ts';
import { latencySignals } from '../telemetry/latencySignals.ts';
import { podSignal } from '../telemetry/podSignal.ts';
import { isErrorStatus, statusText } from '../telemetry/status.ts';
import type { CallEnds, EndHint, Found, Row, Signal, Telemetry } from '../telemetry/telemetry.ts';

const IDENTITY = [
  'source_workload_namespace',
  'source_workload',
  'destination_service_namespace',
  'destination_service_name',
  'destination_service',
  'destination_workload_namespace',
  'destination_workload',
  'request_protocol',
];
const REPORTERS = [{ label: 'reporter', op: '=~', value: 'source|destination|waypoint' }] as const;

/** Latency as the server sees it, where that is known. */
const SIDES: Readonly<Record<string, number>> = { destination: 0, waypoint: 1, source: 2 };

/** Names of Istio for destinations that no service registry knows. */
const NOT_REGISTERED = /^(PassthroughCluster|BlackHoleCluster|InboundPassthroughCluster(Ipv[46])?)$/;

function sourceOf({ labels }: Row): EndHint {
  const workload = known(labels['source_workload']);
  // Probes, scrapers and load balancers have no sidecar: strangers to the mesh.
  if (workload === undefined) return { caller: 'outside-the-mesh' };
  return { namespace: labels['source_workload_namespace'], workload };
}

function targetOf({ labels }: Row): EndHint {
  const name = labels['destination_service_name'] ?? '';
  const host = known(labels['destination_service']);
  const workload = { namespace: labels['destination_workload_namespace'], workload: labels['destination_workload'] };
  if (NOT_REGISTERED.test(name)) {
    if (known(workload.workload) !== undefined) return workload;
    return host === undefined || NOT_REGISTERED.test(host) ? { caller: name } : { host };
  }
  // The namespace in the host is the surer one: a waypoint reports its own in the label.
  const named = host === undefined ? undefined : clusterName(host);
  return {
    ...workload,
    service: named?.name ?? known(name),
    serviceNamespace: named?.namespace ?? known(labels['destination_service_namespace']),
    host,
    caller: 'unknown-destination',
  };
}

function protocolOf({ labels }: Row): CallProtocol {
  const protocol = labels['request_protocol'];
  return protocol === 'grpc' || protocol === 'tcp' ? protocol : 'http';
}

function endsOf(row: Row): CallEnds | undefined {
  // A source of which only the namespace is known is one that was half registered; the same call comes again in full.
  const half =
    known(row.labels['source_workload_namespace']) !== undefined && known(row.labels['source_workload']) === undefined;
  return half ? undefined : { source: sourceOf(row), target: targetOf(row), protocol: protocolOf(row) };
}

function signals(found: Found): Signal[] {
  const shared = { where: REPORTERS, ends: endsOf, maxOver: ['reporter'], by: IDENTITY };
  const bytes = ({ value }: Row) => ({ bytes: value });
  return [
    ...present(
      [
        counterSignal({
          ...shared,
          name: 'requests',
          metric: 'istio_requests_total',
          by: [...IDENTITY, 'response_code', 'grpc_response_status'],
          figures: ({ labels, value }) => {
            const { response_code: code, grpc_response_status: grpc } = labels;
            // Where the transport itself failed, its code tells more than that of gRPC.
            const status = code?.startsWith('5') === true || code === '0' ? undefined : grpc;
            return {
              requests: value,
              errors: isErrorStatus(code, status) ? value : 0,
              status: statusText(code, status),
            };
          },
        }),
        counterSignal({ ...shared, name: 'request bytes', metric: 'istio_request_bytes_sum', figures: bytes }),
        counterSignal({ ...shared, name: 'response bytes', metric: 'istio_response_bytes_sum', figures: bytes }),
        counterSignal({ ...shared, name: 'TCP sent', metric: 'istio_tcp_sent_bytes_total', figures: bytes }),
        counterSignal({ ...shared, name: 'TCP received', metric: 'istio_tcp_received_bytes_total', figures: bytes }),
        counterSignal({
          ...shared,
          name: 'TCP connections',
          metric: 'istio_tcp_connections_opened_total',
          figures: ({ value }) => ({ connections: value }),
        }),
      ],
      found.names,
    ),
    ...latencySignals(
      {
        metric: 'istio_request_duration_milliseconds',
        toMs: 1,
        by: [...IDENTITY, 'reporter'],
        where: REPORTERS,
        ends: endsOf,
        side: ({ labels }) => SIDES[labels['reporter'] ?? ''] ?? 3,
      },
      found,
    ),
  ];
}

/**
 * Istio with sidecars, gateways, waypoints and ztunnel. Source: the standard metrics of Istio,
 * https://istio.io/latest/docs/reference/config/metrics/.
 */
export const istio: Telemetry = {
  id: 'istio',
  rank: 10,
  metrics: [
    /^istio_(requests_total|tcp_.*_total|(request_bytes|response_bytes)_sum|request_duration_milliseconds(_.*)?)$/,
  ],
  presence: [/^istio_requests_total$/, /^istio_tcp_connections_opened_total$/],
  presenceLabels: ['reporter'],
  tcpRepeatsHttp: true,
  signals,
  pods: (found, { namespace, name }) =>
    podSignal(found, {
      metric: 'istio_requests_total',
      where: [
        { label: 'reporter', op: '=', value: 'destination' },
        { label: 'destination_service_namespace', op: '=', value: namespace },
        { label: 'destination_service_name', op: '=', value: name },
      ],
    }),
};
