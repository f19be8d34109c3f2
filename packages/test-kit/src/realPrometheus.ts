import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';

const UNPACKED = fileURLToPath(new URL('../../../node_modules/.cache/prometheus/usr/bin/prometheus', import.meta.url));

const MEND =
  'install one as root (`apt-get install -y prometheus`), let `npm test` fetch it, or name it in FAIRLEAD_TEST_PROMETHEUS';

/** The Prometheus of this machine, or the one that `npm test` fetches. Throws an Error that names the mend if there is none. */
export function prometheusBinary(): string {
  const named = process.env['FAIRLEAD_TEST_PROMETHEUS'];
  if (named !== undefined && named !== '') return named;
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'prometheus'));
  const found = [...onPath, '/usr/bin/prometheus', UNPACKED].find((file) => existsSync(file));
  if (found === undefined) {
    throw new Error(`no Prometheus for this test; ${MEND}`);
  }
  return found;
}

/** A path of one server that is scraped. */
export interface ScrapeJob {
  readonly job: string;
  /** `127.0.0.1:PORT` */
  readonly target: string;
  readonly path: string;
}

/** A real Prometheus with a folder of its own, on a free loopback port that it keeps over a restart. */
export class RealPrometheus {
  readonly url: string;
  readonly #port: number;
  readonly #folder: string;
  #child: ChildProcess | undefined;

  private constructor(port: number, folder: string) {
    this.#port = port;
    this.#folder = folder;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(jobs: readonly ScrapeJob[], intervalSeconds = 1): Promise<RealPrometheus> {
    const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-prometheus-'));
    const interval = `${intervalSeconds}s`;
    const config = {
      global: { scrape_interval: interval, scrape_timeout: interval },
      scrape_configs: jobs.map(({ job, target, path: metricsPath }) => ({
        job_name: job,
        // What a scrape adds (pod, namespace) is in the exposition already.
        honor_labels: true,
        metrics_path: metricsPath,
        static_configs: [{ targets: [target] }],
      })),
    };
    await writeFile(path.join(folder, 'prometheus.yml'), stringify(config));
    const prometheus = new RealPrometheus(await freePort(), folder);
    try {
      await prometheus.run();
    } catch (error) {
      await prometheus.stop();
      throw error;
    }
    return prometheus;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process on what its folder holds; resolves once it answers queries. */
  async run(): Promise<void> {
    const binary = prometheusBinary();
    const child = spawn(
      binary,
      [
        `--config.file=${path.join(this.#folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${path.join(this.#folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${this.#port}`,
        '--enable-feature=native-histograms',
        '--log.level=error',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.#child = child;
    // Whoever started it may be ended without a chance to stop it.
    const end = (): void => void child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    let failure: Error | undefined;
    child.once('error', (error) => (failure = error));
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    for (;;) {
      if (failure !== undefined) throw new Error(`${binary} cannot be started; ${MEND}`, { cause: failure });
      if (child.exitCode !== null) throw new Error(`Prometheus ended with ${child.exitCode}: ${said}`);
      const ready = await fetch(`${this.url}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (ready) return;
      await pause(50);
    }
  }

  /** Ends the process as a crash would: what it wrote to its log stays, and nothing else. */
  async kill(): Promise<void> {
    const child = this.#child;
    // One that could not be started has no id and never ends.
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Waits until so many targets have been scraped so often one after the other. */
  async scraped(targets: number, times: number, intervalSeconds = 1): Promise<void> {
    const recent = `count_over_time(up[${(times + 10) * intervalSeconds}s]) >= bool ${times}`;
    const still = `sum_over_time(up[${3 * intervalSeconds}s]) >= bool 2`;
    while ((await this.value(`sum((${recent}) * (${still}))`)) !== targets) await pause(250);
  }

  /** The value of a query with one result; `undefined` without one. */
  async value(query: string, timeMs?: number): Promise<number | undefined> {
    const at = timeMs === undefined ? '' : `&time=${timeMs / 1000}`;
    const response = await fetch(`${this.url}/api/v1/query?query=${encodeURIComponent(query)}${at}`);
    const body = (await response.json()) as {
      readonly status: string;
      readonly error?: string;
      readonly data: { readonly result: readonly { readonly value: readonly [number, string] }[] };
    };
    if (body.status !== 'success') throw new Error(`${query}: ${body.error ?? 'no success'}`);
    const [first] = body.data.result;
    return first === undefined ? undefined : Number(first.value[1]);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Free a moment ago: Prometheus 2.42 cannot say which port it took when given 0. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
