import { setFlagsFromString } from 'node:v8';

/** How far the old generation may grow between collections, beyond what was alive after the last one. */
const GROWTH_PERCENT = 60;

/**
 * Keeps the heap of a process that reads much and holds little close to what it holds. V8 by itself lets the young generation grow to
 * 64 MB and the old one to four times what is alive, which while 150,000 pods are read comes to more than they take. Measured in
 * docs/benchmarks/hold.md; costs some processor time while lists are read, and none to speak of afterwards. For the entry of a program.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}

/**
 * From now on collections also give back to the system what they free. V8 by itself keeps the pages that it has emptied for the next time that it
 * needs some, as many as there have ever been: after lists of 150,000 pods, a fifth of the process. For a program that has read what there is to
 * read; while it reads, this would only mean more collections.
 */
export function giveBackMemory(): void {
  // The young generation stays at its smallest then: an event takes a tenth more of the processor than at 17 MB. Left to grow again, it did so after eight
  // minutes of a soak, and the process with it.
  setFlagsFromString('--optimize-for-size');
}
