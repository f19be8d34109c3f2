import type { Namespaces, ServiceRow, VerdictCounts } from '@fairlead/protocol';

const none = (): VerdictCounts => ({ ok: 0, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0 });

/**
 * Namespaces with the verdicts of their services, in order of names. `known` are those the cluster lists, or where listing
 * is forbidden those that are watched; a namespace that only services tell of counts, too.
 */
export function namespaceCounts(known: Iterable<string>, rows: Iterable<ServiceRow>): Namespaces {
  const counts = new Map<string, VerdictCounts>();
  for (const name of known) counts.set(name, none());
  for (const { namespace, verdict } of rows) {
    const of = counts.get(namespace) ?? none();
    of[verdict] += 1;
    counts.set(namespace, of);
  }
  const names = [...counts.keys()].sort();
  return { items: names.map((name) => ({ name, verdicts: counts.get(name) ?? none() })) };
}
