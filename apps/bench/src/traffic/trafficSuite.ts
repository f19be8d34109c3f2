import { readFile } from 'node:fs/promises';
import { RealPrometheus } from '@fairlead/test-kit/prometheus';
import { startChild, startFleet } from '../processes/child.ts';
import type { Suite, SuiteResult } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import type { CallNet } from './callNet.ts';
import type { ExporterQuestion, Serving } from './exporterProcess.ts';
import { INTERVAL_SECONDS, PATIENCE_MS } from './limits.ts';
import { measureReader, readerFailures, readerTables } from './measureReader.ts';
import type { MeasuredReader } from './measureReader.ts';
import { blockTables, measureServer, serverFailures, serverTable } from './measureServer.ts';
import type { MeasuredServer } from './measureServer.ts';
import { servicesIn } from './servicesIn.ts';

/** A rate needs a window of four. */
const SCRAPES = 5;
const PODS_PER_SERVICE = 2;

interface Measured {
  readonly net: CallNet;
  readonly series: number;
  readonly reader: MeasuredReader;
  readonly server: MeasuredServer;
  readonly prometheusRssBytes: number | undefined;
}

/** Reads a large mesh from a real Prometheus: by the reader alone, refresh by refresh, and by the whole server in front of a cluster of these services. */
export const trafficSuite: Suite = {
  name: 'traffic',
  description:
    '10,000 services and 50,000 edges from one real Prometheus: what a refresh costs, alone and in the server',
  configure: (command) =>
    void command
      .option('--services <n>', 'services', wholeNumber(10, 20_000), 10_000)
      .option('--edges <n>', 'calls between them', wholeNumber(10, 100_000), 50_000)
      .option('--refreshes <n>', 'refreshes of the reader; the first one is cold', wholeNumber(1, 20), 3)
      .option('--profile', 'tell what the longest blocks of the server did, which makes them longer'),
  async run({ services, edges, refreshes, profile }, say) {
    const size = { services: Number(services), edges: Number(edges) };
    return report(await measure(size, { refreshes: Number(refreshes), profile: profile === true }, say));
  },
};

async function measure(
  size: { readonly services: number; readonly edges: number },
  { refreshes, profile }: { readonly refreshes: number; readonly profile: boolean },
  say: (line: string) => void,
): Promise<Measured> {
  const exporter = startChild(new URL('./exporterProcess.ts', import.meta.url), []);
  const fleet = await startFleet({ services: size.services, pods: size.services * PODS_PER_SERVICE });
  let prometheus: RealPrometheus | undefined;
  try {
    const ask = <A>(question: ExporterQuestion): Promise<A> => exporter.ask<A>(question, PATIENCE_MS);
    const net = { services: await servicesIn(fleet.server), edges: size.edges };
    const { address, series } = await ask<Serving>({ do: 'serve', net });
    say(`a real Prometheus is filled with ${series} series from one exporter, every ${INTERVAL_SECONDS} s`);
    prometheus = await RealPrometheus.start([{ job: 'mesh', target: address, path: '/' }], INTERVAL_SECONDS);
    await prometheus.scraped(1, SCRAPES, INTERVAL_SECONDS);
    const reader = await measureReader(prometheus.url, net, refreshes, say);
    const server = await measureServer({
      kubeconfig: fleet.kubeconfig,
      prometheus: prometheus.url,
      edges: net.edges,
      profile,
      pace: async (factor) => void (await ask({ do: 'pace', factor })),
      say,
    });
    return { net, series, reader, server, prometheusRssBytes: await rssOf(prometheus.pid) };
  } finally {
    await Promise.all([exporter.stop(), fleet.stop(), prometheus?.stop()]);
  }
}

/** Of another process; only Linux tells. */
async function rssOf(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

function report({ net, series, reader, server, prometheusRssBytes }: Measured): SuiteResult {
  const { edges } = net;
  const services = net.services.length;
  const title = `${services} services, ${edges} edges, ${series} series in a real Prometheus`;
  return {
    tables: [...readerTables(title, reader), serverTable(title, server), ...blockTables(server)],
    data: { services, edges, series, reader, server, prometheusRssBytes },
    failures: [...readerFailures(net, reader), ...serverFailures(edges, server)],
  };
}
