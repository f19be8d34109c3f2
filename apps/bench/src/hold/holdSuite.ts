import type { Suite } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { holdTables, missedTargets } from './holdTables.ts';
import type { HeldSize } from './holdTables.ts';
import { CONTENDERS, holdWith } from './measure.ts';
import { holdWithServer } from './measureServer.ts';
import { startReplay } from './replay.ts';

const SIZES = [1_000, 10_000, 50_000, 150_000] as const;
const PODS_PER_SERVICE = 15;
const PODS_PER_NODE = 30;

/** What it takes to hold a cluster: memory, first list, events, blocks; Fairlead and its peers on the same bytes. */
export const holdSuite: Suite = {
  name: 'hold',
  description: 'hold and follow up to 150,000 pods: Fairlead, client-node informers, JSON.parse; and the whole server',
  configure: (command) =>
    void command
      .option('--most-pods <n>', 'leave out larger sizes', wholeNumber(1000, 150_000), 150_000)
      .option('--least-pods <n>', 'leave out smaller sizes', wholeNumber(1000, 150_000), 1000)
      .option('--events <n>', 'pod events of the burst', wholeNumber(1000, 100_000), 60_000)
      .option('--repeats <n>', 'runs of each; the median counts', wholeNumber(1, 20), 3)
      .option('--only <text>', 'only who has this in the name', ''),
  async run({ mostPods, leastPods, events, repeats, only }, say) {
    const sizes: HeldSize[] = [];
    const contenders = CONTENDERS.filter(({ name }) => name.toLowerCase().includes(String(only).toLowerCase()));
    const encodings = contenders.some(({ encoding }) => encoding === 'json') ? ['protobuf', 'json'] : ['protobuf'];
    const empty = await startReplay({ pods: 1, services: 1, nodes: 1 }, 0, ['protobuf']);
    try {
      for (const pods of SIZES.filter((size) => size >= Number(leastPods) && size <= Number(mostPods))) {
        const size = { pods, services: Math.ceil(pods / PODS_PER_SERVICE), nodes: Math.ceil(pods / PODS_PER_NODE) };
        say(`${pods} pods: recording`);
        const replay = await startReplay(size, Number(events), encodings);
        try {
          const held = new Map<string, Awaited<ReturnType<typeof holdWith>>[]>(
            contenders.map(({ name }) => [name, []]),
          );
          const servers: Awaited<ReturnType<typeof holdWithServer>>[] = [];
          for (let repeat = 1; repeat <= Number(repeats); repeat += 1) {
            for (const contender of contenders) {
              const runs = held.get(contender.name);
              // What fails for its size fails again.
              if (runs === undefined || runs.some(({ failure }) => failure !== undefined)) continue;
              const run = await holdWith(contender, replay, Number(events), () => replay.burst());
              say(
                `${pods} pods: ${contender.name}, run ${repeat}${run.failure === undefined ? '' : `: ${run.failure}`}`,
              );
              runs.push(run);
            }
            servers.push(
              await holdWithServer({ empty: empty.kubeconfig, full: replay.kubeconfig }, Number(events), () =>
                replay.burst(),
              ),
            );
            say(`${pods} pods: whole server, run ${repeat}`);
          }
          sizes.push({ ...size, bytes: replay.bytes, held: [...held.values()].flat(), servers });
        } finally {
          await replay.stop();
        }
      }
    } finally {
      await empty.stop();
    }
    return { tables: holdTables(sizes, Number(events)), data: { events, sizes }, failures: missedTargets(sizes) };
  },
};
