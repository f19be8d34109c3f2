import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { PodRecord } from '@fairlead/model';
import { oneOfManyPods } from './compact/manyPods.ts';
import { RecordTable } from './objectTable.ts';

/** Fills a table in a process of its own, where nothing else comes and goes, and tells what that has cost. */
const PROGRAM = `
  const { oneOfManyPods } = await import(${JSON.stringify(new URL('compact/manyPods.ts', import.meta.url).href)});
  const { RecordTable } = await import(${JSON.stringify(new URL('objectTable.ts', import.meta.url).href)});
  function filled() {
    const table = new RecordTable();
    for (let index = 0; index < 5_000; index += 1) {
      const pod = oneOfManyPods(index);
      table.put(pod.namespace + '/' + pod.name, pod);
    }
    return table;
  }
  function usedBytes() {
    gc();
    gc();
    return process.memoryUsage().heapUsed;
  }
  // Once before, so that compiled code and caches of the engine are not counted.
  (() => filled().retainedBytes())();
  const before = usedBytes();
  const table = filled();
  console.log(JSON.stringify({ kept: usedBytes() - before, told: table.retainedBytes() }));
`;

describe('RecordTable.retainedBytes', () => {
  it('is nothing while it holds nothing', () => {
    expect(new RecordTable<PodRecord>().retainedBytes()).toBe(0);
  });

  it('follows what is put and removed', () => {
    const table = new RecordTable<PodRecord>();
    for (let index = 0; index < 100; index += 1) table.put(`shop/${index}`, oneOfManyPods(index));
    const all = table.retainedBytes();
    for (let index = 0; index < 50; index += 1) table.remove(`shop/${index}`);
    expect(table.retainedBytes() / all).toBeCloseTo(0.5, 1);
    for (let index = 50; index < 100; index += 1) table.remove(`shop/${index}`);
    expect(table.retainedBytes()).toBe(0);
  });

  it('estimates what the process really keeps for the records, within a quarter', { timeout: 60_000 }, () => {
    const output = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', PROGRAM]);
    const { kept, told } = JSON.parse(output.toString()) as Record<'kept' | 'told', number>;
    expect(told / kept).toBeGreaterThan(0.75);
    expect(told / kept).toBeLessThan(1.25);
  });
});
