import type { Tally } from '../calls/callMeter.ts';
import type { Exporter } from './exporter.ts';
import { scrapeAnnotations } from './exporter.ts';
import type { Exposition } from './exposition.ts';
import { labelText } from './exposition.ts';
import { lognormal } from './histograms.ts';

const METRICS = { port: 8889, path: '/metrics' };
/** Buckets of the connector by default. */
const SECONDS = [0.002, 0.004, 0.006, 0.008, 0.01, 0.05, 0.1, 0.2, 0.4, 0.8, 1, 1.4, 2, 5, 10, 15];
const NETWORK_MS = 0.8;

/**
 * The service graph that a collector of traces makes of all calls (`servicegraph` connector of the OpenTelemetry Collector, with the
 * namespaces as dimensions). Only the collector has metrics.
 */
export function serviceGraphExporter(collectorApp: string): Exporter {
  const isCollector = (labels: Readonly<Record<string, string>> | undefined): boolean =>
    labels?.['app.kubernetes.io/name'] === collectorApp;
  return {
    portsOf: ({ metadata }) => (isCollector(metadata.labels) ? [METRICS] : []),
    annotationsOf: ({ metadata }) => (isCollector(metadata.labels) ? scrapeAnnotations(METRICS) : {}),
    write(_pod, meter, exposition, added) {
      for (const tally of meter.everything()) {
        writeEdge(exposition, labelText({ ...serviceGraphLabels(tally), ...added }), tally);
      }
    },
  };
}

function serviceGraphLabels({ call, client, server, outcome }: Tally): Record<string, string> {
  const isUser = call.ingress !== undefined;
  return {
    client: isUser ? 'user' : client.app,
    ...(!isUser && { client_k8s_namespace_name: client.namespace }),
    connection_type: isUser || server === undefined ? 'virtual_node' : call.protocol === 'tcp' ? 'database' : '',
    failed: String(outcome.failed),
    // A call that reached no pod has no server span; its peer is known by name.
    server: server?.app ?? call.to.name,
    server_k8s_namespace_name: server?.namespace ?? call.to.namespace,
    ...(isUser ? { virtual_node: 'client' } : server === undefined ? { virtual_node: 'server' } : {}),
  };
}

function writeEdge(exposition: Exposition, labels: string, { call, server, outcome, total }: Tally): void {
  exposition.counter(`${NAME}_total`, labels, Math.floor(total));
  if (outcome.failed) exposition.counter(`${NAME}_failed_total`, labels, Math.floor(total));
  const answered = outcome.medianMs / 1000;
  const serverSide = server === undefined ? NO_SPAN : answered;
  const clientSide = call.ingress === undefined ? answered + NETWORK_MS / 1000 : NO_SPAN;
  exposition.histogram(`${NAME}_server_seconds`, labels, lognormal(total, serverSide, SECONDS));
  exposition.histogram(`${NAME}_client_seconds`, labels, lognormal(total, clientSide, SECONDS));
}

const NAME = 'traces_service_graph_request';
/** Seconds that a side without a span counts: as good as 0. */
const NO_SPAN = 1e-9;
