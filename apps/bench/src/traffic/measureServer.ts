import { setTimeout as wait } from 'node:timers/promises';
import { HealthWatch, startWholeServer, untilReady } from '../processes/wholeServer.ts';
import type { WholeServer } from '../processes/wholeServer.ts';
import type { Memory } from '../processes/answer.ts';
import type { FunctionTime } from '../processes/profiledTurn.ts';
import type { SuiteResult, Table } from '../suite.ts';
import { LONGEST_BLOCK_MS, MB, PATIENCE_MS } from './limits.ts';
import { StreamedPage } from './StreamedPage.ts';

/** What the whole server went through from one moment to another. */
export interface Phase {
  readonly phase: string;
  readonly seconds: number;
  readonly longestBlockMs: number;
  readonly longestBlockCpuMs: number;
  /** What ran in that block, if the server is profiled. */
  readonly longestBlockRan: readonly FunctionTime[];
  readonly worstHealthMs: number;
  /** Of the graph at level `service`: all measured edges, and those that came or changed in this phase. */
  readonly edges: number;
  readonly edgesSent: number;
  readonly deltas: number;
  /** How often it had to begin anew. */
  readonly resets: number;
  readonly streamedBytes: number;
  /** After collection, at the end of it. */
  readonly memory: Memory;
}

export interface MeasuredServer {
  readonly calls: number;
  readonly phases: readonly Phase[];
}

/** Rarely: what the server answers is work of its own, which is not what is measured. */
const POLL_MS = 500;
/** No delta for so long: all that one refresh brought is on the map. */
const QUIET_MS = 5_000;
/** Refreshes while the rates climb to another pace. */
const CHANGING_REFRESHES = 3;

interface TrafficRead {
  readonly calls: number;
  /** Of the last refresh. */
  readonly at: string | null;
}

async function trafficRead({ url }: WholeServer): Promise<TrafficRead> {
  const answer = await fetch(new URL('api/v1/cache', url));
  const { traffic } = (await answer.json()) as { readonly traffic: TrafficRead | null };
  return traffic ?? { calls: 0, at: null };
}

async function measuredEdges({ url }: WholeServer): Promise<number> {
  const answer = await fetch(new URL('api/v1/graph?level=service', url));
  const { edges } = (await answer.json()) as { readonly edges: readonly { readonly basis: string }[] };
  return edges.filter(({ basis }) => basis === 'measured').length;
}

async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const startedAt = performance.now();
  while (!(await holds())) {
    if (performance.now() - startedAt > PATIENCE_MS) throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s`);
    await wait(POLL_MS);
  }
}

export interface ServerToMeasure {
  readonly kubeconfig: string;
  readonly prometheus: string;
  readonly edges: number;
  /** To tell what the longest blocks did; it makes them longer. */
  readonly profile: boolean;
  /** Makes all calls so many times as often as in the beginning. */
  readonly pace: (factor: number) => Promise<void>;
  readonly say: (line: string) => void;
}

/**
 * The real server with two pages open, one as it opens by itself and one that draws every service: its cluster is read first, then all
 * edges arrive with the first refresh, then all of them change from refresh to refresh, then somebody asks for all of it anew.
 */
export async function measureServer(options: ServerToMeasure): Promise<MeasuredServer> {
  const { kubeconfig, prometheus, edges, profile, pace, say } = options;
  const server = await startWholeServer(kubeconfig, ['--prometheus', prometheus]);
  const pages: StreamedPage[] = [];
  const phases: Phase[] = [];
  const phase = async (name: string, run: () => Promise<void>): Promise<void> => {
    await server.probe({ do: 'settle' });
    for (const page of pages) page.reset();
    const health = new HealthWatch(server.url);
    const startedAt = performance.now();
    await server.probe({ do: 'read' });
    await run();
    const seconds = (performance.now() - startedAt) / 1000;
    await health.stop();
    const { longestBlockMs, longestBlockCpuMs, longestBlockRan } = await server.probe({ do: 'read' });
    const { memory } = await server.probe({ do: 'settle' });
    const all = pages.at(-1);
    phases.push({
      phase: name,
      seconds,
      longestBlockMs,
      longestBlockCpuMs,
      longestBlockRan,
      worstHealthMs: health.worstMs,
      edges: await measuredEdges(server),
      edgesSent: all?.edgesSent ?? 0,
      deltas: all?.deltas ?? 0,
      resets: all?.resets ?? 0,
      streamedBytes: pages.reduce((sum, { bytes }) => sum + bytes, 0),
      memory,
    });
    say(`${name}: longest block ${Math.round(longestBlockCpuMs)} ms of CPU`);
  };
  const quiet = () => until(() => performance.now() - latest(pages) > QUIET_MS, 'deltas stop coming');
  try {
    if (profile) await server.probe({ do: 'profile' });
    await phase('reading the cluster', async () => void (await untilReady(server)));
    pages.push(new StreamedPage(server.url, ''));
    pages.push(new StreamedPage(server.url, '?level=service'));
    await phase('all edges arrive', async () => {
      await until(async () => (await trafficRead(server)).calls === edges, 'all calls are read');
      await quiet();
    });
    await phase('all edges change', async () => {
      await pace(3);
      let last = (await trafficRead(server)).at;
      for (let refresh = 0; refresh < CHANGING_REFRESHES; refresh += 1) {
        const before = last;
        await until(async () => (last = (await trafficRead(server)).at) !== before, 'another refresh');
      }
      await quiet();
    });
    await phase('a page asks for everything', async () => void (await measuredEdges(server)));
    return { calls: (await trafficRead(server)).calls, phases };
  } finally {
    await Promise.all(pages.map((page) => page.close()));
    await server.stop();
  }
}

const latest = (pages: readonly StreamedPage[]): number => Math.max(...pages.map(({ lastAt }) => lastAt));

export function serverTable(title: string, { phases }: MeasuredServer): Table {
  return {
    title: `The whole server, two pages open: ${title}`,
    head: [
      'phase',
      's',
      'longest block, CPU ms',
      'by the clock',
      'slowest health ms',
      'measured edges',
      'edges sent',
      'deltas',
      'new snapshots',
      'streamed MB',
      'heap MB',
      'RSS MB',
    ],
    rows: phases.map((each) => [
      each.phase,
      each.seconds,
      each.longestBlockCpuMs,
      each.longestBlockMs,
      each.worstHealthMs,
      each.edges,
      each.edgesSent,
      each.deltas,
      each.resets,
      each.streamedBytes / MB,
      each.memory.heap / MB,
      each.memory.rss / MB,
    ]),
  };
}

/** What is told of each profiled block. */
const TOLD = 25;

/** What the longest block of each phase did; nothing unless the server was profiled. */
export function blockTables({ phases }: MeasuredServer): Table[] {
  return phases
    .filter(({ longestBlockRan }) => longestBlockRan.length > 0)
    .map(({ phase, longestBlockCpuMs, longestBlockRan }) => ({
      title: `The longest block while ${phase}: ${Math.round(longestBlockCpuMs)} ms of CPU, profiled`,
      head: ['ran', 'ms with what it called', 'by itself'],
      rows: longestBlockRan.slice(0, TOLD).map(({ where, ms, ownMs }) => [where, ms, ownMs]),
    }));
}

export function serverFailures(edges: number, { calls, phases }: MeasuredServer): SuiteResult['failures'] {
  return [
    ...(calls === edges ? [] : [`the server read ${calls} calls, there are ${edges}`]),
    ...phases
      .filter(({ longestBlockCpuMs }) => longestBlockCpuMs > LONGEST_BLOCK_MS)
      .map(
        ({ phase, longestBlockCpuMs: ms }) =>
          `${phase}: the server blocked its event loop for ${Math.round(ms)} ms, wanted ${LONGEST_BLOCK_MS}`,
      ),
  ];
}
