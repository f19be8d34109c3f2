import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const ROUNDS = 300;
const CHANGES = 50;
const RECORD_BYTES = 2_000;

/** Else V8, when it has the time, learns from the first rounds to make records in the old generation right away. */
const FLAGS = ['--expose-gc', '--single-threaded-gc', '--no-allocation-site-pretenuring'];

/** Lets changes through a queue in a process of its own, in which only the young generation is collected. */
const PROGRAM = `
  const { ChangeQueue } = await import(${JSON.stringify(new URL('changeQueue.ts', import.meta.url).href)});
  const { systemClock } = await import(${JSON.stringify(new URL('../clock.ts', import.meta.url).href)});
  const queue = new ChangeQueue({ clock: systemClock, deliver: () => undefined });
  let version = 0;
  function pass(rounds, waiting) {
    for (let round = 0; round < rounds; round += 1) {
      const changes = Array.from({ length: ${CHANGES} }, () => {
        const name = 'pod-' + (version += 1);
        return { resource: 'pods', key: name, before: undefined, after: { name, uid: name, words: Array(${RECORD_BYTES / 8}).fill(version) } };
      });
      queue.add(changes, 0);
      // Twice while they wait moves them, and what leads to them, to the old generation.
      if (waiting) gc({ type: 'minor' });
      if (waiting) gc({ type: 'minor' });
      queue.flush();
      gc({ type: 'minor' });
    }
    return process.memoryUsage().heapUsed;
  }
  const before = pass(10, true);
  console.log(JSON.stringify({ kept: pass(${ROUNDS}, false) - before }));
`;

describe('ChangeQueue', { timeout: 60_000 }, () => {
  it('lets go of what is told, before all of the heap is collected', () => {
    const output = execFileSync(process.execPath, [...FLAGS, '--input-type=module', '--eval', PROGRAM]);
    const { kept } = JSON.parse(output.toString()) as { readonly kept: number };
    expect(kept).toBeLessThan((ROUNDS * CHANGES * RECORD_BYTES) / 10);
  });
});
