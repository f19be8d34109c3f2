import { counterSignal, present } from '../telemetry/counterSignal.ts';
import { latencySignals } from '../telemetry/latencySignals.ts';
import { podSignal } from '../telemetry/podSignal.ts';
import { statusText } from '../telemetry/status.ts';
import type {
  CallEnds,
  EndHint,
  Found,
  Matcher,
  PodSignal,
  Row,
  ServiceName,
  Signal,
  Telemetry,
} from '../telemetry/telemetry.ts';

const KINDS = ['deployment', 'statefulset', 'daemonset', 'replicaset', 'replicationcontroller', 'k8s_job'];
const OUTBOUND: readonly Matcher[] = [{ label: 'direction', op: '=', value: 'outbound' }];
const INBOUND: readonly Matcher[] = [{ label: 'direction', op: '=', value: 'inbound' }];
/** Who calls without the identity of a proxy is not in the mesh: probes, scrapers, ingress controllers without a proxy. */
const UNMESHED: readonly Matcher[] = [...INBOUND, { label: 'tls', op: '!=', value: 'true' }];

function workloadOf(labels: Row['labels'], prefix: string): Pick<EndHint, 'workload' | 'kind'> {
  const kind = KINDS.find((each) => (labels[`${prefix}${each}`] ?? '') !== '');
  return kind === undefined ? {} : { workload: labels[`${prefix}${kind}`], kind };
}

/** The metric does not say who is scraped: the scrape does, by workload or by pod. */
function scraped({ labels }: Row): EndHint {
  return { namespace: labels['namespace'], pod: labels['pod'], ...workloadOf(labels, ''), caller: 'unknown' };
}

function called({ labels }: Row): EndHint {
  return {
    namespace: labels['dst_namespace'],
    service: labels['dst_service'],
    ...workloadOf(labels, 'dst_'),
    // Neither meshed nor known to the control plane: where it was dialled.
    host: labels['authority'],
    caller: 'unknown-destination',
  };
}

function outboundEnds(protocol: 'http' | 'tcp') {
  return (row: Row): CallEnds => ({
    source: scraped(row),
    target: called(row),
    protocol: protocol === 'http' && (row.labels['grpc_status_code'] ?? '') !== '' ? 'grpc' : protocol,
  });
}

/** Labels by which a proxy tells health checks, which it always lets in, and calls of its own port for metrics. */
const PURPOSE = ['route_name', 'authz_name', 'srv_port'];
const ADMIN_PORT = '4191';

function strangerOf({ labels }: Row): string {
  if (labels['route_name'] === 'probe' || labels['authz_name'] === 'probe') return 'health-check';
  return labels['srv_port'] === ADMIN_PORT ? 'scraper' : 'outside-the-mesh';
}

const inboundEnds = (row: Row): CallEnds => ({
  source: { caller: strangerOf(row) },
  target: { ...scraped(row), host: undefined },
  protocol: 'http',
});

function signals(found: Found): Signal[] {
  const has = (labels: readonly string[]): string[] => labels.filter((label) => found.labels.has(label));
  const owners = has(KINDS);
  const source = has(['namespace', ...(owners.length > 0 ? owners : ['pod'])]);
  const ends = [
    ...source,
    ...has(['dst_namespace', 'dst_service', 'authority', ...KINDS.map((kind) => `dst_${kind}`)]),
  ];
  const status = has(['classification', 'status_code', 'grpc_status_code']);
  const figures = ({ labels, value }: Row) => ({
    requests: value,
    errors: labels['classification'] === 'failure' ? value : 0,
    status: statusText(labels['status_code'], labels['grpc_status_code']),
  });
  const tcp = {
    where: [...OUTBOUND, { label: 'peer', op: '=', value: 'dst' }] as const,
    by: ends,
    ends: outboundEnds('tcp'),
  };
  return [
    ...present(
      [
        counterSignal({
          name: 'requests',
          metric: 'response_total',
          where: OUTBOUND,
          by: [...ends, ...status],
          ends: outboundEnds('http'),
          figures,
        }),
        counterSignal({
          name: 'requests of strangers',
          metric: 'response_total',
          where: UNMESHED,
          by: [...source, ...status, ...has(PURPOSE)],
          ends: inboundEnds,
          figures,
        }),
        counterSignal({
          ...tcp,
          name: 'TCP written',
          metric: 'tcp_write_bytes_total',
          figures: ({ value }) => ({ bytes: value }),
        }),
        counterSignal({
          ...tcp,
          name: 'TCP read',
          metric: 'tcp_read_bytes_total',
          figures: ({ value }) => ({ bytes: value }),
        }),
        counterSignal({
          ...tcp,
          name: 'TCP connections',
          metric: 'tcp_open_total',
          figures: ({ value }) => ({ connections: value }),
        }),
      ],
      found.names,
    ),
    ...latencySignals(
      {
        metric: 'response_latency_ms',
        toMs: 1,
        by: [...ends, ...has(['grpc_status_code'])],
        where: OUTBOUND,
        ends: outboundEnds('http'),
      },
      found,
    ),
  ];
}

/** Linkerd's proxies. Source: https://linkerd.io/2/reference/proxy-metrics/. */
export const linkerd: Telemetry = {
  id: 'linkerd',
  rank: 20,
  metrics: [/^(response_total|response_latency_ms_(sum|count|bucket)|tcp_(open|write_bytes|read_bytes)_total)$/],
  presence: [/^response_total$/, /^tcp_open_total$/],
  // `response_total` is a name that many use.
  presenceLabels: ['direction', 'tls'],
  tcpRepeatsHttp: true,
  timesOfAnyProtocol: true,
  signals,
  pods,
};

/**
 * By those who call, who name the pod that was chosen. Proxies before 2.18 name what was called where it arrives, too; that is all there
 * is where the names of chosen pods are dropped.
 */
function pods(found: Found, { namespace, name }: ServiceName): PodSignal | undefined {
  const metric = 'response_total';
  if (!found.labels.has('dst_pod') || !found.labels.has('dst_service')) {
    const called: Matcher = { label: 'authority', op: '=~', value: `${name}\\.${namespace}\\.svc.*` };
    return podSignal(found, { metric, where: [...INBOUND, called] });
  }
  return {
    query: {
      metric,
      where: [
        ...OUTBOUND,
        { label: 'dst_namespace', op: '=', value: namespace },
        { label: 'dst_service', op: '=', value: name },
        { label: 'dst_pod', op: '!=', value: '' },
      ],
      by: ['dst_pod'],
    },
    read: ({ labels, value }) => ({ namespace, pod: labels['dst_pod'] ?? '', requests: value }),
  };
}
