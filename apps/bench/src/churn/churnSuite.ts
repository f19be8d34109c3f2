import { setTimeout as wait } from 'node:timers/promises';
import { InvalidArgumentError } from 'commander';
import { quantile } from '../format.ts';
import { followWatch } from '../live/followProbe.ts';
import type { Arrivals } from '../live/Arrivals.ts';
import { ProbeService } from '../live/ProbeService.ts';
import { openCluster } from '../processes/cluster.ts';
import type { Cluster } from '../processes/cluster.ts';
import { clusterOptions, realClusterToWrite } from '../realCluster.ts';
import type { Suite, Table } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { CONTENDERS, FAIRLEAD } from './sides.ts';
import type { Contender, Side } from './sides.ts';

/** Between two changes, so that none of them meets a batch of the one before; odd, so that it keeps step with no timer. */
const PAUSE_MS = 137;
const SETTLE_MS = 2_000;

/** What a real cluster does by itself. */
const ITS_OWN = 'its own';
type Rate = number | typeof ITS_OWN;

/** How one side told of changes at one rate. */
interface Case {
  readonly rate: Rate;
  readonly contender: string;
  /** Pod events that it took in, a second. */
  readonly eventsPerSecond: number;
  /** Milliseconds from the request that makes a change until a plain watch tells of it, a sample for each change. */
  readonly watchMs: readonly number[];
  /** The same until this side tells, by where it does. */
  readonly toldMs: Readonly<Record<string, readonly number[]>>;
  /** Processor time a second of the run. */
  readonly cpuShare: number;
  readonly longestBlockMs: number;
}

/** A side that did not tell of a change in time, or did not get as far as that. */
interface Lost {
  readonly rate: Rate;
  readonly contender: string;
  readonly says: string;
}

/** From a change in the cluster to the word of it, while everything else changes, too. */
export const churnSuite: Suite = {
  name: 'churn',
  description: 'from a change in the cluster to the delta that a page gets, while the fleet changes at growing rates',
  configure: (command) =>
    void clusterOptions(command, 'change a pod in it')
      .option('--rates <list>', 'events a second, one run for each', rates, [100, 1_000, 10_000])
      .option('--pods <n>', 'pods of the fleet', wholeNumber(100, 150_000), 20_000)
      .option('--changes <n>', 'changes measured at each rate', wholeNumber(2, 10_000), 100),
  async run(options, say) {
    const { pods, changes } = options;
    const real = await realClusterToWrite(options);
    const wanted: readonly Rate[] = real === undefined ? (options['rates'] as readonly number[]) : [ITS_OWN];
    const cases: Case[] = [];
    const lost: Lost[] = [];
    for (const rate of wanted) {
      for (const contender of CONTENDERS) {
        const cluster = await openCluster(real?.kubeconfig, { pods: Number(pods), churn: rate === ITS_OWN ? 0 : rate });
        try {
          const found = await measure(contender, cluster, rate, Number(changes));
          say(`${contender.name} at ${rate} events/s: ${JSON.stringify(mediansOf(found))} ms`);
          cases.push(found);
        } catch (error) {
          // A side that falls behind for good is a result, too.
          lost.push({ rate, contender: contender.name, says: error instanceof Error ? error.message : String(error) });
          say(`${contender.name} at ${rate} events/s: ${lost.at(-1)?.says ?? ''}`);
        } finally {
          await cluster.stop();
        }
      }
    }
    const tables = [latencyTable(cases), costTable(cases), ...(lost.length === 0 ? [] : [lostTable(lost)])];
    const failures = lost.filter(({ contender }) => contender === FAIRLEAD.name);
    return {
      tables,
      data: { cases, lost },
      failures: failures.map(({ rate, says }) => `at ${rate} events/s: ${says}`),
    };
  },
};

/** One side in a fresh process, beside a plain watch. */
async function measure(contender: Contender, cluster: Cluster, rate: Rate, changes: number): Promise<Case> {
  const probe = await ProbeService.create(cluster.server);
  try {
    const side = await contender.start(cluster);
    const watching = new AbortController();
    const watch = followWatch(cluster.server, watching.signal);
    try {
      await wait(SETTLE_MS);
      return { rate, contender: contender.name, ...(await changeAndWait(probe, side, watch.arrivals, changes)) };
    } finally {
      watching.abort();
      await watch.reading;
      await side.stop();
    }
  } finally {
    await probe.remove();
  }
}

async function changeAndWait(
  probe: ProbeService,
  side: Side,
  watch: Arrivals,
  changes: number,
): Promise<Omit<Case, 'rate' | 'contender'>> {
  const before = await side.cost();
  const startedAt = performance.now();
  const watchMs: number[] = [];
  const toldMs: Record<string, number[]> = {};
  for (let each = 0; each < changes; each += 1) {
    const { change, askedAt } = await probe.change();
    watchMs.push((await watch.of(change)) - askedAt);
    for (const [where, at] of Object.entries(await side.told(change))) (toldMs[where] ??= []).push(at - askedAt);
    await wait(PAUSE_MS);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await side.cost();
  return {
    eventsPerSecond: (after.podEvents - before.podEvents) / seconds,
    watchMs,
    toldMs,
    cpuShare: (after.cpuSeconds - before.cpuSeconds) / seconds,
    longestBlockMs: after.longestBlockMs,
  };
}

function latencyTable(cases: readonly Case[]): Table {
  const row = (each: Case, who: string, sample: readonly number[]): (string | number)[] => [
    each.rate,
    who,
    ...[0.5, 0.95, 1].map((share) => Math.round(quantile(sample, share))),
  ];
  return {
    title: 'Milliseconds from the request that changes a pod to the word of it',
    head: ['events/s', 'told by', 'median', 'p95', 'worst'],
    rows: cases.flatMap((each) => [
      row(each, `a plain watch, beside ${each.contender}`, each.watchMs),
      ...Object.entries(each.toldMs).map(([where, sample]) => row(each, `${each.contender}: ${where}`, sample)),
    ]),
  };
}

function lostTable(lost: readonly Lost[]): Table {
  return {
    title: 'Who could not follow',
    head: ['events/s', 'who', 'what it says'],
    rows: lost.map(({ rate, contender, says }) => [rate, contender, says]),
  };
}

function costTable(cases: readonly Case[]): Table {
  return {
    title: 'What it cost meanwhile',
    head: ['events/s', 'who', 'pod events/s taken in', 'processor, % of a core', 'µs per event', 'longest block ms'],
    rows: cases.map(({ rate, contender, eventsPerSecond, cpuShare, longestBlockMs }) => [
      rate,
      contender,
      Math.round(eventsPerSecond),
      Math.round(cpuShare * 100),
      Math.round((cpuShare / eventsPerSecond) * 1e6),
      Math.round(longestBlockMs),
    ]),
  };
}

function mediansOf({ watchMs, toldMs }: Case): Readonly<Record<string, number>> {
  const samples = Object.entries({ watch: watchMs, ...toldMs });
  return Object.fromEntries(samples.map(([who, sample]) => [who, Math.round(quantile(sample, 0.5))]));
}

function rates(text: string): readonly number[] {
  const list = text.split(',').map(Number);
  if (list.some((rate) => !Number.isInteger(rate) || rate < 0 || rate > 100_000)) {
    throw new InvalidArgumentError('Give whole numbers up to 100000 with commas between, such as 100,1000.');
  }
  return list;
}
