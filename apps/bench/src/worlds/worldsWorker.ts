import { parentPort, workerData } from 'node:worker_threads';
import { tallyWorlds } from './tally.ts';

/** What a worker is started with. */
export interface WorldsJob {
  readonly first: number;
  readonly count: number;
  readonly step: number;
}

/** Worlds between two words of progress. */
const EVERY = 250;

const { first, count, step } = workerData as WorldsJob;
let done = 0;
const tally = tallyWorlds(first, count, step, () => {
  done += 1;
  if (done % EVERY === 0) parentPort?.postMessage({ kind: 'progress', worlds: EVERY });
});
parentPort?.postMessage({ kind: 'done', tally });
