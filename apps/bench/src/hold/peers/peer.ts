import { setTimeout as wait } from 'node:timers/promises';
import { answerMessages, cpuSeconds, memoryNow, settledMemory, timed } from '../../processes/answer.ts';
import type { Memory } from '../../processes/answer.ts';

/** One way to hold a cluster in memory and follow it. */
export interface Holder {
  /** Lists services and nodes, then pods, and goes on to watch; resolves when they are held. */
  list(what: 'pods' | 'services and nodes'): Promise<void>;
  /** Pods held now. */
  pods(): number;
  /** Pod events taken in so far. */
  events(): number;
}

export type Question =
  | { readonly do: 'list'; readonly what: 'pods' | 'services and nodes' }
  /** Until so many events have come, from the first one on. */
  | { readonly do: 'take'; readonly events: number }
  /** Whatever comes in so long. */
  | { readonly do: 'follow'; readonly ms: number }
  | { readonly do: 'settle' };

export interface Listed {
  readonly seconds: number;
  readonly longestBlockMs: number;
  readonly before: Memory;
  /** At once, nothing collected yet but what V8 chose to. */
  readonly after: Memory;
  readonly settled: Memory;
  readonly pods: number;
}

export interface Taken {
  readonly events: number;
  /** From the first event that came to the last; of what was followed, all the time. */
  readonly seconds: number;
  /** Processor time of this process meanwhile, all its threads together. */
  readonly cpuSeconds: number;
  readonly longestBlockMs: number;
}

/** Seldom enough for looking not to be part of what is measured, and 1 % of a burst at most. */
const LOOK_EVERY_MS = 10;

/** Waits until something is so; the answer comes ten milliseconds late at most. */
export function until(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!isSo()) return;
      clearInterval(timer);
      resolve();
    }, LOOK_EVERY_MS);
  });
}

/** Holds a cluster as the parent process tells. */
export function serveHolder(holder: Holder): void {
  answerMessages<Question>(async (question) => {
    switch (question.do) {
      case 'list': {
        const before = await settledMemory();
        const run = await timed(() => holder.list(question.what));
        const after = memoryNow();
        return { ...run, before, after, settled: await settledMemory(), pods: holder.pods() } satisfies Listed;
      }
      case 'take':
        return take(holder, question.events);
      case 'follow': {
        const already = holder.events();
        const cpuAtStart = process.cpuUsage();
        const run = await timed(() => wait(question.ms));
        return { ...run, events: holder.events() - already, cpuSeconds: cpuSeconds(cpuAtStart) } satisfies Taken;
      }
      case 'settle':
        return settledMemory();
    }
  });
}

async function take(holder: Holder, events: number): Promise<Taken> {
  const already = holder.events();
  let startedAt = 0;
  let cpuAtStart = process.cpuUsage();
  const { longestBlockMs } = await timed(async () => {
    await until(() => holder.events() > already);
    startedAt = performance.now();
    cpuAtStart = process.cpuUsage();
    await until(() => holder.events() - already >= events);
  });
  return {
    events: holder.events() - already,
    seconds: (performance.now() - startedAt) / 1000,
    cpuSeconds: cpuSeconds(cpuAtStart),
    longestBlockMs,
  };
}
