import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The programs of the project as a person starts them: child processes on free ports of loopback. */

export const root = path.resolve(import.meta.dirname, '..', '..', '..');
const node = path.join(root, 'node_modules', '.bin', 'node');

interface Running {
  /** First line on standard output that `pattern` matches. */
  readonly announced: RegExpMatchArray;
  readonly stop: () => Promise<void>;
}

/** What a test that fails leaves behind ends with the process that ran it. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
}

/** Starts a program and waits for the line that says it is ready. Rejects with what it printed if it ends before. */
async function run(entry: string, args: readonly string[], pattern: RegExp, from = root): Promise<Running> {
  const child = spawn(node, [path.join(from, entry), ...args], { cwd: from, stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  child.once('close', () => running.delete(child));
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    errors.push(line);
    if (errors.length > 50) errors.shift();
  });
  const announced = await new Promise<RegExpMatchArray>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = pattern.exec(line);
      if (match !== null) resolve(match);
    });
    child.once('close', (code) => reject(new Error(`${entry} ended with ${code}\n${errors.join('\n')}`)));
  });
  return {
    announced,
    stop: async () => {
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export interface ServerPlace {
  /** A free one unless given. */
  readonly port?: number;
  /** Another checkout to start it from. */
  readonly from?: string;
}

/** The server, with the options given. */
export async function startServer(args: readonly string[], place: ServerPlace = {}): Promise<RunningServer> {
  const { announced, stop } = await run(
    'apps/server/src/main.ts',
    [...args, '--port', String(place.port ?? 0)],
    /(http:\/\/127\.0\.0\.1:(\d+))\//,
    place.from,
  );
  return { url: announced[1] ?? '', port: Number(announced[2]), stop };
}

export interface RunningCluster {
  readonly server: string;
  readonly port: number;
  readonly kubeconfig: string;
  /** Merges a patch into an object, as `kubectl patch --type merge` does. */
  patch(objectPath: string, patch: unknown): Promise<void>;
  create(listPath: string, object: unknown): Promise<void>;
  remove(objectPath: string): Promise<void>;
  list<T>(listPath: string): Promise<readonly T[]>;
  readonly stop: () => Promise<void>;
}

async function request(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' },
    }),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** A simulated cluster; on a free port unless `port` names one (to bring it back at the same place). */
export async function startCluster(
  options: { readonly port?: number; readonly args?: readonly string[] } = {},
): Promise<RunningCluster> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-e2e-'));
  const kubeconfig = path.join(folder, 'kubeconfig');
  await writeFile(kubeconfig, '');
  const args = ['--port', String(options.port ?? 0), '--kubeconfig-out', kubeconfig, ...(options.args ?? [])];
  const { announced, stop } = await run(
    'packages/cluster-simulator/src/main.ts',
    args,
    /(http:\/\/127\.0\.0\.1:(\d+))/,
  );
  const server = announced[1] ?? '';
  return {
    server,
    port: Number(announced[2]),
    kubeconfig,
    patch: async (objectPath, patch) => void (await request('PATCH', `${server}${objectPath}`, patch)),
    create: async (listPath, object) => void (await request('POST', `${server}${listPath}`, object)),
    remove: async (objectPath) => void (await request('DELETE', `${server}${objectPath}`)),
    list: async <T>(listPath: string) =>
      ((await request('GET', `${server}${listPath}`)) as { readonly items: readonly T[] }).items,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
