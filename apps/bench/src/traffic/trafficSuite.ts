import { readFile } from 'node:fs/promises';
import { RealPrometheus } from '@fairlead/test-kit/prometheus';
import type { Memory } from '../processes/answer.ts';
import { timed } from '../processes/answer.ts';
import { startChild } from '../processes/child.ts';
import type { Suite, SuiteResult } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import type { CallNet } from './callNet.ts';
import type { Serve, Serving } from './exporterProcess.ts';
import type { ReaderQuestion, Refreshed } from './readerProcess.ts';

/** A rate needs a window of four. */
const SCRAPES = 5;
const INTERVAL_SECONDS = 15;
const LONGEST_BLOCK_MS = 50;
const PATIENCE_MS = 300_000;
const MB = 1_000_000;

interface MeasuredRefresh extends Refreshed {
  /** The longest block of a process beside it that had nothing to do. */
  readonly idleBlockMs: number;
}

interface Measured {
  readonly net: CallNet;
  readonly series: number;
  readonly idle: Memory;
  readonly refreshes: readonly MeasuredRefresh[];
  readonly prometheusRssBytes: number | undefined;
}

/** Reads a large mesh from a real Prometheus, as the server does: refresh by refresh. */
export const trafficSuite: Suite = {
  name: 'traffic',
  description: '10,000 services and 50,000 edges from one real Prometheus: what a refresh costs',
  configure: (command) =>
    void command
      .option('--services <n>', 'services', wholeNumber(10, 20_000), 10_000)
      .option('--edges <n>', 'calls between them', wholeNumber(10, 100_000), 50_000)
      .option('--refreshes <n>', 'refreshes; the first one is cold', wholeNumber(1, 20), 3),
  async run({ services, edges, refreshes }, say) {
    const net = { services: Number(services), edges: Number(edges) };
    return report(await measure(net, Number(refreshes), say));
  },
};

async function measure(net: CallNet, refreshes: number, say: (line: string) => void): Promise<Measured> {
  const exporter = startChild(new URL('./exporterProcess.ts', import.meta.url), []);
  const reader = startChild(new URL('./readerProcess.ts', import.meta.url), []);
  let prometheus: RealPrometheus | undefined;
  try {
    const { address, series } = await exporter.ask<Serving>({ do: 'serve', net } satisfies Serve, PATIENCE_MS);
    say(`a real Prometheus is filled with ${series} series from one exporter, every ${INTERVAL_SECONDS} s`);
    prometheus = await RealPrometheus.start([{ job: 'mesh', target: address, path: '/' }], INTERVAL_SECONDS);
    await prometheus.scraped(1, SCRAPES, INTERVAL_SECONDS);
    const ask = <A>(question: ReaderQuestion): Promise<A> => reader.ask<A>(question, PATIENCE_MS);
    const { url } = prometheus;
    const { memory: idle } = await ask<{ memory: Memory }>({
      do: 'start',
      url,
      net,
      intervalSeconds: INTERVAL_SECONDS,
    });
    const measured: MeasuredRefresh[] = [];
    for (let number = 1; number <= refreshes; number++) {
      let one: Refreshed | undefined;
      // This process waits and does nothing else: what holds it up is the machine.
      const { longestBlockMs: idleBlockMs } = await timed(async () => {
        one = await ask<Refreshed>({ do: 'refresh' });
      });
      if (one === undefined) continue;
      measured.push({ ...one, idleBlockMs });
      say(
        `refresh ${number}: ${Math.round(one.durationMs)} ms, ${one.calls} calls, longest block ${Math.round(one.longestBlockCpuMs)} ms of CPU`,
      );
    }
    return { net, series, idle, refreshes: measured, prometheusRssBytes: await rssOf(prometheus.pid) };
  } finally {
    await Promise.all([exporter.stop(), reader.stop(), prometheus?.stop()]);
  }
}

/** Of another process; only Linux tells. */
async function rssOf(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

function report({ net, series, idle, refreshes, prometheusRssBytes }: Measured): SuiteResult {
  const last = refreshes.at(-1);
  const rows = refreshes.map((each, index) => [
    index + 1,
    each.durationMs,
    each.cpuMs,
    each.longestBlockCpuMs,
    each.longestBlockMs,
    each.idleBlockMs,
    each.queries.length,
    each.queries.reduce((sum, { series: rowsOf }) => sum + rowsOf, 0),
    each.queries.reduce((sum, { bytes }) => sum + bytes, 0) / MB,
    each.calls,
    each.put,
    (each.memory.heap - idle.heap) / MB,
    each.memory.rss / MB,
  ]);
  return {
    tables: [
      {
        title: `${net.services} services, ${net.edges} edges, ${series} series in a real Prometheus`,
        head: [
          'refresh',
          'ms',
          'own CPU ms',
          'longest block, CPU ms',
          'by the clock',
          'of an idle process',
          'queries',
          'rows',
          'MB',
          'calls',
          'changed',
          'heap MB above idle',
          'RSS MB',
        ],
        rows,
      },
      {
        title: 'Queries of the last refresh',
        head: ['query', 'ms', 'rows', 'MB'],
        rows: (last?.queries ?? []).map(({ name, ms, series: rowsOf, bytes }) => [name, ms, rowsOf, bytes / MB]),
      },
    ],
    data: { net, series, idle, refreshes, prometheusRssBytes },
    failures: [
      ...refreshes.flatMap(({ error }) => error ?? []),
      ...refreshes
        .filter(({ calls }) => calls !== net.edges)
        .map(({ calls }) => `${calls} calls were read, there are ${net.edges}`),
      ...refreshes
        .filter(({ longestBlockCpuMs }) => longestBlockCpuMs > LONGEST_BLOCK_MS)
        .map(
          ({ longestBlockCpuMs: ms }) =>
            `the event loop was blocked for ${Math.round(ms)} ms, wanted ${LONGEST_BLOCK_MS}`,
        ),
    ],
  };
}
