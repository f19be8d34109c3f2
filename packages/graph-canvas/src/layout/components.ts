import type { LayoutEdge, LayoutNode } from './layoutTypes.ts';
import { byName, compareText } from './names.ts';

/** Nodes that edges join, each set A to Z; the largest set first, ties by first name. Single nodes come as sets of one. */
export function components(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): readonly LayoutNode[][] {
  const leader = new Map(nodes.map((node) => [node.id, node.id]));
  const find = (id: string): string => {
    let at = id;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) {
      leader.set(at, leader.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { source, target } of edges) {
    if (!leader.has(source) || !leader.has(target)) continue;
    const [low, high] = [find(source), find(target)].toSorted(compareText);
    if (low !== undefined && high !== undefined) leader.set(high, low);
  }
  const sets = new Map<string, LayoutNode[]>();
  for (const node of nodes.toSorted(byName)) {
    const key = find(node.id);
    const set = sets.get(key);
    if (set === undefined) sets.set(key, [node]);
    else set.push(node);
  }
  return [...sets.values()].toSorted((left, right) => right.length - left.length || byNames(left, right));
}

function byNames(left: readonly LayoutNode[], right: readonly LayoutNode[]): number {
  const [a, b] = [left[0], right[0]];
  return a === undefined || b === undefined ? 0 : byName(a, b);
}
