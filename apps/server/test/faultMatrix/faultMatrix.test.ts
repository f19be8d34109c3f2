import { describe, expect, it, vi } from 'vitest';
import { eventually } from '../harness.ts';
import { LIVE } from './disorder.ts';
import type { Cell, Disorder, Upheaval } from './disorder.ts';
import { DISTURBED, PATIENCE_MS, disturb, expectShown, reach, upset } from './disturb.ts';
import { FAULTS, PHASES } from './faults.ts';
import type { FaultName, Phase } from './faults.ts';
import { MATRIX } from './matrix.ts';

// Every fault in every phase, over HTTP: while it lasts the status says so, and when it is over all stores hold exactly what the
// cluster has and the answers are what it publishes. Faults of a resource come several at a time, each to a resource of its own.

/** Most of the time is spent waiting. */
vi.setConfig({ maxConcurrency: 6, testTimeout: 240_000 });

/** Cells that have been tried. */
const tried = new Set<string>();

const cellsOf = (phase: Phase): readonly (readonly [FaultName, Cell])[] =>
  FAULTS.map((fault) => [fault, MATRIX[fault][phase]]);

/** Faults of a resource, as many at a time as there are resources. */
function groupsOf(phase: Phase): readonly (readonly (readonly [FaultName, Disorder])[])[] {
  const all = cellsOf(phase).flatMap(([fault, cell]) =>
    cell.kind === 'of a resource' ? [[fault, cell] as const] : [],
  );
  const groups = Math.ceil(all.length / DISTURBED.length);
  return Array.from({ length: groups }, (_, group) => all.filter((__, index) => index % groups === group));
}

const upheavalsOf = (phase: Phase): readonly (readonly [FaultName, Upheaval])[] =>
  cellsOf(phase).flatMap(([fault, cell]) => (cell.kind === 'of the server' ? [[fault, cell] as const] : []));

describe.concurrent.each(PHASES)('%s', (phase) => {
  for (const group of groupsOf(phase)) {
    it(group.map(([fault]) => fault).join('; '), async () => {
      const assigned = new Map(group.map(([fault, cell], index) => [DISTURBED[index] ?? 'pods', { fault, cell }]));
      let met: ReadonlySet<string> = new Set();
      const behind = await reach(phase, {}, (parts) => {
        met = disturb(parts, phase, assigned);
      });
      try {
        for (const [resource, { fault, cell }] of assigned) {
          await eventually(() => expect([fault, met.has(resource)]).toEqual([fault, true]), PATIENCE_MS);
          await expectShown(behind, resource, fault, cell);
          tried.add(`${phase}: ${fault}`);
        }
        behind.simulator.faults.clear();
        behind.gate.passage = () => undefined;
        behind.touchAll();
        const needsRelist = group.some(([, cell]) => cell.needsRelist);
        if (needsRelist) behind.simulator.compact();
        if (needsRelist || phase === 'watch') behind.gate.cutWatches();
        await behind.expectTruth();
      } finally {
        await behind.stop();
      }
    });
  }

  for (const [fault, cell] of upheavalsOf(phase)) {
    it(fault, async () => {
      const { tls = false, token = 'file' } = cell;
      let hasBegun = (): boolean => false;
      const behind = await reach(phase, { tls, token }, (parts) => {
        hasBegun = upset(parts, phase, cell);
      });
      try {
        await eventually(() => expect(hasBegun()).toBe(true), PATIENCE_MS);
        await expectShown(behind, 'services', fault, cell);
        if (cell.want !== LIVE) await expectShown(behind, 'pods', fault, cell);
        tried.add(`${phase}: ${fault}`);
        behind.touchAll();
        // What depends on what Fairlead sends stays as it is.
        if (typeof cell.passage !== 'function') behind.gate.passage = () => undefined;
        await cell.heal?.(behind);
        behind.touchAll();
        await behind.expectTruth();
      } finally {
        await behind.stop();
      }
    });
  }
});

describe('the matrix', () => {
  it('has tried every fault in every phase in which it can come', () => {
    const possible = PHASES.flatMap((phase) =>
      cellsOf(phase).flatMap(([fault, cell]) => (cell.kind === 'impossible' ? [] : [`${phase}: ${fault}`])),
    );
    expect(possible.filter((each) => !tried.has(each))).toEqual([]);
  });

  it('has a phase for every fault', () => {
    const never = FAULTS.filter((fault) => PHASES.every((phase) => MATRIX[fault][phase].kind === 'impossible'));
    expect(never).toEqual([]);
  });
});
