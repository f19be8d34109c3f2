import type { Gate } from '@fairlead/protocol';

/** More gates than this, and what has passed before the one that flips next is folded. */
const FOLD_ABOVE = 12;

export interface Ledger {
  /** Passed gates before the next one, folded away; empty in a short ledger. */
  readonly folded: readonly Gate[];
  readonly shown: readonly Gate[];
  /** The first gate that is not passed: it has to flip next. */
  readonly next: Gate | undefined;
}

export function ledgerOf(gates: readonly Gate[]): Ledger {
  const at = gates.findIndex(({ state }) => state !== 'passed');
  const next = at === -1 ? undefined : gates[at];
  if (gates.length <= FOLD_ABOVE || at <= 0) return { folded: [], shown: gates, next };
  return { folded: gates.slice(0, at), shown: gates.slice(at), next };
}
