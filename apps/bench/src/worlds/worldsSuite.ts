import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { POD_REASONS, SERVICE_REASONS, SUMMARY_REASONS } from '@fairlead/model';
import { RULES } from '@fairlead/resolver/testing';
import { quantile } from '../format.ts';
import type { Suite, SuiteResult } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { sumTallies } from './tally.ts';
import type { Tally } from './tally.ts';
import type { WorldsJob } from './worldsWorker.ts';

/** In a full run every rule and every reason shows at least so often. */
const SHOWN_AT_LEAST = 1000;
const FULL_RUN = 100_000;

/** Pods and events of the median world. */
const MEDIAN_PODS = 8;
const MEDIAN_EVENTS = 10;

type FromWorker =
  { readonly kind: 'progress'; readonly worlds: number } | { readonly kind: 'done'; readonly tally: Tally };

/**
 * Random worlds: the incremental resolver against the full computation, after every event. A world is the world of its number, so
 * `--first SEED --count 1` plays one again.
 */
export const worldsSuite: Suite = {
  name: 'worlds',
  description: 'random worlds and events: the incremental resolver against the full computation',
  configure: (command) =>
    void command
      .option('--count <n>', 'worlds', wholeNumber(1, 10_000_000), FULL_RUN)
      .option('--first <seed>', 'seed of the first world; the others follow', wholeNumber(1, 1_000_000_000), 1)
      .option('--workers <n>', 'threads', wholeNumber(1, 64), Math.max(1, Math.min(4, availableParallelism()))),
  async run({ count, first, workers }, say) {
    const [worlds, seed, threads] = [Number(count), Number(first), Math.min(Number(workers), Number(count))];
    let done = 0;
    const progress = (more: number) => {
      const before = done;
      done += more;
      if (Math.floor(before / 5000) < Math.floor(done / 5000)) say(`${done} of ${worlds} worlds`);
    };
    const tallies = await Promise.all(
      Array.from({ length: threads }, (_, index) =>
        runWorker(
          { first: seed + index, count: Math.floor((worlds - index + threads - 1) / threads), step: threads },
          progress,
        ),
      ),
    );
    return report(sumTallies(tallies), seed);
  },
};

function runWorker(job: WorldsJob, progress: (worlds: number) => void): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worldsWorker.ts', import.meta.url), { workerData: job });
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') progress(message.worlds);
      else resolve(message.tally);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code !== 0) reject(new Error(`a worker ended with code ${code}`));
    });
  });
}

function report(tally: Tally, first: number): SuiteResult {
  const { worlds, answers, hits, differences } = tally;
  const medianPods = quantile(tally.pods, 0.5);
  const medianEvents = quantile(tally.events, 0.5);
  const reasons = [...SERVICE_REASONS, ...SUMMARY_REASONS, ...POD_REASONS];
  const times = (id: string): number => hits[id] ?? 0;
  const rare = worlds < FULL_RUN ? [] : [...RULES, ...reasons].filter((id) => times(id) < SHOWN_AT_LEAST);
  return {
    tables: [
      { title: 'Rules', head: ['rule', 'shown'], rows: RULES.map((rule) => [rule, times(rule)]) },
      { title: 'Reasons', head: ['reason', 'shown'], rows: reasons.map((id) => [id, times(id)]) },
      {
        title: 'Worlds',
        head: ['worlds', 'first seed', 'median pods', 'median events', 'answers compared', 'different'],
        rows: [[worlds, first, medianPods, medianEvents, answers, differences.length]],
      },
    ],
    data: { worlds, first, medianPods, medianEvents, answers, differences, hits },
    failures: [
      ...differences.map(({ seed, difference }) => `seed ${seed}: ${difference}`),
      ...rare.map((id) => `${id} shows ${times(id)} times, wanted ${SHOWN_AT_LEAST}`),
      ...(medianPods < MEDIAN_PODS ? [`the median world has ${medianPods} pods`] : []),
      ...(medianEvents < MEDIAN_EVENTS ? [`the median world has ${medianEvents} events`] : []),
    ],
  };
}
