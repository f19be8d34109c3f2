import { afterEach, beforeEach } from 'vitest';
import type { RequestRecord, Simulator, SimulatorOptions } from '../src/index.ts';
import { startSimulator } from '../src/index.ts';
import { FakeClock } from './fakeClock.ts';

export interface Api {
  readonly clock: FakeClock;
  readonly simulator: Simulator;
  readonly requests: RequestRecord[];
  get(path: string, accept?: string): Promise<Response>;
  json<T = Json>(path: string): Promise<T>;
  send(method: string, path: string, body?: unknown, contentType?: string): Promise<Response>;
  /** Opens a watch; events arrive as they are asked for. */
  watch(path: string): Promise<WatchReader>;
}

/** What the tests read of an answer. */
export interface Json {
  readonly kind: string;
  readonly code?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
    readonly generation?: number;
  };
  readonly items: readonly Json[];
  readonly spec: Readonly<Record<string, unknown>>;
  readonly status: Readonly<Record<string, unknown>>;
}

export interface WatchEvent {
  readonly type: string;
  readonly object: Json;
}

export class WatchReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #text = '';

  constructor(response: Response) {
    if (response.body === null) throw new Error('a watch has a body');
    this.#reader = response.body.getReader();
  }

  /** The next event; `undefined` when the stream has ended. */
  async next(): Promise<WatchEvent | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 1);
        return JSON.parse(line) as WatchEvent;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#text += Buffer.from(value).toString();
    }
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
  }
}

/** A simulator for each test (of the shop by default), with a clock that stands still. */
export function useApi(options: Omit<SimulatorOptions, 'clock' | 'onRequest'> = {}): Api {
  let clock: FakeClock;
  let simulator: Simulator;
  const requests: RequestRecord[] = [];
  beforeEach(async () => {
    clock = new FakeClock();
    requests.length = 0;
    simulator = await startSimulator({ ...options, clock, onRequest: (request) => requests.push(request) });
  });
  afterEach(() => simulator.stop());
  const get = (path: string, accept = 'application/json'): Promise<Response> =>
    fetch(simulator.server + path, { headers: { accept } });
  return {
    get clock() {
      return clock;
    },
    get simulator() {
      return simulator;
    },
    requests,
    get,
    json: async <T>(path: string) => (await (await get(path)).json()) as T,
    send: (method, path, body, contentType = 'application/json') =>
      fetch(simulator.server + path, {
        method,
        headers: { 'content-type': contentType },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    watch: async (path) => new WatchReader(await get(path)),
  };
}
