import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './Metrics.ts';

export interface ExporterServer {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  stop(): Promise<void>;
}

const PROTOBUF = 'application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited';

/** Serves exporters by path, those with native histograms in protobuf. */
export async function serveExporters(
  exporters: Readonly<Record<string, { readonly metrics: Metrics; readonly native?: boolean }>>,
): Promise<ExporterServer> {
  const server = createServer((request, response) => {
    const exporter = exporters[request.url?.slice(1) ?? ''];
    if (exporter === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { metrics, native = false } = exporter;
    response.writeHead(200, { 'content-type': native ? PROTOBUF : 'text/plain; version=0.0.4' });
    response.end(native ? metrics.protobuf() : metrics.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
