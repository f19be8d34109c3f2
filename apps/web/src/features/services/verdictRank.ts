import type { Verdict } from '@fairlead/protocol';

const WORST_FIRST: readonly Verdict[] = ['broken', 'degraded', 'unknown', 'ok', 'at-rest'];

/** 0 is the worst. */
export function verdictRank(verdict: Verdict): number {
  return WORST_FIRST.indexOf(verdict);
}
