import { monitorEventLoopDelay } from 'node:perf_hooks';
import { answerMessages, memoryNow, settledMemory } from '../processes/answer.ts';
import type { Memory } from '../processes/answer.ts';

// Loaded into a server before its own code (--import): answers whoever started it about memory and blocks of the event loop.

export type ProbeQuestion = { readonly do: 'read' } | { readonly do: 'settle' };

/** The longest block is that since the question before. */
export interface ProbeAnswer {
  readonly memory: Memory;
  readonly longestBlockMs: number;
}

const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

answerMessages<ProbeQuestion>(async (question) => {
  const longestBlockMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
  const memory = question.do === 'settle' ? await settledMemory() : memoryNow();
  delay.reset();
  return { memory, longestBlockMs } satisfies ProbeAnswer;
});
