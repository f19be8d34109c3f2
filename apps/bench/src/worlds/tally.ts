import { compareWorld, worldOfSeed } from '@fairlead/resolver/testing';

/** What a run of worlds came to. Plain data, so that it can come from a worker. */
export interface Tally {
  readonly worlds: number;
  readonly answers: number;
  readonly pods: readonly number[];
  readonly events: readonly number[];
  readonly hits: Readonly<Record<string, number>>;
  readonly differences: readonly { readonly seed: number; readonly difference: string }[];
}

/** Differences beyond these are counted, not kept. */
const KEPT_DIFFERENCES = 20;

/** Compares the worlds of every `step`-th seed from `first`, `count` of them. `done` is called after each. */
export function tallyWorlds(first: number, count: number, step: number, done: () => void): Tally {
  const hits: Record<string, number> = {};
  const pods: number[] = [];
  const events: number[] = [];
  const differences: { seed: number; difference: string }[] = [];
  let answers = 0;
  for (let index = 0; index < count; index++) {
    const seed = first + index * step;
    const report = compareWorld(worldOfSeed(seed));
    answers += report.answers;
    pods.push(report.pods);
    events.push(report.events);
    for (const [id, times] of report.hits) hits[id] = (hits[id] ?? 0) + times;
    if (report.difference !== undefined && differences.length < KEPT_DIFFERENCES) {
      differences.push({ seed, difference: report.difference });
    }
    done();
  }
  return { worlds: count, answers, pods, events, hits, differences };
}

/** Several runs as one. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  const hits: Record<string, number> = {};
  for (const tally of tallies) for (const [id, times] of Object.entries(tally.hits)) hits[id] = (hits[id] ?? 0) + times;
  const sum = (pick: (tally: Tally) => number) => tallies.reduce((total, tally) => total + pick(tally), 0);
  return {
    worlds: sum(({ worlds }) => worlds),
    answers: sum(({ answers }) => answers),
    pods: tallies.flatMap(({ pods }) => pods),
    events: tallies.flatMap(({ events }) => events),
    hits,
    differences: tallies.flatMap(({ differences }) => differences).toSorted((a, b) => a.seed - b.seed),
  };
}
