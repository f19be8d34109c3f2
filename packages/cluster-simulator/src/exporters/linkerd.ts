import type { Workload } from '../calls/backends.ts';
import type { Tally } from '../calls/callMeter.ts';
import { workloadOf } from '../calls/backends.ts';
import type { Pod } from '../objects/podShapes.ts';
import type { StringMap } from '../objects/shapes.ts';
import type { Exporter } from './exporter.ts';
import { scrapeAnnotations } from './exporter.ts';
import type { Exposition, Labels } from './exposition.ts';
import { labelText } from './exposition.ts';
import { lognormal, rounded } from './histograms.ts';
import { sizesOf } from './sizes.ts';

const ADMIN = { port: 4191, path: '/metrics' };
const LATENCIES = [1, 2, 3, 4, 5, 10, 20, 30, 40, 50, 100, 200, 300, 400, 500, 1000, 2000, 3000, 4000, 5000, 10_000];

/**
 * Metrics of Linkerd's proxy (linkerd.io/2/reference/proxy-metrics): who calls is the pod that is scraped. As of 2.18, in which calls
 * that arrive carry no `authority` any more (linkerd2-proxy#3547): clients could make up as many as they liked.
 */
export function linkerdExporter(namespaces: ReadonlySet<string>): Exporter {
  const isMeshed = ({ metadata }: Pod): boolean => namespaces.has(metadata.namespace ?? '');
  return {
    tellsChosenPods: true,
    portsOf: (pod) => (isMeshed(pod) ? [ADMIN] : []),
    annotationsOf: (pod) =>
      isMeshed(pod) ? { 'linkerd.io/proxy-version': 'edge-26.10.4', ...scrapeAnnotations(ADMIN) } : {},
    write(pod, meter, exposition, added) {
      const labels = Object.keys(added).length === 0 ? {} : { ...added, ...scrapedFrom(pod) };
      for (const tally of meter.made(pod)) writeCall(exposition, { ...outbound(tally), ...labels }, tally, 'dst');
      for (const tally of meter.taken(pod)) {
        if (tally.call.ingress !== undefined) continue;
        writeCall(exposition, { ...inbound(pod, tally), ...labels }, tally, 'src');
      }
    },
  };
}

/** What Linkerd's own scrape jobs make of the labels of a pod. */
function scrapedFrom(pod: Pod): StringMap {
  const { kind, name } = workloadOf(pod);
  return { [kind.toLowerCase()]: name };
}

function writeCall(exposition: Exposition, labels: Labels, { call, outcome, total }: Tally, peer: 'src' | 'dst'): void {
  if (call.protocol === 'tcp') {
    const { requestBytes, responseBytes } = sizesOf(call);
    const text = labelText({ ...labels, peer });
    exposition.counter('tcp_open_total', text, Math.floor(total));
    if (outcome.failed) return;
    const [read, written] = peer === 'dst' ? [responseBytes, requestBytes] : [requestBytes, responseBytes];
    exposition.counter('tcp_read_bytes_total', text, rounded(total * read));
    exposition.counter('tcp_write_bytes_total', text, rounded(total * written));
    return;
  }
  const status = {
    status_code: outcome.code,
    ...(outcome.grpc !== undefined && { grpc_status_code: outcome.grpc }),
  };
  const classification = outcome.failed ? 'failure' : 'success';
  exposition.counter('request_total', labelText(labels), Math.floor(total));
  exposition.counter('response_total', labelText({ ...labels, ...status, classification }), Math.floor(total));
  const latency = lognormal(total, outcome.medianMs, LATENCIES);
  exposition.histogram('response_latency_ms', labelText({ ...labels, status_code: outcome.code }), latency);
}

function outbound({ call, server, chosen }: Tally): Labels {
  const { namespace, name } = call.to;
  return {
    direction: 'outbound',
    authority: `${name}.${namespace}.svc.cluster.local:${PORTS[call.protocol]}`,
    ...(server === undefined
      ? { tls: 'no_identity', no_tls_reason: 'not_provided_by_service_discovery' }
      : {
          tls: 'true',
          dst_namespace: server.namespace,
          [`dst_${server.kind.toLowerCase()}`]: server.name,
          dst_service: name,
          dst_pod: chosen?.name,
          target_addr: chosen === undefined ? undefined : `${chosen.ip}:${PORTS[call.protocol]}`,
          target_ip: chosen?.ip,
          dst_serviceaccount: 'default',
          server_id: identity(server),
        }),
  };
}

function inbound({ status }: Pod, { call, client }: Tally): Labels {
  const port = PORTS[call.protocol];
  return {
    direction: 'inbound',
    target_addr: `${status.podIP ?? ''}:${port}`,
    target_ip: status.podIP,
    tls: 'true',
    client_id: identity(client),
    srv_kind: 'default',
    srv_name: 'all-unauthenticated',
    srv_port: port,
    route_kind: 'default',
    route_name: 'default',
    authz_kind: 'default',
    authz_name: 'all-unauthenticated',
  };
}

const PORTS = { http: 80, grpc: 9090, tcp: 5432 };

function identity({ namespace }: Workload): string {
  return `default.${namespace}.serviceaccount.identity.linkerd.cluster.local`;
}
