import fc from 'fast-check';
import { describe, it } from 'vitest';
import { startBehindGate } from '../behindGate.ts';
import { FollowedGraph } from '../followedGraph.ts';
import { expectSameAsFresh } from '../sameAsFresh.ts';
import { endWell, stories } from './randomStory.ts';
import type { Told } from './randomStory.ts';

// Random changes of a cluster among random faults between it and the server. When the faults are over, all stores hold what the
// cluster has, all answers are those of a server that has just begun, and so is the picture of a page that was open all the time.
// FAIRLEAD_TEST_FAULT_RUNS asks for more stories, FAIRLEAD_TEST_SEED and FAIRLEAD_TEST_PATH for the one that
// a failure has printed.

const { FAIRLEAD_TEST_FAULT_RUNS: runs, FAIRLEAD_TEST_SEED: seed, FAIRLEAD_TEST_PATH: path } = process.env;
const numRuns = runs === undefined ? 4 : Number(runs);

describe('a cluster that changes among faults', () => {
  it('is shown as it is when they are over', { timeout: 60_000 + numRuns * 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(stories, fc.boolean(), async (story, isAtOnce) => {
        const behind = await startBehindGate({ tls: true });
        const told: Told = { behind, heals: [], needsRelist: false };
        behind.gate.smallPages = true;
        const page = await FollowedGraph.open(behind.server.url);
        try {
          // Else it begins among the first lists.
          if (!isAtOnce) await behind.expectTruth();
          for (const [, act] of story) await act(told);
          await endWell(told);
          await behind.expectTruth();
          await expectSameAsFresh(behind.server, behind.simulator);
          await page.expectTruth();
        } finally {
          await page.close();
          await behind.stop();
        }
      }),
      // A smaller story takes as long as the one that failed.
      {
        numRuns,
        endOnFailure: true,
        ...(seed !== undefined && { seed: Number(seed) }),
        ...(path !== undefined && { path }),
      },
    );
  });
});
