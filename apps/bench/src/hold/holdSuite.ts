import { clusterOptions, realCluster } from '../realCluster.ts';
import type { RealCluster } from '../realCluster.ts';
import type { Suite, SuiteResult } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { CONTENDERS } from './contenders.ts';
import type { Contender } from './contenders.ts';
import type { HeldSize } from './figures.ts';
import { fleetTables, realTables } from './holdTables.ts';
import { withRealSource } from './realSource.ts';
import { startReplay } from './replay.ts';
import { runRounds } from './runRounds.ts';
import type { Patience } from './runRounds.ts';
import { missedTargets } from './targets.ts';

const SIZES = [1_000, 10_000, 50_000, 150_000] as const;
const PODS_PER_SERVICE = 15;
const PODS_PER_NODE = 30;
/** As many as a real cluster is asked for at most: each is a write. */
const MOST_REAL_EVENTS = 2_000;

type Say = (line: string) => void;

/** What it takes to hold a cluster: memory, first list, events, blocks; Fairlead and its peers on the same bytes. */
export const holdSuite: Suite = {
  name: 'hold',
  description: 'hold and follow up to 150,000 pods: Fairlead, client-node informers, JSON.parse; and the whole server',
  configure: (command) =>
    void clusterOptions(command, `change pods in it ${MOST_REAL_EVENTS} times for each run`)
      .option('--most-pods <n>', 'leave out larger sizes', wholeNumber(1000, 150_000), 150_000)
      .option('--least-pods <n>', 'leave out smaller sizes', wholeNumber(1000, 150_000), 1000)
      .option('--events <n>', 'pod events of the burst', wholeNumber(1000, 100_000), 60_000)
      .option('--seconds <n>', 'follow a real cluster that may not be written to', wholeNumber(1, 3_600), 20)
      .option('--repeats <n>', 'runs of each at most; the median counts', wholeNumber(1, 20), 3)
      .option('--patience <seconds>', 'who has taken so long at a size is not run again', wholeNumber(1, 3_600), 40)
      .option('--only <text>', 'only who has this in the name', ''),
  async run(options, say) {
    const only = String(options['only']).toLowerCase();
    const contenders = CONTENDERS.filter(({ name }) => name.toLowerCase().includes(only));
    const patience = { repeats: Number(options['repeats']), seconds: Number(options['patience']) };
    const real = await realCluster(options);
    return real === undefined
      ? holdFleets(contenders, patience, options, say)
      : holdReal(real, contenders, patience, options, say);
  },
};

async function holdFleets(
  contenders: readonly Contender[],
  patience: Patience,
  { mostPods, leastPods, events }: Readonly<Record<string, unknown>>,
  say: Say,
): Promise<SuiteResult> {
  const sizes: HeldSize[] = [];
  const encodings = contenders.some(({ encoding }) => encoding === 'json') ? ['protobuf', 'json'] : ['protobuf'];
  const empty = await emptyCluster();
  try {
    for (const pods of SIZES.filter((size) => size >= Number(leastPods) && size <= Number(mostPods))) {
      const size = { pods, services: Math.ceil(pods / PODS_PER_SERVICE), nodes: Math.ceil(pods / PODS_PER_NODE) };
      say(`${pods} pods: recording`);
      const replay = await startReplay(size, Number(events), encodings);
      try {
        const clusters = {
          forContenders: replay,
          serverKubeconfigs: { empty: empty.kubeconfig, full: replay.kubeconfig },
        };
        const feed = { kind: 'burst', events: Number(events), send: () => replay.burst() } as const;
        const rounds = await runRounds(contenders, clusters, feed, patience, (line) => say(`${pods} pods: ${line}`));
        sizes.push({ ...size, bytes: replay.bytes, ...rounds });
      } finally {
        await replay.stop();
      }
    }
  } finally {
    await empty.stop();
  }
  return { tables: fleetTables(sizes), data: { events, sizes }, failures: missedTargets(sizes) };
}

async function holdReal(
  real: RealCluster,
  contenders: readonly Contender[],
  patience: Patience,
  { events, seconds }: Readonly<Record<string, unknown>>,
  say: Say,
): Promise<SuiteResult> {
  const empty = await emptyCluster();
  try {
    const wanted = { events: Math.min(Number(events), MOST_REAL_EVENTS), seconds: Number(seconds) };
    return await withRealSource(real, wanted, async ({ size, cluster, feed }) => {
      say(`${size.pods} pods, ${size.services} services, ${size.nodes} nodes`);
      const serverKubeconfigs = { empty: empty.kubeconfig, full: real.kubeconfig };
      const rounds = await runRounds(contenders, { forContenders: cluster, serverKubeconfigs }, feed, patience, say);
      const held: HeldSize = { ...size, bytes: {}, ...rounds };
      return { tables: realTables(held), data: { sizes: [held] }, failures: [] };
    });
  } finally {
    await empty.stop();
  }
}

/** What an idle server holds. */
function emptyCluster(): ReturnType<typeof startReplay> {
  return startReplay({ pods: 1, services: 1, nodes: 1 }, 0, ['protobuf']);
}
