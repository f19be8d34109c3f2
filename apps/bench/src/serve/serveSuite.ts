import { setTimeout as wait } from 'node:timers/promises';
import { InvalidArgumentError } from 'commander';
import { quantile } from '../format.ts';
import { startWholeServer, untilReady } from '../processes/wholeServer.ts';
import type { WholeServer } from '../processes/wholeServer.ts';
import { ProbeService } from '../live/ProbeService.ts';
import { startChild } from '../processes/child.ts';
import type { Child } from '../processes/child.ts';
import { openCluster } from '../processes/cluster.ts';
import type { Cluster } from '../processes/cluster.ts';
import { clusterOptions, realClusterToWrite } from '../realCluster.ts';
import type { Suite, Table } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import type { ClientsQuestion, Gotten, Told } from './clients.ts';
import type { Load } from './naiveServer.ts';

const PATIENCE_MS = 120_000;
const ALONE = 40;
const PAUSE_MS = 137;
const SETTLE_MS = 2_000;
const PODS_PER_SERVICE = 2.5;
/** Every service by itself, as the largest picture there is. */
const SNAPSHOT = 'api/v1/graph?level=service';
const GZIP = { 'accept-encoding': 'gzip' };

interface Snapshot {
  readonly who: string;
  readonly clients: number;
  readonly bytes: number;
  readonly ms: readonly number[];
}

interface FanOut {
  readonly clients: number;
  /** Milliseconds from the request that makes a change until a client has it: each change's first and last client. */
  readonly firstMs: readonly number[];
  readonly lastMs: readonly number[];
  readonly bytesPerClient: number;
  readonly cpuMsPerChange: number;
  readonly longestBlockMs: number;
  readonly rssBytesPerClient: number;
}

/** The snapshot of a large map, and its deltas, to one client and to many. */
export const serveSuite: Suite = {
  name: 'serve',
  description: 'the snapshot of 10,000 services, and the deltas after it, to 1, 100 and 1,000 clients at once',
  configure: (command) =>
    void clusterOptions(command, 'change a pod in it')
      .option('--services <n>', 'services of the fleet', wholeNumber(10, 20_000), 10_000)
      .option('--clients <list>', 'clients at once, one run for each', counts, [1, 100, 1_000])
      .option('--changes <n>', 'changes sent to each number of clients', wholeNumber(2, 1_000), 40),
  async run(options, say) {
    const services = Number(options['services']);
    const clients = options['clients'] as readonly number[];
    const size = { services, pods: Math.ceil(services * PODS_PER_SERVICE) };
    const cluster = await openCluster((await realClusterToWrite(options))?.kubeconfig, size);
    const children: Child[] = [];
    const start = (file: string): Child => {
      const child = startChild(new URL(file, import.meta.url), []);
      children.push(child);
      return child;
    };
    const server = await startWholeServer(cluster.kubeconfig).catch(async (error: unknown) => {
      await cluster.stop();
      throw error;
    });
    try {
      await untilReady(server);
      const naive = start('./naiveServer.ts');
      const load = { do: 'load', url: new URL(SNAPSHOT, server.url).href } satisfies Load;
      const { url: naiveUrl } = await naive.ask<{ url: string }>(load, PATIENCE_MS);
      const crowd = start('./clients.ts');
      const snapshots = await measureSnapshots(crowd, server.url, naiveUrl, clients, say);
      const fanOuts = await measureFanOuts(crowd, server, cluster, clients, Number(options['changes']), say);
      return { tables: [snapshotTable(snapshots), fanOutTable(fanOuts)], data: { snapshots, fanOuts }, failures: [] };
    } finally {
      for (const child of children) await child.stop();
      await server.stop();
      await cluster.stop();
    }
  },
};

async function measureSnapshots(
  crowd: Child,
  url: string,
  naiveUrl: string,
  clients: readonly number[],
  say: (line: string) => void,
): Promise<readonly Snapshot[]> {
  const snapshot = new URL(SNAPSHOT, url).href;
  const ask = (where: string, headers: Readonly<Record<string, string>>, count: number): Promise<Gotten> =>
    crowd.ask<Gotten>({ do: 'get', url: where, headers, clients: count } satisfies ClientsQuestion, PATIENCE_MS);
  const { etag = '' } = await ask(snapshot, GZIP, 1);
  const ways = [
    { who: 'Fairlead, gzip', where: snapshot, headers: GZIP },
    { who: 'Fairlead, as it is', where: snapshot, headers: {} },
    { who: 'Fairlead, unchanged (304)', where: snapshot, headers: { ...GZIP, 'if-none-match': etag } },
    { who: 'JSON.stringify and gzip for each request', where: naiveUrl, headers: GZIP },
    { who: 'JSON.stringify for each request', where: naiveUrl, headers: {} },
  ];
  const found: Snapshot[] = [];
  for (const { who, where, headers } of ways) {
    const alone: Gotten[] = [];
    for (let each = 0; each < ALONE; each += 1) alone.push(await ask(where, headers, 1));
    found.push({ who, clients: 1, bytes: alone[0]?.bytes ?? 0, ms: alone.flatMap(({ ms }) => ms) });
    say(`${who}: ${Math.round(quantile(found.at(-1)?.ms ?? [], 0.5))} ms`);
  }
  // All at once only what a browser asks for.
  for (const { who, where, headers } of ways.filter(({ headers }) => headers === GZIP)) {
    for (const count of clients.filter((each) => each > 1)) {
      const { ms, bytes } = await ask(where, headers, count);
      found.push({ who, clients: count, bytes, ms });
      say(`${who}, ${count} clients at once: the last one after ${Math.round(Math.max(...ms))} ms`);
    }
  }
  return found;
}

async function measureFanOuts(
  crowd: Child,
  server: WholeServer,
  cluster: Cluster,
  clients: readonly number[],
  changes: number,
  say: (line: string) => void,
): Promise<readonly FanOut[]> {
  const probe = await ProbeService.create(cluster.server);
  try {
    await wait(SETTLE_MS);
    const found: FanOut[] = [];
    for (const count of clients) {
      const fanOut = await measureFanOut(crowd, server, probe, count, changes);
      say(`${count} streams: the last one told after ${Math.round(quantile(fanOut.lastMs, 0.5))} ms`);
      found.push(fanOut);
    }
    return found;
  } finally {
    await probe.remove();
  }
}

async function measureFanOut(
  crowd: Child,
  server: WholeServer,
  probe: ProbeService,
  clients: number,
  changes: number,
): Promise<FanOut> {
  const ask = <A>(question: ClientsQuestion): Promise<A> => crowd.ask<A>(question, PATIENCE_MS);
  const { memory: idle } = await server.probe({ do: 'settle' });
  await ask({ do: 'open', url: new URL('api/v1/stream', server.url).href, clients });
  // The crowd counts changes from its own first one.
  const earlier = await probe.rewound();
  await wait(SETTLE_MS);
  const { memory } = await server.probe({ do: 'settle' });
  const before = await server.probe({ do: 'read' });
  const firstMs: number[] = [];
  const lastMs: number[] = [];
  let bytes = 0;
  for (let each = 0; each < changes; each += 1) {
    const { change, askedAt } = await probe.change();
    const told = await ask<Told>({ do: 'told', change: change - earlier });
    firstMs.push(Math.min(...told.at) - askedAt);
    lastMs.push(Math.max(...told.at) - askedAt);
    if (each > 0) bytes += told.bytes;
    await wait(PAUSE_MS);
  }
  const after = await server.probe({ do: 'read' });
  await ask({ do: 'close' });
  return {
    clients,
    firstMs,
    lastMs,
    bytesPerClient: bytes / (changes - 1) / clients,
    cpuMsPerChange: ((after.cpuSeconds - before.cpuSeconds) * 1000) / changes,
    longestBlockMs: after.longestBlockMs,
    rssBytesPerClient: (memory.rss - idle.rss) / clients,
  };
}

function snapshotTable(snapshots: readonly Snapshot[]): Table {
  return {
    title: 'One snapshot of all services, each by itself',
    head: ['who', 'clients at once', 'kB', 'median ms', 'last ms'],
    rows: snapshots.map(({ who, clients, bytes, ms }) => [
      who,
      clients,
      Math.round(bytes / 1000),
      quantile(ms, 0.5),
      Math.max(...ms),
    ]),
  };
}

function fanOutTable(fanOuts: readonly FanOut[]): Table {
  return {
    title: 'One change to all open maps, from the request that makes it',
    head: [
      'clients',
      'first has it, median ms',
      'last has it, median ms',
      'last, p95 ms',
      'bytes for each',
      'processor ms',
      'longest block ms',
      'RSS kB for each',
    ],
    rows: fanOuts.map((each) => [
      each.clients,
      Math.round(quantile(each.firstMs, 0.5)),
      Math.round(quantile(each.lastMs, 0.5)),
      Math.round(quantile(each.lastMs, 0.95)),
      Math.round(each.bytesPerClient),
      each.cpuMsPerChange,
      Math.round(each.longestBlockMs),
      each.clients < 10 ? '–' : String(Math.round(each.rssBytesPerClient / 1000)),
    ]),
  };
}

function counts(text: string): readonly number[] {
  const list = text.split(',').map(Number);
  if (list.some((count) => !Number.isInteger(count) || count < 1 || count > 2_000)) {
    throw new InvalidArgumentError('Give whole numbers from 1 to 2000 with commas between, such as 1,100,1000.');
  }
  return list;
}
