import type { Workload } from '../calls/backends.ts';
import type { Tally } from '../calls/callMeter.ts';
import type { Pod } from '../objects/podShapes.ts';
import type { StringMap } from '../objects/shapes.ts';
import type { Exporter } from './exporter.ts';
import { scrapeAnnotations } from './exporter.ts';
import type { Exposition, Labels } from './exposition.ts';
import { labelText } from './exposition.ts';
import { lognormal, rounded } from './histograms.ts';
import { sizesOf } from './sizes.ts';

/** The agent's port has the metrics of proxy and application merged, the proxy's only its own; here both are the same. */
const AGENT = { port: 15_020, path: '/stats/prometheus' };
const PROXY = { port: 15_090, path: '/stats/prometheus' };

const DURATIONS = [
  0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000,
  3_600_000,
];
/** Set by annotation `sidecar.istio.io/statsHistogramBuckets` in clusters that do not want 20 of them. */
const SIZES = [1000, 10_000, 100_000];
/** The client waits for the network, too. */
const NETWORK_MS = 0.8;
const SECURE = 'mutual_tls';

export type Reporter = 'source' | 'destination' | 'waypoint';

/** Istio's standard metrics of a sidecar (istio.io/latest/docs/reference/config/metrics): each call is told by both ends. */
export function istioExporter(namespaces: ReadonlySet<string>): Exporter {
  const isMeshed = ({ metadata }: Pod): boolean => namespaces.has(metadata.namespace ?? '');
  return {
    portsOf: (pod) => (isMeshed(pod) ? [AGENT, PROXY] : []),
    annotationsOf: (pod) => (isMeshed(pod) ? scrapeAnnotations(AGENT) : {}),
    write(pod, meter, exposition, added) {
      exposition.gauge('istio_build', labelText({ component: 'proxy', tag: '1.27.1', ...added }), 1);
      writeReporter('source', meter.made(pod), exposition, added);
      writeReporter('destination', meter.taken(pod), exposition, added);
    },
  };
}

function writeReporter(reporter: Reporter, tallies: readonly Tally[], exposition: Exposition, added: StringMap): void {
  for (const tally of tallies) {
    // Calls through the ingress do not pass the sidecar: their port is left out of its capture.
    if (tally.call.ingress !== undefined) continue;
    const labels = labelText({ ...istioLabels(reporter, tally), ...added });
    if (tally.call.protocol === 'tcp') writeTcp(exposition, labels, tally);
    else writeHttp(exposition, labels, tally, reporter);
  }
}

/** An HTTP or gRPC call as one reporter counts it. */
export function writeHttp(exposition: Exposition, labels: string, tally: Tally, reporter: Reporter): void {
  const { total, outcome, call } = tally;
  const { requestBytes, responseBytes } = sizesOf(call);
  const median = outcome.medianMs + (reporter === 'source' ? NETWORK_MS : 0);
  exposition.counter('istio_requests_total', labels, Math.floor(total));
  exposition.histogram('istio_request_duration_milliseconds', labels, lognormal(total, median, DURATIONS));
  exposition.histogram('istio_request_bytes', labels, lognormal(total, requestBytes, SIZES));
  const answer = outcome.failed ? 95 : responseBytes;
  exposition.histogram('istio_response_bytes', labels, lognormal(total, answer, SIZES));
}

/** A connection as one reporter counts it. */
export function writeTcp(exposition: Exposition, labels: string, { total, outcome, call }: Tally): void {
  const opened = Math.floor(total);
  exposition.counter('istio_tcp_connections_opened_total', labels, opened);
  exposition.counter('istio_tcp_connections_closed_total', labels, outcome.failed ? opened : Math.max(0, opened - 4));
  if (outcome.failed) return;
  const { requestBytes, responseBytes } = sizesOf(call);
  // As the server sees it: it receives requests and sends answers.
  exposition.counter('istio_tcp_received_bytes_total', labels, rounded(total * requestBytes));
  exposition.counter('istio_tcp_sent_bytes_total', labels, rounded(total * responseBytes));
}

/** Istio's standard labels of one call as one reporter tells them. */
export function istioLabels(reporter: Reporter, { call, client, server, outcome }: Tally): Labels {
  const { namespace, name } = call.to;
  return {
    reporter,
    ...partyLabels('source', client),
    ...partyLabels('destination', server),
    destination_service: `${name}.${namespace}.svc.cluster.local`,
    destination_service_name: name,
    destination_service_namespace: namespace,
    request_protocol: call.protocol,
    ...(call.protocol !== 'tcp' && { response_code: outcome.code }),
    ...(outcome.grpc !== undefined && { grpc_response_status: outcome.grpc }),
    response_flags: outcome.flags,
    connection_security_policy: reporter === 'source' ? 'unknown' : SECURE,
  };
}

function partyLabels(side: 'source' | 'destination', workload: Workload | undefined): Labels {
  const { namespace, name, app, version } = workload ?? UNKNOWN;
  return {
    [`${side}_workload`]: name,
    [`${side}_canonical_service`]: app,
    [`${side}_canonical_revision`]: version,
    [`${side}_workload_namespace`]: namespace,
    [`${side}_principal`]: workload === undefined ? 'unknown' : `spiffe://cluster.local/ns/${namespace}/sa/default`,
    [`${side}_app`]: app,
    [`${side}_version`]: version,
    [`${side}_cluster`]: workload === undefined ? 'unknown' : 'Kubernetes',
  };
}

const UNKNOWN = { namespace: 'unknown', name: 'unknown', app: 'unknown', version: 'latest' };
