import type { Workload } from '../calls/backends.ts';
import type { Tally } from '../calls/callMeter.ts';
import type { Pod } from '../objects/podShapes.ts';
import type { StringMap } from '../objects/shapes.ts';
import type { Exporter } from './exporter.ts';
import { scrapeAnnotations } from './exporter.ts';
import type { Exposition } from './exposition.ts';
import { labelText } from './exposition.ts';
import { istioLabels, writeHttp, writeTcp } from './istio.ts';

const ZTUNNEL = { port: 15_020, path: '/stats/prometheus' };
const WAYPOINT = { port: 15_020, path: '/stats/prometheus' };

/** Names of the apps whose pods tell. */
export interface AmbientApps {
  readonly ztunnel: string;
  readonly waypoint: { readonly namespace: string; readonly name: string };
}

/**
 * Istio's metrics without sidecars (istio.io/latest/docs/ambient/architecture/data-plane): a waypoint tells of HTTP and gRPC as the server
 * that it stands for; ztunnel tells of connections, those of TCP at both ends, those of the others to the waypoint and from it. One of each
 * tells of all calls here.
 */
export function ambientExporters(namespaces: ReadonlySet<string>, { ztunnel, waypoint }: AmbientApps): Exporter[] {
  const isMeshed = ({ call, client }: Tally): boolean =>
    call.ingress === undefined && namespaces.has(client.namespace) && namespaces.has(call.to.namespace);
  return [
    exporterOf(waypoint.name, WAYPOINT, (tally, exposition, added) => {
      if (!isMeshed(tally) || tally.call.protocol === 'tcp') return;
      // It puts its own namespace there.
      const labels = { ...istioLabels('waypoint', tally), destination_service_namespace: waypoint.namespace, ...added };
      writeHttp(exposition, labelText(labels), tally, 'waypoint');
    }),
    exporterOf(ztunnel, ZTUNNEL, (tally, exposition, added) => {
      if (!isMeshed(tally)) return;
      const via: Workload = { ...waypoint, kind: 'Deployment', app: waypoint.name, version: 'latest' };
      const isTcp = tally.call.protocol === 'tcp';
      const told = [
        { reporter: 'source', hop: isTcp ? tally : { ...tally, server: via } },
        { reporter: 'destination', hop: isTcp ? tally : { ...tally, client: via } },
      ] as const;
      for (const { reporter, hop } of told) {
        // Who is not reached tells nothing.
        if (reporter === 'destination' && hop.server === undefined) continue;
        const labels = { ...istioLabels(reporter, hop), request_protocol: 'tcp', app: ztunnel, ...added };
        writeTcp(exposition, labelText({ ...labels, response_code: undefined, grpc_response_status: undefined }), hop);
      }
    }),
  ];
}

function exporterOf(
  app: string,
  port: typeof ZTUNNEL,
  write: (tally: Tally, exposition: Exposition, added: StringMap) => void,
): Exporter {
  const tells = ({ metadata }: Pod): boolean => metadata.labels?.['app.kubernetes.io/name'] === app;
  return {
    portsOf: (pod) => (tells(pod) ? [port] : []),
    annotationsOf: (pod) => (tells(pod) ? scrapeAnnotations(port) : {}),
    write(_pod, meter, exposition, added) {
      for (const tally of meter.everything()) write(tally, exposition, added);
    },
  };
}
