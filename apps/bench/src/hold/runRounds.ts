import type { Contender, HeldCluster } from './contenders.ts';
import type { Feed } from './feed.ts';
import { holdWith } from './measure.ts';
import type { Held } from './measure.ts';
import { holdWithServer } from './measureServer.ts';
import type { ServerHeld } from './measureServer.ts';

/** How often each is run. */
export interface Patience {
  readonly repeats: number;
  /** Who has taken so long in all is not run again: with the slow ones of a large cluster, one run is all there is time for. */
  readonly seconds: number;
}

export interface Rounds {
  readonly held: readonly Held[];
  readonly servers: readonly ServerHeld[];
}

/** Whether somebody is run once more. What fails for the size of the cluster fails again. */
export function runsAgain(
  { repeats, seconds }: Patience,
  { runs, spentSeconds, failed }: { readonly runs: number; readonly spentSeconds: number; readonly failed: boolean },
): boolean {
  return !failed && runs < repeats && (runs === 0 || spentSeconds < seconds);
}

/** All contenders and the whole server in turn, again and again, so that what the machine does meanwhile meets all of them. */
export async function runRounds(
  contenders: readonly Contender[],
  clusters: {
    readonly forContenders: HeldCluster;
    readonly serverKubeconfigs: { readonly empty: string; readonly full: string };
  },
  feed: Feed,
  patience: Patience,
  say: (line: string) => void,
): Promise<Rounds> {
  const held: Held[] = [];
  const servers: ServerHeld[] = [];
  const sides = [
    ...contenders.map((contender) => ({
      name: contender.name,
      run: async () => {
        const run = await holdWith(contender, clusters.forContenders, feed);
        held.push(run);
        return run.failure;
      },
    })),
    {
      name: 'whole server',
      run: async () => {
        servers.push(await holdWithServer(clusters.serverKubeconfigs, feed));
        return undefined;
      },
    },
  ].map((side) => ({ ...side, runs: 0, spentSeconds: 0, failed: false }));
  for (let round = 1; round <= patience.repeats; round += 1) {
    for (const side of sides) {
      if (!runsAgain(patience, side)) continue;
      const startedAt = performance.now();
      const failure = await side.run();
      side.runs += 1;
      side.spentSeconds += (performance.now() - startedAt) / 1000;
      side.failed = failure !== undefined;
      say(`${side.name}, run ${side.runs}${failure === undefined ? '' : `: ${failure}`}`);
    }
  }
  return { held, servers };
}
