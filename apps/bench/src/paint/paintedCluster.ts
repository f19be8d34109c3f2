import { setTimeout as wait } from 'node:timers/promises';
import { inNamespace, NAMESPACE, send } from '../live/benchNamespace.ts';
import { openCluster } from '../processes/cluster.ts';
import type { Cluster } from '../processes/cluster.ts';
import { startWholeServer, untilReady } from '../processes/wholeServer.ts';
import type { WholeServer } from '../processes/wholeServer.ts';

const PATIENCE_MS = 180_000;
const POLL_MS = 250;
const PODS_PER_SERVICE = 2.5;
const CHANGED = 20;

/** A card of the map. */
export interface DrawnNode {
  readonly kind: string;
  readonly verdict: string;
  readonly namespace: string | null;
  readonly name: string;
}

/** A cluster with the whole server in front of it. */
export interface PaintedCluster {
  /** Of the page, with a slash at the end. */
  readonly url: string;
  readonly services: number;
  /** What can be done to twenty services at once, where anything may be changed. `drawn`: what the page shows. */
  changes(drawn: readonly DrawnNode[]): Promise<readonly ServiceChange[]>;
}

/** One thing that is done to twenty services at once, and undone. */
export interface ServiceChange {
  readonly name: string;
  /** As many elements change as services: the goal for a delta of twenty elements is for this one. */
  readonly isOfServicesAlone: boolean;
  readonly change: (mend: boolean) => Promise<void>;
}

interface Named {
  readonly namespace: string;
  readonly name: string;
}

/** Starts a simulated fleet, waits until every service is on the map with a verdict and calls are measured, and lets `use` work. */
export async function withFleet<T>(services: number, use: (cluster: PaintedCluster) => Promise<T>): Promise<T> {
  const pods = Math.ceil(services * PODS_PER_SERVICE);
  return withServer(undefined, { pods, services }, ['--scrape'], async (cluster, { url }) => {
    await untilDrawn(url, (graph) => graph.total >= services && graph.edges.length > 0);
    return use({
      url,
      services,
      changes: async (drawn) => {
        const chosen = await servicesToChange(url, drawn);
        return [
          changeOf(cluster, chosen, { name: 'their traffic policy', isOfServicesAlone: true, specOf: policy }),
          changeOf(cluster, chosen, { name: 'their pods', isOfServicesAlone: false, specOf: selector }),
        ];
      },
    });
  });
}

/** The cluster of a kubeconfig, which is only read unless it may be written to: then twenty services of its own are changed. */
export async function withRealCluster<T>(
  kubeconfig: string,
  mayWrite: boolean,
  use: (cluster: PaintedCluster) => Promise<T>,
): Promise<T> {
  return withServer(kubeconfig, {}, [], async (cluster, { url }) => {
    const { total: services } = await untilDrawn(url, () => true);
    if (!mayWrite) return use({ url, services, changes: () => Promise.resolve([]) });
    return inNamespace(cluster.server, async () => {
      const own = Array.from({ length: CHANGED }, (_, index) => ({ namespace: NAMESPACE, name: `paint-${index}` }));
      for (const { name } of own) {
        const service = { metadata: { name }, spec: { ports: [{ port: 80 }] } };
        await send(cluster.server, 'POST', `/api/v1/namespaces/${NAMESPACE}/services`, service);
      }
      await untilDrawn(url, ({ total }) => total >= services + CHANGED);
      return use({
        url,
        services: services + CHANGED,
        // No workload stands behind them.
        changes: () =>
          Promise.resolve([
            changeOf(cluster, own, { name: 'their selector', isOfServicesAlone: true, specOf: selector }),
          ]),
      });
    });
  });
}

async function withServer<T>(
  kubeconfig: string | undefined,
  fleet: Readonly<Record<string, number>>,
  options: readonly string[],
  use: (cluster: Cluster, server: WholeServer) => Promise<T>,
): Promise<T> {
  const cluster = await openCluster(kubeconfig, fleet);
  try {
    const server = await startWholeServer(cluster.kubeconfig, options);
    try {
      await untilReady(server);
      return await use(cluster, { ...server, url: server.url.endsWith('/') ? server.url : `${server.url}/` });
    } finally {
      await server.stop();
    }
  } finally {
    await cluster.stop();
  }
}

interface WholeGraph {
  readonly total: number;
  readonly edges: readonly unknown[];
}

async function untilDrawn(url: string, isSo: (graph: WholeGraph) => boolean): Promise<WholeGraph> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < PATIENCE_MS) {
    const graph = (await (await fetch(new URL('api/v1/graph?level=service', url))).json()) as WholeGraph;
    if (isSo(graph)) return graph;
    await wait(POLL_MS);
  }
  throw new Error('the lists and calls were not on the map in three minutes');
}

/** Services that are drawn by themselves; where only tiles are, some of the first tiles. */
async function servicesToChange(url: string, nodes: readonly DrawnNode[]): Promise<readonly Named[]> {
  const cards = nodes.filter(({ kind, verdict }) => kind === 'service' && verdict === 'ok');
  if (cards.length >= CHANGED)
    return cards.slice(0, CHANGED).map(({ namespace, name }) => ({ namespace: namespace ?? '', name }));
  const answer = await fetch(new URL('api/v1/services', url));
  const { items } = (await answer.json()) as { readonly items: readonly (Named & { readonly verdict: string })[] };
  const perNamespace = new Map<string, Named>();
  for (const item of items) if (item.verdict === 'ok') perNamespace.set(item.namespace, item);
  return [...perNamespace.values(), ...items.filter(({ verdict }) => verdict === 'ok')].slice(0, CHANGED);
}

/** Nodes without a pod of the service have no backend then: degraded, with the same pods. */
const policy = (mend: boolean): object => ({ internalTrafficPolicy: mend ? 'Cluster' : 'Local' });

/** A label that no pod has comes into the selector, or goes again: workloads that were one card with their service stand by themselves, with their lines. */
const selector = (mend: boolean): object => ({ selector: { bench: mend ? null : 'nothing' } });

interface What extends Omit<ServiceChange, 'change'> {
  readonly specOf: (mend: boolean) => object;
}

function changeOf({ server }: Cluster, services: readonly Named[], { specOf, ...what }: What): ServiceChange {
  const change = async (mend: boolean): Promise<void> => {
    const patch = { spec: specOf(mend) };
    await Promise.all(
      services.map(({ namespace, name }) =>
        send(server, 'PATCH', `/api/v1/namespaces/${namespace}/services/${name}`, patch),
      ),
    );
  };
  return { ...what, change };
}
