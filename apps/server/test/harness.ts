import { startSimulator } from '@fairlead/cluster-simulator';
import type { Simulator, SimulatorOptions } from '@fairlead/cluster-simulator';
import { connect } from '@fairlead/kube-client';
import type { ClusterConnection } from '@fairlead/kube-client';
import { pino } from 'pino';
import { vi } from 'vitest';
import { startServer } from '../src/startServer.ts';
import type { RunningServer, StartServerOptions } from '../src/startServer.ts';

export interface Pair {
  readonly simulator: Simulator;
  readonly server: RunningServer;
  /** Every request the simulator got: `VERB RESOURCE`. */
  readonly requests: readonly string[];
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly json: (path: string) => Promise<unknown>;
  stop(): Promise<void>;
}

export interface PairOptions {
  readonly simulator?: SimulatorOptions;
  readonly server?: Partial<StartServerOptions>;
  /** Before Fairlead sends its first request. */
  readonly prepare?: (simulator: Simulator) => Promise<void> | void;
  /** Returns without waiting for the first lists. */
  readonly atOnce?: boolean;
}

/** A server on a free port of this machine, without a page. */
export function serverOptions(connection: ClusterConnection): StartServerOptions {
  return {
    host: '127.0.0.1',
    port: 0,
    named: { host: '--host', port: '--port' },
    basePath: '/',
    allowedHosts: [],
    allowDetails: false,
    maxStreams: 100,
    namespaces: [],
    page: undefined,
    version: '0.0.0',
    log: pino({ level: 'silent' }),
    cluster: { connection, demo: true, stop: () => connection.close() },
  };
}

/** The real server reading the real simulator over HTTP, both in this process, each on a free port of its own. */
export async function startPair(options: PairOptions = {}): Promise<Pair> {
  const requests: string[] = [];
  const simulator = await startSimulator({
    ...options.simulator,
    onRequest: ({ verb, resource }) => requests.push(`${verb} ${resource ?? 'none'}`),
  });
  await options.prepare?.(simulator);
  const connection = await connect({ kubeconfigFile: simulator.kubeconfigFile });
  const server = await startServer({
    ...serverOptions(connection),
    ...options.server,
  });
  const fetchPath = (path: string, init?: RequestInit) => fetch(new URL(path, server.url), init);
  const pair: Pair = {
    simulator,
    server,
    requests,
    fetch: fetchPath,
    json: async (path) => (await fetchPath(path)).json(),
    stop: async () => {
      await server.stop();
      await simulator.stop();
    },
  };
  if (options.atOnce !== true) {
    await eventually(async () => {
      const { status } = await fetchPath('readyz');
      if (status !== 200) throw new Error(`readyz answers ${status}`);
    });
  }
  return pair;
}

/** Tries until it no longer throws. */
export function eventually<T>(attempt: () => T | Promise<T>, timeoutMs = 15_000): Promise<T> {
  return vi.waitFor(attempt, { timeout: timeoutMs, interval: 25 });
}
