import type { CallProtocol } from '@fairlead/model';
import { counterSignal } from '../telemetry/counterSignal.ts';
import { latencySignals } from '../telemetry/latencySignals.ts';
import { isErrorStatus, statusText } from '../telemetry/status.ts';
import type { CallEnds, CallPart, EndHint, Found, Row, Signal, Telemetry } from '../telemetry/telemetry.ts';

/** One way in which applications count the calls they make: a histogram of times, with the name of the called. */
interface Spelling {
  readonly metric: string;
  readonly toMs: number;
  readonly protocol: CallProtocol;
  /** Labels that name the called, the surest first. */
  readonly peers: readonly string[];
  readonly status: string;
}

const OTEL_PEERS = ['server_address', 'net_peer_name', 'peer_service'];
const SPELLINGS: readonly Spelling[] = [
  // OpenTelemetry, https://opentelemetry.io/docs/specs/semconv/http/http-metrics/ and .../rpc/rpc-metrics/.
  {
    metric: 'http_client_request_duration_seconds',
    toMs: 1000,
    protocol: 'http',
    peers: OTEL_PEERS,
    status: 'http_response_status_code',
  },
  {
    metric: 'http_client_duration_milliseconds',
    toMs: 1,
    protocol: 'http',
    peers: OTEL_PEERS,
    status: 'http_status_code',
  },
  {
    metric: 'rpc_client_duration_seconds',
    toMs: 1000,
    protocol: 'grpc',
    peers: OTEL_PEERS,
    status: 'rpc_grpc_status_code',
  },
  {
    metric: 'rpc_client_duration_milliseconds',
    toMs: 1,
    protocol: 'grpc',
    peers: OTEL_PEERS,
    status: 'rpc_grpc_status_code',
  },
  {
    metric: 'rpc_client_call_duration_seconds',
    toMs: 1000,
    protocol: 'grpc',
    peers: OTEL_PEERS,
    status: 'rpc_response_status_code',
  },
  // gRPC by itself, https://grpc.io/docs/guides/opentelemetry-metrics/.
  {
    metric: 'grpc_client_call_duration_seconds',
    toMs: 1000,
    protocol: 'grpc',
    peers: ['grpc_target'],
    status: 'grpc_status',
  },
  // Micrometer of Spring Boot, https://docs.spring.io/spring-boot/reference/actuator/metrics.html.
  {
    metric: 'http_client_requests_seconds',
    toMs: 1000,
    protocol: 'http',
    peers: ['client_name', 'clientName'],
    status: 'status',
  },
];

/** In front of a target of gRPC: how its name is looked up, as in `dns:///cart.shop:9090`. */
const RESOLVER = /^(dns|passthrough|xds|ipv4|ipv6):(\/\/[^/]*\/)?/;

const CALLER = [
  'namespace',
  'pod',
  'k8s_namespace_name',
  'k8s_deployment_name',
  'k8s_statefulset_name',
  'k8s_daemonset_name',
  'k8s_pod_name',
  'service_name',
];

/** The application itself, by the resource it says it is; else the pod that was scraped. */
function callerOf({ labels }: Row): EndHint {
  const kinds = ['deployment', 'statefulset', 'daemonset'] as const;
  const kind = kinds.find((each) => (labels[`k8s_${each}_name`] ?? '') !== '');
  const namespace = labels['k8s_namespace_name'] ?? labels['namespace'];
  if (kind !== undefined) return { namespace, workload: labels[`k8s_${kind}_name`], kind };
  const pod = labels['k8s_pod_name'] ?? labels['pod'];
  return { namespace, pod, name: labels['service_name'], caller: 'unknown' };
}

type Outcome = Pick<CallPart, 'errors' | 'status'>;

function grpcOutcome(value: number, code: string | undefined): Outcome {
  return { errors: isErrorStatus(undefined, code) ? value : 0, status: statusText(undefined, code) };
}

/** Where nobody answered there is no status, only a kind of error; Micrometer has a word in its place, such as `IO_ERROR`. */
function httpClientOutcome(value: number, labels: Row['labels'], status: string): Outcome {
  const code = labels[status];
  const unanswered = code === undefined ? (labels['error_type'] ?? '') !== '' : /^[A-Z_]+$/.test(code);
  if (unanswered) return { errors: value, status: statusText(undefined) };
  return { errors: isErrorStatus(code) ? value : 0, status: statusText(code) };
}

function signalsOf({ metric, toMs, protocol, peers, status }: Spelling, place: number, found: Found): Signal[] {
  const classic = found.names.has(`${metric}_count`);
  if (!classic && !found.names.has(metric)) return [];
  const by = [...CALLER, ...peers];
  const ends = (row: Row): CallEnds | undefined => {
    const host = peers.map((label) => row.labels[label]).find((value) => value !== undefined && value !== '');
    if (host === undefined) return undefined;
    const dialled = host.replace(RESOLVER, '');
    return { source: callerOf(row), target: { host: dialled, caller: dialled }, protocol };
  };
  return [
    counterSignal({
      name: 'requests',
      // A native histogram has its count in itself.
      ...(classic ? { metric: `${metric}_count` } : { metric, native: true }),
      by: [...by, status, 'error_type'],
      ends,
      figures: ({ labels, value }) => ({
        requests: value,
        // An application may tell of each call in an old and in a new form.
        countedBy: metric,
        ...(protocol === 'grpc' ? grpcOutcome(value, labels[status]) : httpClientOutcome(value, labels, status)),
      }),
    }),
    ...latencySignals({ metric, toMs, by, ends, side: () => place }, found),
  ];
}

/** What applications themselves tell of the HTTP and gRPC calls they make, with the name of the called. */
export const httpClient: Telemetry = {
  id: 'client',
  rank: 45,
  metrics: SPELLINGS.map(({ metric }) => new RegExp(`^${metric}(_sum|_count|_bucket)?$`)),
  presence: SPELLINGS.map(({ metric }) => new RegExp(`^${metric}(_count)?$`)),
  presenceLabels: [],
  signals: (found) => SPELLINGS.flatMap((spelling, place) => signalsOf(spelling, place, found)),
};
