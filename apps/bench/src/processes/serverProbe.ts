import { Session } from 'node:inspector/promises';
import { answerMessages, blocks, cpuSeconds, memoryNow, settledMemory } from './answer.ts';
import type { Memory } from './answer.ts';
import { CpuBlocks } from './cpuBlocks.ts';
import { profiledTurn } from './profiledTurn.ts';
import type { FunctionTime } from './profiledTurn.ts';

// Loaded into a server before its own code (--import): answers whoever started it about memory and blocks of the event loop.

/** `profile`: from now on it is known, too, what the longest block did; what is profiled is slower. */
export type ProbeQuestion = { readonly do: 'read' } | { readonly do: 'settle' } | { readonly do: 'profile' };

/** The longest blocks are those since the question before. */
export interface ProbeAnswer {
  readonly memory: Memory;
  /** By the clock: on a busy machine this counts what others do, too. */
  readonly longestBlockMs: number;
  /** By what the thread used of the processor. */
  readonly longestBlockCpuMs: number;
  /** What ran in it, if it is profiled; the longest first. */
  readonly longestBlockRan: readonly FunctionTime[];
  /** Processor time since the start, of all threads. */
  readonly cpuSeconds: number;
}

const longestBlock = blocks();
const cpuBlocks = new CpuBlocks();
let profiler: Session | undefined;

async function startProfile(): Promise<void> {
  profiler = new Session();
  profiler.connect();
  await profiler.post('Profiler.enable');
  await profiler.post('Profiler.start');
}

/** Ends one profile and begins the next. */
async function ranIn(fromUs: number, toUs: number): Promise<FunctionTime[]> {
  if (profiler === undefined) return [];
  const { profile } = await profiler.post('Profiler.stop');
  const ran = profiledTurn(profile, fromUs, toUs);
  await profiler.post('Profiler.start');
  return ran;
}

answerMessages<ProbeQuestion>(async (question) => {
  const longestBlockMs = longestBlock();
  const { cpuMs: longestBlockCpuMs, fromUs, toUs } = cpuBlocks.takeLongest();
  if (question.do === 'profile') await startProfile();
  const longestBlockRan = question.do === 'profile' ? [] : await ranIn(fromUs, toUs);
  const memory = question.do === 'settle' ? await settledMemory() : memoryNow();
  longestBlock();
  cpuBlocks.takeLongest();
  return { memory, longestBlockMs, longestBlockCpuMs, longestBlockRan, cpuSeconds: cpuSeconds() } satisfies ProbeAnswer;
});
