import { aService } from '@fairlead/test-kit';
import { PrometheusSource, TELEMETRY, TrafficReader } from '@fairlead/traffic';
import type { Directory } from '@fairlead/traffic';
import { configOfUrl } from '@fairlead/traffic/config';
import { answerMessages, blocks, cpuSeconds, settledMemory } from '../processes/answer.ts';
import type { Memory } from '../processes/answer.ts';
import { CpuBlocks } from '../processes/cpuBlocks.ts';
import type { CallNet } from './callNet.ts';

export type ReaderQuestion =
  | { readonly do: 'start'; readonly url: string; readonly net: CallNet; readonly intervalSeconds: number }
  | { readonly do: 'refresh' };

export interface Refreshed {
  readonly durationMs: number;
  /** By the clock: on a busy machine this counts what others do, too. */
  readonly longestBlockMs: number;
  /** Longest time of the processor that this thread used without giving others their turn. */
  readonly longestBlockCpuMs: number;
  readonly cpuMs: number;
  readonly queries: readonly {
    readonly name: string;
    readonly ms: number;
    readonly series: number;
    readonly bytes: number;
  }[];
  readonly calls: number;
  readonly put: number;
  readonly memory: Memory;
  readonly error: string | undefined;
}

/** All services of the net, each with a Deployment of its name. */
function directoryOf({ services }: CallNet): Directory {
  const records = services.map((service) => aService(service));
  const byKey = new Map(records.map((record) => [`${record.namespace}/${record.name}`, record]));
  return {
    service: (namespace, name) => byKey.get(`${namespace}/${name}`),
    servicesNamed: () => [],
    pod: () => undefined,
    workloadOfPod: ({ namespace, name }) => ({ namespace, kind: 'Pod', name }),
    workloadsNamed: (name, namespace = '') =>
      byKey.has(`${namespace}/${name}`) ? [{ namespace, kind: 'Deployment', name }] : [],
    appsNamed: () => [],
    holder: () => undefined,
    ingress: () => false,
    routeBackends: () => [],
    scraper: () => false,
    route: () => false,
    waypoint: () => false,
  };
}

let reader: TrafficReader | undefined;
let refreshed: (() => void) | undefined;
let put = 0;

function start(url: string, net: CallNet, intervalSeconds: number): TrafficReader {
  return new TrafficReader({
    source: new PrometheusSource({ ...configOfUrl(url), scrapeIntervalSeconds: intervalSeconds }),
    telemetry: TELEMETRY,
    off: [],
    directory: directoryOf(net),
    onCalls: (changes) => void (put += changes.put.length),
    onStatus: () => refreshed?.(),
  });
}

async function nextRefresh(of: TrafficReader, begin: () => void): Promise<Refreshed> {
  put = 0;
  const longestBlock = blocks();
  const cpuBlocks = new CpuBlocks();
  const before = process.cpuUsage();
  const done = new Promise<void>((resolve) => (refreshed = resolve));
  begin();
  await done;
  const cpuMs = cpuSeconds(before) * 1000;
  const longestBlockMs = longestBlock();
  const { cpuMs: longestBlockCpuMs } = cpuBlocks.takeLongest();
  cpuBlocks.stop();
  const { durationMs, reads, calls } = of.figures();
  return {
    durationMs,
    longestBlockMs,
    longestBlockCpuMs,
    cpuMs,
    queries: reads.map(({ name, durationMs: ms, series, bytes }) => ({ name, ms, series, bytes })),
    calls,
    put,
    memory: await settledMemory(),
    error: of.status().error,
  };
}

answerMessages(async (question: ReaderQuestion): Promise<Refreshed | { readonly memory: Memory }> => {
  if (question.do === 'start') {
    reader = start(question.url, question.net, question.intervalSeconds);
    return { memory: await settledMemory() };
  }
  if (reader === undefined) throw new Error('not started');
  const of = reader;
  return nextRefresh(of, () => {
    // The first has to be asked for, the others come by themselves.
    if (of.status().lastSuccessAtMs === undefined) of.start();
  });
});
