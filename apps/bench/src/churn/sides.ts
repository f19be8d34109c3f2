import { followStream } from '../live/followProbe.ts';
import { podEventsOf, startWholeServer, untilReady } from '../processes/wholeServer.ts';
import { startChild } from '../processes/child.ts';
import type { Cluster } from '../processes/cluster.ts';
import type { InformerCost, InformerQuestion } from './informerPeer.ts';

/** What it has cost so far; the block is the longest since the last time this was asked. */
export interface Cost {
  readonly podEvents: number;
  readonly cpuSeconds: number;
  readonly longestBlockMs: number;
}

/** A program that follows a cluster and tells of changes. */
export interface Side {
  /** When it told of a change, by where it did. */
  told(change: number): Promise<Readonly<Record<string, number>>>;
  cost(): Promise<Cost>;
  stop(): Promise<void>;
}

export interface Contender {
  readonly name: string;
  /** Resolves once it follows the cluster. */
  start(cluster: Cluster): Promise<Side>;
}

const PATIENCE_MS = 120_000;

/** The whole server, with a page open on everything and one on the namespace of the change. */
export const FAIRLEAD: Contender = {
  name: 'Fairlead',
  start: async ({ kubeconfig }) => {
    const server = await startWholeServer(kubeconfig);
    const pages = new AbortController();
    await untilReady(server);
    const whole = followStream(server.url, '', pages.signal);
    const one = followStream(server.url, '?namespace=fairlead-bench', pages.signal);
    const ended = Promise.all([whole.reading, one.reading]);
    return {
      told: async (change) => {
        const told = Promise.all([whole.arrivals.of(change), one.arrivals.of(change)]);
        // A stream that breaks must not be waited for.
        const at = await Promise.race([told, ended.then(() => told)]);
        return { 'delta of the whole map': at[0], 'delta of its namespace': at[1] };
      },
      cost: async () => {
        const { cpuSeconds, longestBlockMs } = await server.probe({ do: 'read' });
        return { podEvents: await podEventsOf(server), cpuSeconds, longestBlockMs };
      },
      stop: async () => {
        pages.abort();
        await ended;
        await server.stop();
      },
    };
  },
};

/** The usual client: it holds the pods and says that one changed, no more. */
const INFORMER: Contender = {
  name: 'client-node informer',
  start: async ({ kubeconfig }) => {
    const child = startChild(new URL('./informerPeer.ts', import.meta.url), [kubeconfig]);
    const ask = <A>(question: InformerQuestion): Promise<A> => child.ask<A>(question, PATIENCE_MS);
    await ask({ do: 'list' });
    return {
      told: async (change) => ({ 'update of the pod': (await ask<{ at: number }>({ do: 'told', change })).at }),
      cost: async () => {
        const { events, ...rest } = await ask<InformerCost>({ do: 'cost' });
        return { podEvents: events, ...rest };
      },
      stop: () => child.stop(),
    };
  },
};

export const CONTENDERS: readonly Contender[] = [FAIRLEAD, INFORMER];
