import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../format.ts';
import { HealthWatch, podEventsOf, startWholeServer, untilReady } from '../processes/wholeServer.ts';
import { startFleet } from '../processes/child.ts';
import type { Suite } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';

const SAMPLE_MS = 2_000;
const MINUTE_MS = 60_000;
const MB = 1e6;
/** How much more the last minute may take than the second. */
const FLAT = 1.05;

interface Minute {
  readonly minute: number;
  /** Medians of what was seen in it. */
  readonly rssMb: number;
  readonly heapMb: number;
  readonly eventsPerSecond: number;
  readonly longestBlockMs: number;
}

/** The server, left alone with a busy cluster and one open page: does it grow? */
export const soakSuite: Suite = {
  name: 'soak',
  description: 'the whole server under steady events, minute by minute: memory has to stay flat after the first',
  configure: (command) =>
    void command
      .option('--minutes <n>', 'how long', wholeNumber(2, 1440), 10)
      .option('--rate <n>', 'events a second', wholeNumber(1, 20_000), 1000)
      .option('--pods <n>', 'pods of the fleet', wholeNumber(100, 200_000), 20_000),
  async run({ minutes, rate, pods }, say) {
    const fleet = await startFleet({ pods: Number(pods), churn: Number(rate) });
    const server = await startWholeServer(fleet.kubeconfig).catch(async (error: unknown) => {
      await fleet.stop();
      throw error;
    });
    const page = new AbortController();
    try {
      await untilReady(server);
      const reading = readStream(server.url, page.signal);
      const health = new HealthWatch(server.url);
      const found: Minute[] = [];
      for (let minute = 1; minute <= Number(minutes); minute += 1) {
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
        found.push({
          minute,
          rssMb: median(({ rss }) => rss / MB),
          heapMb: median(({ heap }) => heap / MB),
          eventsPerSecond: ((await podEventsOf(server)) - before) / seconds,
          longestBlockMs: Math.max(...samples.map(({ block }) => block)),
        });
        say(`minute ${minute}: ${Math.round(found.at(-1)?.rssMb ?? 0)} MB`);
      }
      await health.stop();
      page.abort();
      await reading;
      const [second, last] = [found[1], found.at(-1)];
      const growth = second === undefined || last === undefined ? 1 : last.rssMb / second.rssMb;
      return {
        tables: [
          {
            title: 'Memory of the whole server, minute by minute',
            head: ['minute', 'RSS MB', 'heap MB', 'pod events/s', 'longest block ms'],
            rows: found.map((each) => [
              each.minute,
              Math.round(each.rssMb),
              Math.round(each.heapMb),
              Math.round(each.eventsPerSecond),
              Math.round(each.longestBlockMs),
            ]),
          },
        ],
        data: { minutes: found, growth, worstHealthMs: health.worstMs },
        failures:
          growth > FLAT ? [`the last minute takes ${((growth - 1) * 100).toFixed(1)} % more than the second`] : [],
      };
    } finally {
      page.abort();
      await server.stop();
      await fleet.stop();
    }
  },
};

/** A page that is open: reads what is streamed and keeps nothing. */
async function readStream(url: string, signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch(new URL('api/v1/stream', url), { signal });
    for await (const chunk of response.body ?? []) void chunk;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
