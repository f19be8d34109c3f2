import type { Memory } from '../processes/answer.ts';
import { timed } from '../processes/answer.ts';
import { startChild } from '../processes/child.ts';
import type { SuiteResult, Table } from '../suite.ts';
import type { CallNet } from './callNet.ts';
import { INTERVAL_SECONDS, LONGEST_BLOCK_MS, MB, PATIENCE_MS } from './limits.ts';
import type { ReaderQuestion, Refreshed } from './readerProcess.ts';

interface MeasuredRefresh extends Refreshed {
  /** The longest block of a process beside it that had nothing to do. */
  readonly idleBlockMs: number;
}

/** What reading alone takes, without cluster, graph and HTTP. */
export interface MeasuredReader {
  readonly idle: Memory;
  readonly refreshes: readonly MeasuredRefresh[];
}

/** Reads the net refresh by refresh, with a directory that knows all of it. */
export async function measureReader(
  url: string,
  net: CallNet,
  refreshes: number,
  say: (line: string) => void,
): Promise<MeasuredReader> {
  const reader = startChild(new URL('./readerProcess.ts', import.meta.url), []);
  try {
    const ask = <A>(question: ReaderQuestion): Promise<A> => reader.ask<A>(question, PATIENCE_MS);
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
    return { idle, refreshes: measured };
  } finally {
    await reader.stop();
  }
}

export function readerTables(title: string, { idle, refreshes }: MeasuredReader): Table[] {
  return [
    {
      title: `The reader alone: ${title}`,
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
      rows: refreshes.map((each, index) => [
        index + 1,
        each.durationMs,
        each.cpuMs,
        each.longestBlockCpuMs,
        each.longestBlockMs,
        each.idleBlockMs,
        each.queries.length,
        each.queries.reduce((sum, { series }) => sum + series, 0),
        each.queries.reduce((sum, { bytes }) => sum + bytes, 0) / MB,
        each.calls,
        each.put,
        (each.memory.heap - idle.heap) / MB,
        each.memory.rss / MB,
      ]),
    },
    {
      title: 'Queries of the last refresh',
      head: ['query', 'ms', 'rows', 'MB'],
      rows: (refreshes.at(-1)?.queries ?? []).map(({ name, ms, series, bytes }) => [name, ms, series, bytes / MB]),
    },
  ];
}

export function readerFailures({ edges }: CallNet, { refreshes }: MeasuredReader): SuiteResult['failures'] {
  return [
    ...refreshes.flatMap(({ error }) => error ?? []),
    ...refreshes
      .filter(({ calls }) => calls !== edges)
      .map(({ calls }) => `${calls} calls were read, there are ${edges}`),
    ...refreshes
      .filter(({ longestBlockCpuMs }) => longestBlockCpuMs > LONGEST_BLOCK_MS)
      .map(
        ({ longestBlockCpuMs: ms }) =>
          `the reader blocked its event loop for ${Math.round(ms)} ms, wanted ${LONGEST_BLOCK_MS}`,
      ),
  ];
}
