import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SIMULATOR = fileURLToPath(new URL('../../../../packages/cluster-simulator/src/main.ts', import.meta.url));
const SERVER = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const PATIENCE_MS = 180_000;
const POLL_MS = 250;
const PODS_PER_SERVICE = 2.5;

/** A simulated fleet with the whole server in front of it, in processes of their own. */
export interface Fleet {
  /** Of the page, with a slash at the end. */
  readonly url: string;
  /** Of the simulated API server. */
  readonly cluster: string;
  stop(): Promise<void>;
}

/** Starts both and waits until every service is on the map with a verdict, and calls are measured. */
export async function startFleet(services: number): Promise<Fleet> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-paint-'));
  const kubeconfig = path.join(folder, 'kubeconfig');
  await writeFile(kubeconfig, '');
  const pods = String(Math.ceil(services * PODS_PER_SERVICE));
  const scene = ['--scene', 'fleet', '--pods', pods, '--services', String(services)];
  const simulator = await start(SIMULATOR, ['--port', '0', ...scene, '--kubeconfig-out', kubeconfig]);
  const server = await start(SERVER, ['--kubeconfig', kubeconfig, '--port', '0', '--scrape']);
  const url = server.url.endsWith('/') ? server.url : `${server.url}/`;
  await untilRead(url, services);
  return {
    url,
    cluster: simulator.url,
    stop: async () => {
      await server.stop();
      await simulator.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function start(entry: string, args: readonly string[]): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, FAIRLEAD_LOG_LEVEL: 'warn' },
  });
  if (child.stdout === null) throw new TypeError(`${entry} has no standard output`);
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line', { signal: AbortSignal.timeout(PATIENCE_MS) })) as [string];
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
  if (url === undefined) throw new Error(`${path.basename(path.dirname(path.dirname(entry)))} said: ${line}`);
  return {
    url,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}

async function untilRead(url: string, services: number): Promise<void> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < PATIENCE_MS) {
    const ready = await fetch(new URL('readyz', url));
    await ready.arrayBuffer();
    if (ready.status === 200) {
      const answer = await fetch(new URL('api/v1/graph?level=service', url));
      const { total, edges } = (await answer.json()) as { readonly total: number; readonly edges: readonly unknown[] };
      if (total >= services && edges.length > 0) return;
    }
    await wait(POLL_MS);
  }
  throw new Error(`the lists and calls of ${services} services were not read in three minutes`);
}
