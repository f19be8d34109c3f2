import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { randomNumbers } from '../resolve/randomNumbers.ts';
import type { Suite, SuiteResult } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { buildWorld, makeNamespaces, removeNamespaces } from './buildWorld.ts';
import { Churn } from './churn.ts';
import { openWriter, type ClusterWriter, type KubeObject } from './clusterWriter.ts';
import { linesOfDifferent, runVerify } from './runVerify.ts';
import { settle } from './settle.ts';

const SETTLE = { everyMs: 2000, quietMs: 8000, patienceMs: 240_000 } as const;
/** Changes that are under way at a time. */
const CHURNERS = 8;
const PAUSE_MS = 150;

/** What of a cluster with a real control plane says of our answers, after a minute of random changes. */
export const clusterWorldSuite: Suite = {
  name: 'cluster-world',
  description: 'a random world in a real cluster, a minute of churn, then `verify`. Writes: wants --yes-write',
  configure: (command) =>
    void command
      .requiredOption('--kubeconfig <file>', 'the cluster to write into')
      .option('--context <name>', 'context of the kubeconfig')
      .requiredOption('--yes-write', 'yes: make and delete namespaces, and change zone labels of nodes for a while')
      .option('--services <n>', 'services', wholeNumber(1, 5000), 220)
      .option('--pods <n>', 'pods that the workloads ask for', wholeNumber(200, 10_000), 640)
      .option('--namespaces <n>', 'namespaces', wholeNumber(1, 50), 8)
      .option('--seconds <n>', 'of churn', wholeNumber(1, 3600), 60)
      .option('--seed <n>', 'of what is made and changed', wholeNumber(1, 1_000_000_000), 1)
      .option('--keep', 'leave the namespaces', false),
  async run(options, say) {
    const kubeconfig = path.resolve(String(options['kubeconfig']));
    const context = typeof options['context'] === 'string' ? options['context'] : undefined;
    const writer = await openWriter(kubeconfig, context);
    try {
      return await runWorld(writer, kubeconfig, context, options, say);
    } finally {
      writer.close();
    }
  },
};

async function runWorld(
  writer: ClusterWriter,
  kubeconfig: string,
  context: string | undefined,
  options: Readonly<Record<string, unknown>>,
  say: (line: string) => void,
): Promise<SuiteResult> {
  const size = {
    namespaces: Number(options['namespaces']),
    services: Number(options['services']),
    pods: Number(options['pods']),
  };
  const dice = { next: randomNumbers(Number(options['seed'])) };
  const nodes = (await writer.get<{ readonly items: readonly KubeObject[] }>('/api/v1/nodes')).items;
  const namespaces = await makeNamespaces(writer, size.namespaces);
  let churn: Churn | undefined;
  try {
    say(`${writer.server}: making ${size.services} services and workloads of ${size.pods} pods`);
    const world = await buildWorld(writer, dice, namespaces, size);
    const built = await settle(writer, namespaces, wait, SETTLE);
    say(`${built.services} services, ${built.pods} pods after ${built.seconds.toFixed(0)} s; changing them`);
    churn = new Churn(writer, dice, world, nodes);
    await churnFor(churn, Number(options['seconds']));
    const settled = await settle(writer, namespaces, wait, SETTLE);
    say(
      `${settled.services} services, ${settled.pods} pods, ${settled.quiet ? 'quiet' : 'still changing'} after ${settled.seconds.toFixed(0)} s`,
    );
    const verified = await runVerify(kubeconfig, context);
    return report(size, churn.made, settled, verified);
  } finally {
    await churn?.restoreNodes();
    if (options['keep'] !== true) {
      say('removing the namespaces');
      await removeNamespaces(writer, namespaces, () => wait(1000));
    }
  }
}

async function churnFor(churn: Churn, seconds: number): Promise<void> {
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: CHURNERS }, async () => {
      while (performance.now() < until) {
        await churn.one();
        await wait(PAUSE_MS);
      }
    }),
  );
}

function report(
  wanted: { readonly services: number; readonly pods: number },
  changes: Readonly<Record<string, number>>,
  settled: Awaited<ReturnType<typeof settle>>,
  { equal, different, explained, output }: Awaited<ReturnType<typeof runVerify>>,
): SuiteResult {
  const sum = Object.values(changes).reduce((total, count) => total + count, 0);
  return {
    tables: [
      {
        title: 'Changes',
        head: ['change', 'times'],
        rows: [...Object.entries(changes).toSorted(([a], [b]) => (a < b ? -1 : 1)), ['all', sum]],
      },
      {
        title: 'Compared with what the cluster publishes',
        head: ['services', 'pods', 'settled after s', 'equal', 'explained', 'different'],
        rows: [[settled.services, settled.pods, settled.seconds, equal, explained, different]],
      },
    ],
    data: { changes, settled, equal, explained, different },
    failures: [
      ...(different === 0 ? [] : [`${different} services are different:`, ...linesOfDifferent(output)]),
      ...(settled.quiet ? [] : ['the world has not settled']),
      ...(settled.pods < wanted.pods / 2 ? [`only ${settled.pods} pods are left`] : []),
      ...(settled.services < wanted.services ? [`only ${settled.services} services are left`] : []),
    ],
  };
}
