import type { Layers } from './layers.ts';
import type { LayoutNode } from './layoutTypes.ts';
import { spanOf } from './measures.ts';
import { byName } from './names.ts';

/** Occupied rows of a subtree in each column it reaches. */
type Contour = Map<number, { top: number; bottom: number }>;

interface Branch {
  readonly node: LayoutNode;
  readonly children: Branch[];
  /** Row relative to the parent's reference row. */
  shift: number;
  /** Row of the node relative to its own reference row. */
  row: number;
  contour: Contour;
}

/**
 * First row of each node of one component: callees stand below each other, callers beside the middle one.
 *
 * Subtrees are pushed together as far as their outlines allow, so two nodes never share a row of a column.
 */
export function forestRows(nodes: readonly LayoutNode[], layers: Layers): ReadonlyMap<string, number> {
  const branches = branchesOf(nodes, layers);
  const rows = new Map<string, number>();
  const outline: Contour = new Map();
  for (const root of branches) {
    arrange(root, layers);
    const shift = clearance(outline, root.contour);
    include(outline, root.contour, shift);
    const stack: { branch: Branch; at: number }[] = [{ branch: root, at: shift }];
    for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
      rows.set(item.branch.node.id, item.at + item.branch.row);
      for (const child of item.branch.children) stack.push({ branch: child, at: item.at + child.shift });
    }
  }
  const first = Math.min(...rows.values());
  return new Map([...rows].map(([id, row]) => [id, row - first]));
}

/** A spanning forest: the parent of a node is its caller in the nearest column, the first in A to Z. */
function branchesOf(nodes: readonly LayoutNode[], layers: Layers): Branch[] {
  const branches = new Map<string, Branch>();
  for (const node of nodes) branches.set(node.id, { node, children: [], shift: 0, row: 0, contour: new Map() });
  const parents = new Map<string, LayoutNode>();
  for (const node of nodes.toSorted(byName)) {
    for (const target of layers.after.get(node.id) ?? []) {
      const known = parents.get(target.id);
      if (known === undefined || (layers.layer.get(node.id) ?? 0) > (layers.layer.get(known.id) ?? 0)) {
        parents.set(target.id, node);
      }
    }
  }
  for (const [id, parent] of parents) {
    const branch = branches.get(id);
    if (branch !== undefined) branches.get(parent.id)?.children.push(branch);
  }
  for (const branch of branches.values()) {
    branch.children.sort(
      (left, right) => kindOrder(left.node) - kindOrder(right.node) || byName(left.node, right.node),
    );
  }
  return [...branches.values()].filter(({ node }) => !parents.has(node.id)).toSorted((a, b) => byName(a.node, b.node));
}

/** The workloads of a service stand above what it calls. */
function kindOrder(node: LayoutNode): number {
  return node.kind === 'workload' ? 0 : 1;
}

/** Lays out a branch from its leaves up, without recursion. */
function arrange(root: Branch, layers: Layers): void {
  const order: Branch[] = [];
  const stack = [root];
  for (let branch = stack.pop(); branch !== undefined; branch = stack.pop()) {
    order.push(branch);
    stack.push(...branch.children);
  }
  for (const branch of order.reverse()) {
    const column = layers.layer.get(branch.node.id) ?? 0;
    const span = spanOf(branch.node.height);
    const outline: Contour = new Map();
    for (const child of branch.children) {
      const childColumn = layers.layer.get(child.node.id) ?? 0;
      const childBottom = child.row + spanOf(child.node.height);
      // The edge to a callee some columns away keeps its row free on the way.
      for (let between = column + 1; between < childColumn; between += 1) {
        widen(child.contour, between, child.row, childBottom);
      }
      child.shift = clearance(outline, child.contour);
      include(outline, child.contour, child.shift);
    }
    branch.row = rowBeside(branch.children, span);
    branch.contour = outline;
    widen(outline, column, branch.row, branch.row + span);
  }
}

/**
 * The row of a caller: beside the callee nearest to the middle of all, so that one line runs straight and cards keep to
 * one grid; beside the middle itself if the callees are lower than it (workloads).
 */
function rowBeside(children: readonly Branch[], span: number): number {
  const rows = children.map((child) => ({ top: child.shift + child.row, span: spanOf(child.node.height) }));
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return 0;
  const middle = Math.floor((first.top + last.top + last.span - span) / 2);
  const equals = rows.filter((row) => row.span === span).map((row) => row.top);
  return equals.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b)[0] ?? middle;
}

/** Smallest shift that puts `lower` below `upper` in every column they share. */
function clearance(upper: Contour, lower: Contour): number {
  let shift: number | undefined;
  for (const [column, rows] of lower) {
    const above = upper.get(column);
    if (above !== undefined) shift = Math.max(shift ?? Number.NEGATIVE_INFINITY, above.bottom - rows.top);
  }
  return shift ?? 0;
}

function include(outline: Contour, added: Contour, shift: number): void {
  for (const [column, rows] of added) widen(outline, column, rows.top + shift, rows.bottom + shift);
}

function widen(outline: Contour, column: number, top: number, bottom: number): void {
  const known = outline.get(column);
  outline.set(column, {
    top: Math.min(known?.top ?? top, top),
    bottom: Math.max(known?.bottom ?? bottom, bottom),
  });
}
