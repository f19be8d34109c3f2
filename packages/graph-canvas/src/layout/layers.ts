import type { LayoutEdge, LayoutNode } from './layoutTypes.ts';
import { byName } from './names.ts';

export interface Layers {
  /** Column of each node, from 0. */
  readonly layer: ReadonlyMap<string, number>;
  /** Callees of each node, A to Z, without the edges that close a cycle. */
  readonly after: ReadonlyMap<string, readonly LayoutNode[]>;
}

/**
 * Columns from left to right, so that every edge outside a cycle points right.
 *
 * Cycles are opened at the edge that a walk from A to Z, callers first, meets last.
 */
export function layersOf(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Layers {
  const sorted = nodes.toSorted(byName);
  const byId = new Map(sorted.map((node) => [node.id, node]));
  const callees = new Map<string, Set<LayoutNode>>(sorted.map((node) => [node.id, new Set()]));
  const called = new Set<string>();
  for (const edge of edges) {
    const target = byId.get(edge.target);
    if (target === undefined || edge.source === edge.target || !byId.has(edge.source)) continue;
    callees.get(edge.source)?.add(target);
    called.add(edge.target);
  }
  const targetsOf = new Map([...callees].map(([id, targets]) => [id, [...targets].toSorted(byName)]));

  const starts = [...sorted.filter((node) => !called.has(node.id)), ...sorted.filter((node) => called.has(node.id))];
  const { order, after } = openCycles(starts, targetsOf);

  const layer = new Map<string, number>(sorted.map((node) => [node.id, 0]));
  for (const id of order) {
    const next = (layer.get(id) ?? 0) + 1;
    for (const target of after.get(id) ?? []) layer.set(target.id, Math.max(layer.get(target.id) ?? 0, next));
  }
  // What nobody calls stands directly before its first callee.
  for (const node of sorted) {
    const targets = after.get(node.id) ?? [];
    if (called.has(node.id) || targets.length === 0) continue;
    layer.set(node.id, Math.min(...targets.map((target) => layer.get(target.id) ?? 1)) - 1);
  }
  return { layer, after };
}

/** A walk in depth that needs no stack of calls: chains of services can be long. */
function openCycles(
  starts: readonly LayoutNode[],
  targetsOf: ReadonlyMap<string, readonly LayoutNode[]>,
): { order: string[]; after: Map<string, LayoutNode[]> } {
  const state = new Map<string, 'open' | 'done'>();
  const finished: string[] = [];
  const after = new Map<string, LayoutNode[]>();
  for (const start of starts) {
    if (state.has(start.id)) continue;
    const stack = [{ id: start.id, next: 0 }];
    state.set(start.id, 'open');
    after.set(start.id, []);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = targetsOf.get(top.id)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        state.set(top.id, 'done');
        finished.push(top.id);
        stack.pop();
      } else if (state.get(target.id) !== 'open') {
        after.get(top.id)?.push(target);
        if (!state.has(target.id)) {
          state.set(target.id, 'open');
          after.set(target.id, []);
          stack.push({ id: target.id, next: 0 });
        }
      }
    }
  }
  return { order: finished.toReversed(), after };
}
