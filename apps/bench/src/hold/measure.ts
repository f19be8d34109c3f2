import { startChild } from '../processes/child.ts';
import type { Memory } from '../processes/answer.ts';
import type { Listed, Question, Taken } from './peers/peer.ts';

/** Who holds the cluster. */
export interface Contender {
  readonly name: string;
  readonly module: URL;
  readonly args: (cluster: { readonly kubeconfig: string; readonly server: string }) => readonly string[];
  readonly encoding: 'protobuf' | 'json';
}

const peer = (file: string): URL => new URL(`./peers/${file}.ts`, import.meta.url);

export const FAIRLEAD = 'Fairlead';

export const CONTENDERS: readonly Contender[] = [
  { name: FAIRLEAD, module: peer('fairlead'), args: ({ kubeconfig }) => [kubeconfig], encoding: 'protobuf' },
  { name: 'JSON.parse, plain records', module: peer('jsonStore'), args: ({ server }) => [server], encoding: 'json' },
  {
    name: 'client-node informer, paged',
    module: peer('clientNode'),
    args: ({ kubeconfig }) => [kubeconfig, 'paged'],
    encoding: 'json',
  },
  {
    name: 'client-node informer, plain',
    module: peer('clientNode'),
    args: ({ kubeconfig }) => [kubeconfig, 'plain'],
    encoding: 'json',
  },
];

/** What one run of one contender came to. */
export interface Held {
  readonly contender: string;
  readonly failure?: string;
  readonly listed?: Listed;
  readonly others?: Listed;
  readonly taken?: Taken;
  readonly eventsPerSecond?: number;
  /** Processor time of whoever sent the events, in seconds. */
  readonly senderCpuSeconds?: number;
  readonly settled?: Memory;
}

const PATIENCE_MS = 300_000;

/** One contender in a fresh process: lists services and nodes, which warms it up, then pods, then takes the events that `burst` sends. */
export async function holdWith(
  contender: Contender,
  cluster: { readonly kubeconfig: string; readonly server: string },
  events: number,
  burst: () => Promise<number>,
): Promise<Held> {
  const child = startChild(contender.module, contender.args(cluster));
  const ask = <A>(question: Question): Promise<A> => child.ask<A>(question, PATIENCE_MS);
  try {
    const others = await ask<Listed>({ do: 'list', what: 'services and nodes' });
    const listed = await ask<Listed>({ do: 'list', what: 'pods' });
    const taking = ask<Taken>({ do: 'take', events });
    // A watch is open by now; it may not have been accepted yet.
    taking.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const senderCpuSeconds = await burst();
    const taken = await taking;
    return {
      contender: contender.name,
      listed,
      others,
      taken,
      eventsPerSecond: events / taken.seconds,
      senderCpuSeconds,
      settled: await ask<Memory>({ do: 'settle' }),
    };
  } catch (error) {
    return { contender: contender.name, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    await child.stop();
  }
}
