import { describe, expect, it } from 'vitest';
import { startBehindGate } from '../behindGate.ts';
import { expectSameAsFresh } from '../sameAsFresh.ts';
import type { Disorder, Upheaval } from './disorder.ts';
import { DISTURBED, disturb, upset } from './disturb.ts';
import { FAULTS } from './faults.ts';
import { MATRIX } from './matrix.ts';

// One fault after the other, the next before the last is over; the stores and answers of what comes out of all of them.

const possible = (phase: 'relist' | 'relist, later page' | 'watch'): readonly Cell[] =>
  FAULTS.flatMap((fault) => {
    const cell = MATRIX[fault][phase];
    return cell.kind === 'impossible' ? [] : [{ fault, cell }];
  });

interface Cell {
  readonly fault: (typeof FAULTS)[number];
  readonly cell: Disorder | Upheaval;
}

describe.concurrent('all faults, one after the other, without a rest', { timeout: 240_000 }, () => {
  it.each(['relist', 'relist, later page', 'watch'] as const)('%s', async (phase) => {
    const behind = await startBehindGate({ tls: true });
    const { gate, simulator } = behind;
    try {
      await behind.expectTruth();
      gate.smallPages = true;
      for (const { fault, cell } of possible(phase)) {
        simulator.faults.clear();
        if (cell.kind === 'of a resource') {
          disturb(behind, phase, new Map(DISTURBED.map((resource) => [resource, { fault, cell }])));
        } else {
          // The one that is good no more, or will be rejected.
          if (cell.token !== undefined) await behind.writeToken('first');
          upset(behind, phase, cell);
        }
        behind.touchAll();
        if (phase !== 'watch') simulator.compact();
        gate.cutWatches();
        behind.touchAll();
        await behind.clock.pass(10_000);
        if (cell.kind === 'of the server') await cell.heal?.(behind);
      }
      simulator.faults.clear();
      gate.passage = () => undefined;
      // What an object without spec left behind is nothing that a watch would tell of.
      simulator.compact();
      behind.touchAll();
      gate.cutWatches();
      await behind.expectTruth();
      await expectSameAsFresh(behind.server, simulator);
      expect((await behind.cache('pods')).errors).toBeGreaterThan(3);
    } finally {
      await behind.stop();
    }
  });
});
