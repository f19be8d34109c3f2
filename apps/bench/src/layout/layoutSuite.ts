import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { computeLayout, type LayoutInput, type LayoutResult } from '@fairlead/graph-canvas/layout';
import { quantile } from '../format.ts';
import type { Suite, Table } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import type { TimedResponse } from './layoutWorker.ts';
import { moved, overlaps } from './soundness.ts';
import { RandomStructure } from './structure.ts';

const SIZES = [200, 2_000, 10_000] as const;
const NOTHING = { nodes: {}, areas: {} };

/** At 2,000 nodes, from the message to the worker to its answer. */
const AT_MOST_MS = 150;

interface Timing {
  readonly nodes: number;
  readonly edges: number;
  /** The first one in a new worker, nothing compiled yet. */
  readonly firstMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Of the median, without the way of the message. */
  readonly workMs: number;
  readonly overlaps: number;
  readonly sameAgain: boolean;
}

interface Stability {
  readonly nodes: number;
  readonly changes: number;
  readonly moved: number;
  readonly overlaps: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

interface LayoutOptions {
  readonly changes: number;
  readonly rounds: number;
  readonly seed: number;
}

/** The layout of the map: how long it takes in a worker, whether anything lies on anything, and whether anything moves. */
export const layoutSuite: Suite = {
  name: 'layout',
  description: 'lays out 200 to 10,000 services in a worker, then changes one at a time: nothing may move or overlap',
  configure: (command) =>
    void command
      .option('--changes <number>', 'random changes at 2,000 services', wholeNumber(1, 1_000_000), 5_000)
      .option('--rounds <number>', 'layouts of each size', wholeNumber(1, 1_000), 15)
      .option('--seed <number>', 'of the random cluster', wholeNumber(0, 2 ** 31), 1),
  run: async (options, say) => {
    const { changes, rounds, seed } = options as unknown as LayoutOptions;
    const timings: Timing[] = [];
    for (const size of SIZES) {
      say(`${size} services, ${rounds} layouts`);
      timings.push(await timeLayouts(new RandomStructure(size, seed).input, rounds));
    }
    const stabilities: Stability[] = [];
    for (const [size, count] of [
      [2_000, changes],
      [10_000, Math.ceil(changes / 25)],
    ] as const) {
      say(`${size} services, ${count} changes`);
      stabilities.push(tryChanges(new RandomStructure(size, seed + 1), count));
    }
    return {
      tables: [timingTable(timings), stabilityTable(stabilities)],
      data: { timings, stabilities },
      failures: failuresOf(timings, stabilities),
    };
  },
};

/** Round trips to a worker, as the page makes them. */
async function timeLayouts(input: LayoutInput, rounds: number): Promise<Timing> {
  const worker = new Worker(new URL('./layoutWorker.ts', import.meta.url));
  await once(worker, 'online');
  const times: number[] = [];
  const works: number[] = [];
  let last: LayoutResult = { placement: NOTHING, routes: {} };
  let sameAgain = true;
  for (let round = 0; round <= rounds; round += 1) {
    const startedAt = performance.now();
    worker.postMessage({ number: round, input, before: null, remembered: NOTHING });
    const [{ result, workMs }] = (await once(worker, 'message')) as [TimedResponse];
    times.push(performance.now() - startedAt);
    works.push(workMs);
    sameAgain &&= round === 0 || moved(last.placement, result.placement).length === 0;
    last = result;
  }
  await worker.terminate();
  const [firstMs = 0, ...warm] = times;
  return {
    nodes: input.nodes.length,
    edges: input.edges.length,
    firstMs,
    medianMs: quantile(warm, 0.5),
    p95Ms: quantile(warm, 0.95),
    workMs: quantile(works.slice(1), 0.5),
    overlaps: overlaps(last.placement),
    sameAgain,
  };
}

/** One service more or less at a time, each placed into what stood before. */
function tryChanges(structure: RandomStructure, changes: number): Stability {
  const nodes = structure.input.nodes.length;
  let { placement } = computeLayout(structure.input, null);
  let remembered = placement;
  let movedCount = 0;
  let overlapCount = 0;
  const times: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    structure.change();
    const { input } = structure;
    const startedAt = performance.now();
    const next = computeLayout(input, placement, remembered).placement;
    times.push(performance.now() - startedAt);
    movedCount += moved(placement, next).length;
    overlapCount += overlaps(next);
    placement = next;
    remembered = { nodes: { ...remembered.nodes, ...next.nodes }, areas: { ...remembered.areas, ...next.areas } };
  }
  return {
    nodes,
    changes,
    moved: movedCount,
    overlaps: overlapCount,
    medianMs: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
  };
}

function timingTable(timings: readonly Timing[]): Table {
  return {
    title: 'A layout from nothing, from the message to the worker to its answer, milliseconds',
    head: ['services', 'calls', 'first', 'median', 'p95', 'work alone', 'overlaps', 'same each time'],
    rows: timings.map((each) => [
      each.nodes,
      each.edges,
      each.firstMs,
      each.medianMs,
      each.p95Ms,
      each.workMs,
      each.overlaps,
      each.sameAgain ? 'yes' : 'no',
    ]),
  };
}

function stabilityTable(stabilities: readonly Stability[]): Table {
  return {
    title: 'One service more or less at a time, each change placed into the picture before it, milliseconds',
    head: ['services', 'changes', 'other nodes moved', 'overlaps', 'median', 'p99'],
    rows: stabilities.map((each) => [each.nodes, each.changes, each.moved, each.overlaps, each.medianMs, each.p99Ms]),
  };
}

function failuresOf(timings: readonly Timing[], stabilities: readonly Stability[]): string[] {
  return [
    ...timings.flatMap(({ nodes, medianMs, overlaps: count, sameAgain }) => [
      ...(nodes === 2_000 && medianMs > AT_MOST_MS ? [`${nodes} services took ${Math.round(medianMs)} ms`] : []),
      ...(count > 0 ? [`${count} overlaps at ${nodes} services`] : []),
      ...(sameAgain ? [] : [`${nodes} services were laid out differently the second time`]),
    ]),
    ...stabilities.flatMap(({ nodes, moved: count, overlaps: overlapping }) => [
      ...(count > 0 ? [`${count} nodes moved by changes elsewhere, at ${nodes} services`] : []),
      ...(overlapping > 0 ? [`${overlapping} overlaps after changes, at ${nodes} services`] : []),
    ]),
  ];
}
