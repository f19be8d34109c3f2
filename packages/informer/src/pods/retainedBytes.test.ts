import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { oneOfManyPods } from './manyPods.ts';
import { PodTable } from './podTable.ts';

const PODS = 30_000;

/** Fills a table in a process of its own, where nothing else comes and goes, and tells what that has cost. */
const PROGRAM = `
  const { oneOfManyPods } = await import(${JSON.stringify(new URL('manyPods.ts', import.meta.url).href)});
  const { PodTable } = await import(${JSON.stringify(new URL('podTable.ts', import.meta.url).href)});
  function filled() {
    const table = new PodTable();
    for (let index = 0; index < ${PODS}; index += 1) {
      const pod = oneOfManyPods(index);
      table.put(pod.namespace + '/' + pod.name, pod);
    }
    return table;
  }
  function usedBytes() {
    gc();
    gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  }
  // Once before, so that compiled code and caches of the engine are not counted.
  filled();
  const before = usedBytes();
  const table = filled();
  console.log(JSON.stringify({ kept: usedBytes() - before, told: table.retainedBytes(), size: table.size }));
`;

describe('PodTable.retainedBytes', { timeout: 120_000 }, () => {
  it('is what the process really keeps for the pods, within 5 %, and less than 200 bytes for each', () => {
    const output = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', PROGRAM]);
    const { kept, told, size } = JSON.parse(output.toString()) as Record<'kept' | 'told' | 'size', number>;
    expect(size).toBe(PODS);
    expect(told / kept).toBeGreaterThan(0.95);
    expect(told / kept).toBeLessThan(1.05);
    expect(kept / size).toBeLessThan(200);
  });

  it('is small while nothing is held, and follows a pod that comes and goes', () => {
    const table = new PodTable();
    const empty = table.retainedBytes();
    expect(empty).toBeLessThan(20_000);
    const pod = oneOfManyPods(1);
    table.put('team-0/one', { ...pod, namespace: 'team-0', name: 'one' });
    expect(table.retainedBytes()).toBeGreaterThan(empty);
    table.remove('team-0/one');
    expect(table.retainedBytes()).toBe(empty);
  });
});
