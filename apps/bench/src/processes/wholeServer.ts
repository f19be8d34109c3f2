import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { asked, MEASURED } from './child.ts';
import type { Child } from './child.ts';
import type { ProbeAnswer, ProbeQuestion } from './serverProbe.ts';

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
/** What `npm start` sets for it. */
const ENVIRONMENT = new URL('../../../server/environment.json', import.meta.url);
const PROBE = new URL('./serverProbe.ts', import.meta.url).href;
const POLL_MS = 10;
const PATIENCE_MS = 120_000;

/** A Fairlead that runs, seen from outside; only memory and blocks are told from inside. */
export interface WholeServer {
  readonly url: string;
  readonly startedAt: number;
  probe(question: ProbeQuestion): Promise<ProbeAnswer>;
  stop(): Promise<void>;
}

/** Starts the server itself, as `npm start` does, against the cluster of a kubeconfig. */
export async function startWholeServer(kubeconfig: string, options: readonly string[] = []): Promise<WholeServer> {
  const startedAt = performance.now();
  const process_ = spawn(
    process.execPath,
    [...MEASURED, '--import', PROBE, MAIN, '--kubeconfig', kubeconfig, '--port', '0', ...options],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ...(JSON.parse(readFileSync(ENVIRONMENT, 'utf8')) as Record<string, string>),
        FAIRLEAD_LOG_LEVEL: 'warn',
      },
    },
  );
  const child: Child = asked(process_);
  if (process_.stdout === null) throw new TypeError('the server has no standard output');
  const lines = createInterface({ input: process_.stdout });
  const [line] = (await once(lines, 'line', { signal: AbortSignal.timeout(PATIENCE_MS) })) as [string];
  const url = /http:\S+/.exec(line)?.[0];
  if (url === undefined) throw new Error(`the server said: ${line}`);
  return {
    url,
    startedAt,
    probe: (question) => child.ask<ProbeAnswer>(question, PATIENCE_MS),
    stop: () => child.stop(),
  };
}

/** Asks for the health of a server all the time, and keeps the longest answer. */
export class HealthWatch {
  worstMs = 0;
  #stopped = false;
  readonly #finished: Promise<void>;

  constructor(url: string) {
    this.#finished = this.#run(url);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#finished;
  }

  async #run(url: string): Promise<void> {
    while (!this.#stopped) {
      const askedAt = performance.now();
      const response = await fetch(new URL('healthz', url));
      await response.arrayBuffer();
      this.worstMs = Math.max(this.worstMs, performance.now() - askedAt);
      await wait(POLL_MS);
    }
  }
}

/** Seconds until the first lists are on the map, from the start of the process. */
export async function untilReady({ url, startedAt }: WholeServer): Promise<number> {
  while (performance.now() - startedAt < PATIENCE_MS) {
    const response = await fetch(new URL('readyz', url));
    await response.arrayBuffer();
    if (response.status === 200) return (performance.now() - startedAt) / 1000;
    await wait(POLL_MS);
  }
  throw new Error('not ready in two minutes');
}

interface CacheAnswer {
  readonly resources: readonly {
    readonly resource: string;
    readonly objects: number;
    readonly retainedBytes: number;
    readonly listDurationMs: number;
    readonly events: { readonly added: number; readonly modified: number; readonly deleted: number };
  }[];
}

/** What the server tells of itself. */
export async function cacheOf({ url }: WholeServer): Promise<CacheAnswer> {
  return (await (await fetch(new URL('api/v1/cache', url))).json()) as CacheAnswer;
}

/** Pod events taken in so far. */
export async function podEventsOf(server: WholeServer): Promise<number> {
  const { resources } = await cacheOf(server);
  const events = resources.find(({ resource }) => resource === 'pods')?.events;
  return events === undefined ? 0 : events.added + events.modified + events.deleted;
}
