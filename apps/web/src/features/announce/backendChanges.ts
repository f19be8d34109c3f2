import type { GraphSnapshot } from '@fairlead/protocol';

/** Services that lost their last backend, or got one again, between two pictures; names in the order of ids. */
export interface BackendChanges {
  readonly lost: readonly string[];
  readonly regained: readonly string[];
}

/** Whether each drawn service has a backend that receives traffic. What is unknown says nothing and is left out. */
export function backendsById(snapshot: GraphSnapshot): ReadonlyMap<string, boolean> {
  const result = new Map<string, boolean>();
  for (const node of snapshot.nodes) {
    if (node.kind !== 'service' || node.backends === undefined || node.verdict === 'unknown') continue;
    result.set(node.id, node.backends.receiving + node.backends.fallback > 0);
  }
  return result;
}

/** Only services that are in both pictures count: a new service has not lost anything. */
export function backendChanges(
  before: ReadonlyMap<string, boolean>,
  after: ReadonlyMap<string, boolean>,
): BackendChanges {
  const lost: string[] = [];
  const regained: string[] = [];
  for (const [id, has] of after) {
    const had = before.get(id);
    if (had === undefined || had === has) continue;
    (has ? regained : lost).push(id.slice(id.lastIndexOf('/') + 1));
  }
  return { lost, regained };
}
