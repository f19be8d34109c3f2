import { setTimeout as wait } from 'node:timers/promises';
import { startChild } from '../processes/child.ts';
import type { Memory } from '../processes/answer.ts';
import type { Contender, HeldCluster } from './contenders.ts';
import type { Feed } from './feed.ts';
import type { Listed, Question, Taken } from './peers/peer.ts';

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
/** A watch is open once the list is there; it may not have been accepted yet. */
const ACCEPTED_MS = 500;

/** One contender in a fresh process: lists services and nodes, which warms it up, then pods, then takes events in. */
export async function holdWith(contender: Contender, cluster: HeldCluster, feed: Feed): Promise<Held> {
  const child = startChild(contender.module, contender.args(cluster));
  const ask = <A>(question: Question): Promise<A> => child.ask<A>(question, PATIENCE_MS);
  try {
    const others = await ask<Listed>({ do: 'list', what: 'services and nodes' });
    const listed = await ask<Listed>({ do: 'list', what: 'pods' });
    const { taken, ...sender } = await takeIn(feed, ask);
    return {
      contender: contender.name,
      listed,
      others,
      taken,
      eventsPerSecond: taken.events / taken.seconds,
      ...sender,
      settled: await ask<Memory>({ do: 'settle' }),
    };
  } catch (error) {
    return { contender: contender.name, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    await child.stop();
  }
}

async function takeIn(
  feed: Feed,
  ask: <A>(question: Question) => Promise<A>,
): Promise<{ readonly taken: Taken; readonly senderCpuSeconds?: number }> {
  if (feed.kind === 'own') return { taken: await ask<Taken>({ do: 'follow', ms: feed.ms }) };
  const taking = ask<Taken>({ do: 'take', events: feed.events });
  taking.catch(() => undefined);
  await wait(ACCEPTED_MS);
  const senderCpuSeconds = await feed.send();
  return { taken: await taking, senderCpuSeconds };
}
