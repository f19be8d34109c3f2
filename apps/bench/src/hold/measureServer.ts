import { setTimeout as wait } from 'node:timers/promises';
import type { Memory } from '../processes/answer.ts';
import { cacheOf, HealthWatch, podEventsOf, startWholeServer, untilReady } from '../processes/wholeServer.ts';
import type { WholeServer } from '../processes/wholeServer.ts';
import type { Feed } from './feed.ts';

const POLL_MS = 50;
/** V8 gives back the pages that it has emptied once the process has been quiet for eight seconds. */
const GIVEN_BACK_MS = 12_000;

/** What the whole process came to: cache, resolver, graph, HTTP. */
export interface ServerHeld {
  readonly idle: Memory;
  /** From the start of the process until the first lists are on the map. */
  readonly readySeconds: number;
  /** Of the list of pods alone, as the server tells. */
  readonly podListSeconds: number;
  readonly longestBlockWhileListingMs: number;
  readonly worstHealthMs: number;
  readonly atReady: Memory;
  readonly settled: Memory;
  readonly afterEvents: Memory;
  readonly eventsPerSecond: number;
  readonly longestBlockWhileTakingMs: number;
  readonly resources: Awaited<ReturnType<typeof cacheOf>>['resources'];
}

/** The server of an empty cluster, and then of the one measured. */
export async function holdWithServer(
  kubeconfigs: { readonly empty: string; readonly full: string },
  feed: Feed,
): Promise<ServerHeld> {
  const idle = await withServer(kubeconfigs.empty, async (server) => {
    await untilReady(server);
    return rested(server);
  });
  return withServer(kubeconfigs.full, async (server) => {
    const health = new HealthWatch(server.url);
    const readySeconds = await untilReady(server);
    const ready = await server.probe({ do: 'read' });
    const { resources } = await cacheOf(server);
    const settled = await rested(server);
    await server.probe({ do: 'read' });
    const before = await podEventsOf(server);
    const startedAt = performance.now();
    if (feed.kind === 'own') await wait(feed.ms);
    else {
      await feed.send();
      while ((await podEventsOf(server)) - before < feed.events) await wait(POLL_MS);
    }
    const taken = (await podEventsOf(server)) - before;
    const seconds = (performance.now() - startedAt) / 1000;
    const busy = await server.probe({ do: 'read' });
    await health.stop();
    return {
      idle,
      readySeconds,
      podListSeconds: (resources.find(({ resource }) => resource === 'pods')?.listDurationMs ?? 0) / 1000,
      longestBlockWhileListingMs: ready.longestBlockMs,
      worstHealthMs: health.worstMs,
      atReady: ready.memory,
      settled,
      afterEvents: (await server.probe({ do: 'settle' })).memory,
      eventsPerSecond: taken / seconds,
      longestBlockWhileTakingMs: busy.longestBlockMs,
      resources,
    };
  });
}

/** What a server holds that is left alone for a while. */
async function rested(server: WholeServer): Promise<Memory> {
  await wait(GIVEN_BACK_MS);
  return (await server.probe({ do: 'settle' })).memory;
}

async function withServer<T>(kubeconfig: string, use: (server: WholeServer) => Promise<T>): Promise<T> {
  const server = await startWholeServer(kubeconfig);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}
