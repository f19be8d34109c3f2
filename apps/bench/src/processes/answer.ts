import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** Memory of this process, in bytes. */
export interface Memory {
  readonly rss: number;
  /** Heap, buffers, and what else objects hold outside of it. */
  readonly heap: number;
}

export function memoryNow(): Memory {
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
}

/** Memory once nothing is left to collect. */
export async function settledMemory(): Promise<Memory> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await wait(50);
  }
  return memoryNow();
}

/** Processor time that all threads of this process have taken, since its start or since `before`. */
export function cpuSeconds(before?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const RESOLUTION_MS = 1;

/** Watches the event loop from now on; each call tells the longest block since the one before, in milliseconds. */
export function blocks(): () => number {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  return () => {
    const longest = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
    delay.reset();
    return longest;
  };
}

/** Runs something and tells how long it took, and the longest time the event loop was kept from anything else meanwhile. */
export async function timed(run: () => Promise<void>): Promise<{ seconds: number; longestBlockMs: number }> {
  const longestBlock = blocks();
  const startedAt = performance.now();
  await run();
  return { seconds: (performance.now() - startedAt) / 1000, longestBlockMs: longestBlock() };
}

/** Answers the messages of whoever started this process, one after the other. */
export function answerMessages<M>(answer: (message: M) => Promise<object>): void {
  process.on('message', (message) => {
    void answer(message as M)
      .catch((error: unknown) => ({
        failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      }))
      .then((reply) => process.send?.(reply));
  });
  process.on('disconnect', () => process.exit(0));
}
