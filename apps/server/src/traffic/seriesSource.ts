import { TurnBudget, systemClock } from '@fairlead/informer';
import type { ClusterCache } from '@fairlead/informer';
import type { ClusterConnection } from '@fairlead/kube-client';
import { PrometheusSource, ScrapeSource, TELEMETRY } from '@fairlead/traffic';
import type { ScrapeTarget, SeriesSource } from '@fairlead/traffic';
import type { ChosenTraffic } from '../options/options.ts';
import { FoundPrometheus } from './FoundPrometheus.ts';
import { scrapeTargets } from './scrapeTargets.ts';
import { usualPrometheus } from './usualPrometheus.ts';

/** Exporters scraped at most: each costs a request through the API server per interval, and a proxy's metrics are long. */
const TARGETS_AT_MOST = 100;
const SCRAPE_EVERY_SECONDS = 10;
const EXPOSITION_BYTES_AT_MOST = 16 * 1024 * 1024;

export interface SeriesSourceContext {
  readonly cache: Pick<ClusterCache, 'store'>;
  readonly connection: ClusterConnection;
  /** Namespaces that somebody looks at, and how closely: 0 most. */
  readonly lookedAt: () => ReadonlyMap<string, number>;
}

/** Where series come from, as chosen. */
export function seriesSource(chosen: ChosenTraffic, context: SeriesSourceContext): SeriesSource {
  switch (chosen.kind) {
    case 'prometheus':
      return new PrometheusSource(chosen.config);
    case 'found':
      return new FoundPrometheus(() => usualPrometheus(context.cache.store('services').values()));
    case 'scrape':
      return scrapeSource(chosen.inCluster, context);
  }
}

function scrapeSource(inCluster: boolean, { cache, connection, lookedAt }: SeriesSourceContext): ScrapeSource {
  const byProxy = ({ namespace, pod, port, path }: ScrapeTarget, signal: AbortSignal): Promise<string> =>
    connection.getText(`/api/v1/namespaces/${namespace}/pods/${pod}:${port}/proxy${path}`, {
      signal,
      maxBytes: EXPOSITION_BYTES_AT_MOST,
    });
  return new ScrapeSource({
    targets: () =>
      scrapeTargets({
        pods: () => cache.store('pods').values(),
        lookedAt: lookedAt(),
        atMost: TARGETS_AT_MOST,
        turn: new TurnBudget(systemClock),
      }),
    read: inCluster ? byAddress : byProxy,
    wants: (name) => WANTED.some((pattern) => pattern.test(name)),
    way: inCluster ? 'pod-addresses' : 'pod-proxy',
    intervalSeconds: SCRAPE_EVERY_SECONDS,
    monotonicMs: () => performance.now(),
  });
}

const WANTED: readonly RegExp[] = TELEMETRY.flatMap(({ metrics }) => metrics);

async function byAddress({ address = '', port, path }: ScrapeTarget, signal: AbortSignal): Promise<string> {
  const host = address.includes(':') ? `[${address}]` : address;
  const response = await fetch(`http://${host}:${port}${path}`, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`an exporter answers with HTTP ${response.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > EXPOSITION_BYTES_AT_MOST)
      throw new Error(`an exposition of more than ${EXPOSITION_BYTES_AT_MOST} bytes`);
  }
  return Buffer.concat(chunks).toString('utf8');
}
