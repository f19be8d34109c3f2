import { monitorEventLoopDelay } from 'node:perf_hooks';
import { answerMessages, memoryNow, settledMemory } from '../processes/answer.ts';
import type { Memory } from '../processes/answer.ts';
import { CpuBlocks } from '../processes/cpuBlocks.ts';

// Loaded into a server before its own code (--import): answers whoever started it about memory and blocks of the event loop.

export type ProbeQuestion = { readonly do: 'read' } | { readonly do: 'settle' };

/** The longest blocks are those since the question before. */
export interface ProbeAnswer {
  readonly memory: Memory;
  /** By the clock: on a busy machine this counts what others do, too. */
  readonly longestBlockMs: number;
  /** By what the thread used of the processor. */
  readonly longestBlockCpuMs: number;
}

const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
const blocks = new CpuBlocks();

answerMessages<ProbeQuestion>(async (question) => {
  const longestBlockMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
  const longestBlockCpuMs = blocks.takeLongest();
  const memory = question.do === 'settle' ? await settledMemory() : memoryNow();
  delay.reset();
  blocks.takeLongest();
  return { memory, longestBlockMs, longestBlockCpuMs } satisfies ProbeAnswer;
});
