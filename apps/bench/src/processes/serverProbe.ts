import { answerMessages, blocks, cpuSeconds, memoryNow, settledMemory } from './answer.ts';
import type { Memory } from './answer.ts';
import { CpuBlocks } from './cpuBlocks.ts';

// Loaded into a server before its own code (--import): answers whoever started it about memory and blocks of the event loop.

export type ProbeQuestion = { readonly do: 'read' } | { readonly do: 'settle' };

/** The longest blocks are those since the question before. */
export interface ProbeAnswer {
  readonly memory: Memory;
  /** By the clock: on a busy machine this counts what others do, too. */
  readonly longestBlockMs: number;
  /** By what the thread used of the processor. */
  readonly longestBlockCpuMs: number;
  /** Processor time since the start, of all threads. */
  readonly cpuSeconds: number;
}

const longestBlock = blocks();
const cpuBlocks = new CpuBlocks();

answerMessages<ProbeQuestion>(async (question) => {
  const longestBlockMs = longestBlock();
  const longestBlockCpuMs = cpuBlocks.takeLongest();
  const memory = question.do === 'settle' ? await settledMemory() : memoryNow();
  longestBlock();
  cpuBlocks.takeLongest();
  return { memory, longestBlockMs, longestBlockCpuMs, cpuSeconds: cpuSeconds() } satisfies ProbeAnswer;
});
