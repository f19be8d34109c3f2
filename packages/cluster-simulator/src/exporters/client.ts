import type { Call, CallGraph } from '../calls/callGraph.ts';
import type { Outcome } from '../calls/outcomes.ts';
import type { Pod } from '../objects/podShapes.ts';
import type { Exporter, MetricsPort } from './exporter.ts';
import { scrapeAnnotations } from './exporter.ts';
import type { Labels } from './exposition.ts';
import { labelText } from './exposition.ts';
import { lognormal } from './histograms.ts';

const PATH = '/metrics';
/** Boundaries that the conventions advise. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const PORTS = { http: 80, grpc: 9090, tcp: 5432 };

/**
 * What an application itself tells of the HTTP and gRPC calls it makes: `http.client.request.duration` and `rpc.client.duration` of the
 * OpenTelemetry conventions, as their Prometheus exporter spells them. The peer is the host name that was dialled.
 */
export function clientExporter(graph: CallGraph): Exporter {
  const portsOf = (pod: Pod): readonly MetricsPort[] => {
    const service = graph.serviceOf(pod);
    if (service === undefined || graph.callsFrom(service).every(({ ingress }) => ingress !== undefined)) return [];
    const port = pod.spec.containers[0]?.ports?.[0]?.containerPort;
    return port === undefined ? [] : [{ port, path: PATH }];
  };
  return {
    portsOf,
    annotationsOf: (pod) => {
      const [port] = portsOf(pod);
      return port === undefined ? {} : scrapeAnnotations(port);
    },
    write(pod, meter, exposition, added) {
      for (const { call, outcome, total } of meter.made(pod)) {
        if (call.ingress !== undefined || call.protocol === 'tcp') continue;
        const isGrpc = call.protocol === 'grpc';
        const labels = {
          ...added,
          ...peerOf(call, pod),
          ...(isGrpc ? grpcLabels(call, outcome) : httpLabels(outcome)),
        };
        const name = isGrpc ? 'rpc_client_duration_seconds' : 'http_client_request_duration_seconds';
        exposition.histogram(name, labelText(labels), lognormal(total, outcome.medianMs / 1000, SECONDS));
      }
    },
  };
}

function peerOf({ to, protocol }: Call, { metadata }: Pod): Labels {
  return {
    server_address: to.namespace === metadata.namespace ? to.name : `${to.name}.${to.namespace}.svc.cluster.local`,
    server_port: PORTS[protocol],
  };
}

function grpcLabels({ to }: Call, { grpc }: Outcome): Labels {
  return { rpc_system: 'grpc', rpc_service: `${to.name}.v1`, rpc_grpc_status_code: grpc };
}

function httpLabels({ code, failed, delivered }: Outcome): Labels {
  return {
    http_request_method: 'GET',
    url_scheme: 'http',
    // Where nobody answered there is no status, only a kind of error.
    ...(delivered
      ? { http_response_status_code: code, ...(failed && { error_type: code }) }
      : { error_type: 'connection_refused' }),
  };
}
