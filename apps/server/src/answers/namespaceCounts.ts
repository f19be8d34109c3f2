import type { Namespaces, VerdictCounts } from '@fairlead/protocol';

const NONE: Readonly<VerdictCounts> = { ok: 0, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0 };

/**
 * Namespaces with the verdicts of their services, in order of names. `known` are those the cluster lists, or where listing
 * is forbidden those that are watched; a namespace that only services tell of counts, too.
 */
export function namespaceCounts(
  known: Iterable<string>,
  verdicts: ReadonlyMap<string, Readonly<VerdictCounts>>,
): Namespaces {
  const names = [...new Set([...known, ...verdicts.keys()])].sort();
  return { items: names.map((name) => ({ name, verdicts: { ...(verdicts.get(name) ?? NONE) } })) };
}
