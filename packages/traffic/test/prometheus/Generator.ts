/** Where a call comes from or goes to. `service` is what the caller dials. */
export interface Party {
  readonly namespace: string;
  readonly workload: string;
  readonly pod: string;
  readonly service: string;
}

export interface Edge {
  readonly name: string;
  /** `undefined`: users, through an Ingress. */
  readonly from: Party | undefined;
  readonly to: Party;
  readonly protocol: 'http' | 'grpc' | 'tcp';
  readonly perSecond: number;
  /** Every so-manieth call fails; 0: none. */
  readonly failsEvery: number;
  /** Calls take anything from nothing to this long, all lengths alike. */
  readonly upToMs: number;
}

/** One call that took place. */
export interface Happened {
  readonly edge: Edge;
  readonly atMs: number;
  readonly failed: boolean;
  readonly ms: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

/** What the generator itself counted in a span of time. */
export interface Truth {
  readonly perSecond: number;
  readonly errorShare: number;
  readonly averageMs: number;
  readonly p95Ms: number;
  readonly bytesPerSecond: number;
}

const TICK_MS = 20;
/** Multiples of this, modulo 1, are spread as evenly as can be. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Makes calls one by one and remembers each of them. It knows nothing of metrics; those listen to it. */
export class Generator {
  readonly #edges: readonly Edge[];
  readonly #listeners = new Set<(call: Happened) => void>();
  readonly #log = new Map<Edge, Happened[]>();
  readonly #startMs = Date.now();
  readonly #timer: NodeJS.Timeout;

  constructor(edges: readonly Edge[]) {
    this.#edges = edges;
    for (const edge of edges) this.#log.set(edge, []);
    this.#timer = setInterval(() => this.#catchUp(), TICK_MS);
  }

  onCall(listener: (call: Happened) => void): void {
    this.#listeners.add(listener);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  truth(edge: Edge, fromMs: number, toMs: number): Truth {
    const calls = (this.#log.get(edge) ?? []).filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
    const times = calls.map(({ ms }) => ms).toSorted((a, b) => a - b);
    const seconds = (toMs - fromMs) / 1000;
    const sum = (of: (call: Happened) => number): number => calls.reduce((total, call) => total + of(call), 0);
    return {
      perSecond: calls.length / seconds,
      errorShare: calls.filter(({ failed }) => failed).length / calls.length,
      averageMs: sum(({ ms }) => ms) / calls.length,
      p95Ms: times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN,
      bytesPerSecond: sum(({ requestBytes, responseBytes }) => requestBytes + responseBytes) / seconds,
    };
  }

  /** Makes the calls that are due: at even distances, whenever the timer comes. */
  #catchUp(): void {
    const nowMs = Date.now();
    for (const edge of this.#edges) {
      const log = this.#log.get(edge);
      if (log === undefined) continue;
      const due = Math.floor(((nowMs - this.#startMs) * edge.perSecond) / 1000);
      while (log.length < due) {
        const number = log.length + 1;
        const call: Happened = {
          edge,
          // When it is made, and not when it was due: a scrape sees only what was made.
          atMs: nowMs,
          failed: edge.failsEvery > 0 && number % edge.failsEvery === 0,
          ms: ((number * GOLDEN) % 1) * edge.upToMs,
          requestBytes: 300 + (number % 7) * 50,
          responseBytes: 2000 + (number % 11) * 300,
        };
        log.push(call);
        for (const listener of this.#listeners) listener(call);
      }
    }
  }
}
