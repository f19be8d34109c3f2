import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Cache } from '@fairlead/protocol';

const RESOLUTION_MS = 10;
const WINDOW_MS = 60_000;

/** Figures of the serving process. The delay of the event loop is that of the last one to two minutes. */
export class ProcessFigures {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #timer: NodeJS.Timeout;
  #lastP99Ms = 0;

  constructor() {
    this.#delay.enable();
    this.#timer = setInterval(() => {
      this.#lastP99Ms = this.#p99Ms();
      this.#delay.reset();
    }, WINDOW_MS);
    this.#timer.unref();
  }

  current(): Cache['process'] {
    const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
    return {
      rssBytes: rss,
      heapUsedBytes: heapUsed,
      arrayBuffersBytes: arrayBuffers,
      eventLoopDelayP99Ms: Math.max(this.#lastP99Ms, this.#p99Ms()),
      uptimeSeconds: process.uptime(),
    };
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#delay.disable();
  }

  /** The histogram counts from one timer to the next, the wait that was asked for included. */
  #p99Ms(): number {
    const p99Ms = this.#delay.count === 0 ? 0 : this.#delay.percentile(99) / 1e6;
    return Math.round(Math.max(0, p99Ms - RESOLUTION_MS) * 100) / 100;
  }
}
