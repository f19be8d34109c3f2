import { diffKeyed } from '../collections/keyed.ts';
import type { GraphChanges, GraphParts } from '../types.ts';

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

/** How many items the changes put and drop. */
export function changeSize({ upsert, remove }: Pick<GraphChanges, 'upsert' | 'remove'>): number {
  return [upsert, remove]
    .flatMap((side): (readonly unknown[])[] => Object.values(side))
    .reduce((sum, list) => sum + list.length, 0);
}

/** Whether the changes put or drop nothing. */
export function isEmptyChange(changes: Pick<GraphChanges, 'upsert' | 'remove'>): boolean {
  return changeSize(changes) === 0;
}
