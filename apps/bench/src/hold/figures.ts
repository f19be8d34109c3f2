import { quantile } from '../format.ts';
import type { Held } from './measure.ts';
import type { ServerHeld } from './measureServer.ts';
import type { Recording } from './recording.ts';
import type { FleetSize } from './replay.ts';

/** All runs at one size. */
export interface HeldSize extends FleetSize {
  readonly bytes: Recording['bytes'];
  readonly held: readonly Held[];
  readonly servers: readonly ServerHeld[];
}

export const MB = 1e6;

/** What is read off one run. */
const READ = {
  bytesPerPod: ({ listed }) => listed && (listed.settled.heap - listed.before.heap) / listed.pods,
  otherBytes: ({ others }) => others && others.settled.heap - others.before.heap,
  rssAboveIdleMb: ({ listed, others }) => listed && others && (listed.settled.rss - others.before.rss) / MB,
  rssAtListMb: ({ listed }) => listed && listed.after.rss / MB,
  firstListSeconds: ({ listed }) => listed?.seconds,
  longestBlockMs: ({ listed }) => listed?.longestBlockMs,
  blockOfEventsMs: ({ taken }) => taken?.longestBlockMs,
  events: ({ taken }) => taken?.events,
  eventsPerSecond: ({ eventsPerSecond }) => eventsPerSecond,
  microsecondsPerEvent: ({ taken }) =>
    taken && taken.events > 0 ? (taken.cpuSeconds / taken.events) * 1e6 : undefined,
  senderMicrosecondsPerEvent: ({ taken, senderCpuSeconds }) =>
    taken && senderCpuSeconds !== undefined ? (senderCpuSeconds / taken.events) * 1e6 : undefined,
} satisfies Readonly<Record<string, (run: Held) => number | undefined>>;

export type Figure = keyof typeof READ;

/** One side at one size. */
export interface SideFigures {
  readonly pods: number;
  readonly who: string;
  readonly runs: number;
  readonly failure: string | undefined;
  /** The median of the runs; NaN where none has it. */
  median(figure: Figure): number;
  /** The lowest and the highest of them. */
  range(figure: Figure): readonly [number, number];
}

/** Each side at one size, in the order they ran. */
export function figuresOf({ pods, held }: HeldSize): readonly SideFigures[] {
  const names = [...new Set(held.map(({ contender }) => contender))];
  return names.map((who) => {
    const runs = held.filter(({ contender }) => contender === who);
    const sample = (figure: Figure): readonly number[] => runs.flatMap((run) => READ[figure](run) ?? []);
    return {
      pods,
      who,
      runs: runs.length,
      failure: runs.find((run) => run.failure !== undefined)?.failure,
      median: (figure) => quantile(sample(figure), 0.5),
      range: (figure) => [Math.min(...sample(figure)), Math.max(...sample(figure))],
    };
  });
}
