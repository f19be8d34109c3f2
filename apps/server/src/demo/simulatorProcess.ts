import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { DemoOptions } from '../options/options.ts';

/** The line by which the simulator says that it listens. */
const AnnouncementSchema = z.object({ kubeconfig: z.string(), server: z.url() });

export type Announcement = z.infer<typeof AnnouncementSchema>;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** A large fleet takes a while to set up on a slow machine. */
const START_AT_MOST_MS = 60_000;
const STOP_AT_MOST_MS = 1_500;
const RESTART_AFTER_MS = 1_000;

/** The demo's cluster could not be started. */
export class SimulatorStartError extends Error {
  override readonly name = 'SimulatorStartError';
  readonly code = 'SIMULATOR_START';
}

function simulatorMain(): string {
  return fileURLToPath(new URL('./main.ts', import.meta.resolve('@fairlead/cluster-simulator')));
}

function argumentsOf(demo: DemoOptions, port: number): string[] {
  const sizes = (['pods', 'services', 'nodes'] as const).flatMap((name) => {
    const value = demo[name];
    return value === undefined ? [] : [`--${name}`, String(value)];
  });
  return [simulatorMain(), '--announce', '--scene', demo.scene, '--port', String(port), ...sizes];
}

/** Its modules are compiled once, too. */
function environmentOf(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const cache = getCompileCacheDir();
  return cache === undefined ? environment : { NODE_COMPILE_CACHE: dirname(cache), ...environment };
}

/**
 * The simulated cluster of the demo in a process of its own, reached over HTTP like any other. When it dies it is started
 * again at the same address, so that whoever reads from it heals by itself. It ends with this process, however that ends:
 * its stdin closes.
 */
export class SimulatorProcess {
  readonly #demo: DemoOptions;
  readonly #log: Logger;
  #child: Child | undefined;
  #restart: NodeJS.Timeout | undefined;
  #stopping = false;
  #port = 0;

  private constructor(demo: DemoOptions, log: Logger) {
    this.#demo = demo;
    this.#log = log;
  }

  /** @throws SimulatorStartError if it ends or says nothing instead of listening. */
  static async start(
    demo: DemoOptions,
    log: Logger,
  ): Promise<{ readonly process: SimulatorProcess; readonly announcement: Announcement }> {
    const simulator = new SimulatorProcess(demo, log);
    try {
      const announcement = await simulator.#spawn();
      simulator.#port = Number(new URL(announcement.server).port);
      return { process: simulator, announcement };
    } catch (error) {
      await simulator.stop();
      throw error;
    }
  }

  /** Of the process that runs now. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Ends the process, at the latest after a second and a half. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.stdin.end();
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), STOP_AT_MOST_MS);
    await exited;
    clearTimeout(kill);
  }

  async #spawn(): Promise<Announcement> {
    const child = spawn(process.execPath, argumentsOf(this.#demo, this.#port), {
      stdio: ['pipe', 'pipe', 'pipe'],
      // Not in the terminal's group: Ctrl-C is for this process, which then stops that one.
      detached: true,
      windowsHide: true,
      env: environmentOf(process.env),
    });
    this.#child = child;
    // The pipe breaks when the child ends first; its exit is what counts.
    child.stdin.on('error', () => undefined);
    createInterface({ input: child.stderr }).on('line', (line) => this.#log.debug({ simulator: line }, 'simulator'));
    const announcement = await announcementOf(child);
    child.on('exit', (code, signal) => this.#onExit(code, signal));
    return announcement;
  }

  #onExit(code: number | null, signal: string | null): void {
    if (this.#stopping) return;
    this.#log.warn({ code, signal }, 'the simulated cluster has ended; starting it again');
    this.#restart = setTimeout(() => {
      this.#spawn().catch((error: unknown) => {
        this.#log.error({ err: error }, 'the simulated cluster could not be started again');
        this.#onExit(null, null);
      });
    }, RESTART_AFTER_MS);
  }
}

/** Waits for the one line on stdout. */
async function announcementOf(child: Child): Promise<Announcement> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), START_AT_MOST_MS);
  const failed = (why: string): never => {
    throw new SimulatorStartError(`the simulated cluster could not be started: ${why}`);
  };
  try {
    const lines = createInterface({ input: child.stdout });
    const line = await Promise.race([
      once(lines, 'line', { signal: abort.signal }).then(([text]) => String(text)),
      once(child, 'exit', { signal: abort.signal }).then(([code]) => failed(`it ended with exit code ${String(code)}`)),
      once(child, 'error', { signal: abort.signal }).then(([error]) => failed(String(error))),
    ]);
    return AnnouncementSchema.parse(JSON.parse(line));
  } catch (error) {
    if (error instanceof SimulatorStartError) throw error;
    return failed(abort.signal.aborted ? `no word from it in ${START_AT_MOST_MS / 1000} s` : String(error));
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}
