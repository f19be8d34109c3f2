import { diffKeyed } from './keyed.ts';
import type { GraphChanges, GraphParts } from './types.ts';

/** What leads from one picture to another of the same level. Applying it gives exactly the later one (docs/api.md, Stream). */
export function diffGraphs(before: GraphParts, after: GraphParts): GraphChanges {
  const nodes = diffKeyed(before.nodes, after.nodes);
  const edges = diffKeyed(before.edges, after.edges);
  const groups = diffKeyed(before.groups, after.groups);
  const attention = diffKeyed(before.attention, after.attention);
  return {
    upsert: { nodes: nodes.upsert, edges: edges.upsert, groups: groups.upsert, attention: attention.upsert },
    remove: { nodes: nodes.remove, edges: edges.remove, groups: groups.remove, attention: attention.remove },
    shown: after.shown,
    total: after.total,
    hidden: after.hidden,
  };
}

/** Whether the changes put or drop nothing. */
export function isEmptyChange({ upsert, remove }: Pick<GraphChanges, 'upsert' | 'remove'>): boolean {
  return [upsert, remove].every((side) => Object.values(side).every((list: readonly unknown[]) => list.length === 0));
}
