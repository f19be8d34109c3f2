import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inNamespace } from '../live/benchNamespace.ts';
import { PodBurst } from '../live/PodBurst.ts';
import type { ProxyQuestion } from '../processes/apiProxyProcess.ts';
import { startChild } from '../processes/child.ts';
import { openKubeconfig } from '../processes/openKubeconfig.ts';
import type { RealCluster } from '../realCluster.ts';
import type { HeldCluster } from './contenders.ts';
import type { Feed } from './feed.ts';
import type { FleetSize } from './replay.ts';

const PATIENCE_MS = 30_000;

/** A real cluster as the contenders see it. */
export interface RealSource {
  readonly size: FleetSize;
  /** Through a proxy on loopback, the same for all: not everyone here can speak TLS or knows credentials. */
  readonly cluster: HeldCluster;
  readonly feed: Feed;
}

/** Opens a real cluster and lets `use` work with it. Where it may be written to, pods of its own are changed so many times. */
export async function withRealSource<T>(
  { kubeconfig, mayWrite }: RealCluster,
  { events, seconds }: { readonly events: number; readonly seconds: number },
  use: (source: RealSource) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-bench-'));
  const proxy = startChild(new URL('../processes/apiProxyProcess.ts', import.meta.url), []);
  try {
    const ask = <A>(question: ProxyQuestion): Promise<A> => proxy.ask<A>(question, PATIENCE_MS);
    const { server } = await ask<{ server: string }>({ do: 'start', kubeconfig });
    const cluster = { server, kubeconfig: path.join(folder, 'kubeconfig') };
    await writeFile(cluster.kubeconfig, openKubeconfig(server));
    const sizes = async (): Promise<FleetSize> => ({
      pods: await countOf(server, '/api/v1/pods'),
      services: await countOf(server, '/api/v1/services'),
      nodes: await countOf(server, '/api/v1/nodes'),
    });
    if (!mayWrite) return await use({ size: await sizes(), cluster, feed: { kind: 'own', ms: seconds * 1000 } });
    return await inNamespace(server, async () => {
      const pods = await PodBurst.create(server);
      const send = async (): Promise<number> => {
        const before = await ask<{ cpuSeconds: number }>({ do: 'cost' });
        await pods.send(events);
        return (await ask<{ cpuSeconds: number }>({ do: 'cost' })).cpuSeconds - before.cpuSeconds;
      };
      return use({ size: await sizes(), cluster, feed: { kind: 'burst', events, send } });
    });
  } finally {
    await proxy.stop();
    await rm(folder, { recursive: true });
  }
}

/** How many objects a collection has, by a page of one. */
async function countOf(server: string, collection: string): Promise<number> {
  const response = await fetch(new URL(`${collection}?limit=1`, server));
  if (!response.ok) throw new Error(`GET ${collection} was answered ${response.status}: ${await response.text()}`);
  const { items, metadata } = (await response.json()) as {
    readonly items: readonly unknown[];
    readonly metadata: { readonly remainingItemCount?: number };
  };
  return items.length + (metadata.remainingItemCount ?? 0);
}
