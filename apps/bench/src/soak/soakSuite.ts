import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../format.ts';
import { openCluster } from '../processes/cluster.ts';
import { HealthWatch, podEventsOf, startWholeServer, untilReady } from '../processes/wholeServer.ts';
import type { WholeServer } from '../processes/wholeServer.ts';
import { clusterOptions, realCluster } from '../realCluster.ts';
import type { Suite } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { growthOf, notFlat, soakTable } from './soakTable.ts';
import type { Minute } from './soakTable.ts';

const SAMPLE_MS = 2_000;
const MINUTE_MS = 60_000;
const MB = 1e6;

/** The server, left alone with a busy cluster and one open page: does it grow? */
export const soakSuite: Suite = {
  name: 'soak',
  description: 'the whole server under steady events, minute by minute: memory has to stay flat after the first',
  configure: (command) =>
    void clusterOptions(command)
      .option('--minutes <n>', 'how long', wholeNumber(2, 1440), 10)
      .option('--rate <n>', 'events a second; a real cluster has its own', wholeNumber(1, 20_000), 1000)
      .option('--pods <n>', 'pods of the fleet', wholeNumber(100, 200_000), 20_000),
  async run(options, say) {
    const real = await realCluster(options);
    const fleet = { pods: Number(options['pods']), churn: Number(options['rate']) };
    const cluster = await openCluster(real?.kubeconfig, fleet);
    try {
      const server = await startWholeServer(cluster.kubeconfig);
      try {
        await untilReady(server);
        const { minutes, worstHealthMs } = await soak(server, Number(options['minutes']), say);
        const growth = growthOf(minutes);
        return { tables: [soakTable(minutes)], data: { minutes, growth, worstHealthMs }, failures: notFlat(growth) };
      } finally {
        await server.stop();
      }
    } finally {
      await cluster.stop();
    }
  },
};

async function soak(
  server: WholeServer,
  count: number,
  say: (line: string) => void,
): Promise<{ readonly minutes: readonly Minute[]; readonly worstHealthMs: number }> {
  const page = new AbortController();
  const reading = readStream(server.url, page.signal);
  const health = new HealthWatch(server.url);
  const minutes: Minute[] = [];
  try {
    while (minutes.length < count) {
      const minute = await oneMinute(server, minutes.length + 1);
      minutes.push(minute);
      say(`minute ${minute.minute} of ${count}: ${Math.round(minute.rssMb)} MB`);
    }
  } finally {
    await health.stop();
    page.abort();
  }
  await reading;
  return { minutes, worstHealthMs: health.worstMs };
}

async function oneMinute(server: WholeServer, minute: number): Promise<Minute> {
  const before = await podEventsOf(server);
  const startedAt = performance.now();
  const samples: { readonly rss: number; readonly heap: number; readonly block: number }[] = [];
  while (performance.now() - startedAt < MINUTE_MS) {
    await wait(SAMPLE_MS);
    const { memory, longestBlockMs } = await server.probe({ do: 'read' });
    samples.push({ ...memory, block: longestBlockMs });
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const median = (of: (sample: (typeof samples)[number]) => number): number => quantile(samples.map(of), 0.5);
  return {
    minute,
    rssMb: median(({ rss }) => rss / MB),
    heapMb: median(({ heap }) => heap / MB),
    eventsPerSecond: ((await podEventsOf(server)) - before) / seconds,
    longestBlockMs: Math.max(...samples.map(({ block }) => block)),
  };
}

/** A page that is open: reads what is streamed and keeps nothing. */
async function readStream(url: string, signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch(new URL('api/v1/stream', url), { signal });
    for await (const chunk of response.body ?? []) void chunk;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
