import { isGuess } from '@fairlead/service-graph';
import type { GraphEdge, GraphGroup, GraphNode, Level } from '@fairlead/service-graph';
import type { LayoutInput, Size } from '../layout/layoutTypes.ts';
import { sameList, type Same } from '../layout/sameParts.ts';
import { CALLERS_SIZE, isCallersId } from './callersId.ts';
import { sizeOf } from './sizes.ts';

/** The part of a snapshot that is drawn. */
export interface MapGraph {
  readonly revision: number;
  readonly level: Level;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly groups: readonly GraphGroup[];
}

/** True if every namespace is a tile, none of them open. */
export function isTilesOnly({ level, groups }: MapGraph): boolean {
  return level === 'namespace' && groups.length === 0;
}

/** What the layout rests on: names, kinds and edges, never data. */
export function structureOf(graph: MapGraph, window: Size, keepFree: Size): LayoutInput {
  return {
    nodes: graph.nodes.map((node) => ({
      id: node.id,
      name: node.name,
      kind: node.kind,
      area: node.area,
      ...(isCallersId(node.id) ? CALLERS_SIZE : sizeOf(node.kind)),
    })),
    edges: graph.edges.map((edge) => ({
      id: edge.id,
      source: edge.source,
      target: edge.target,
      labelled: edge.kind === 'calls' && edge.basis === 'measured',
      ...(isGuess(edge) ? { guessed: true } : {}),
    })),
    areas: graph.groups.map((group) => ({ id: group.id, name: group.name })),
    window,
    keepFree,
  };
}

/** True if a layout of one serves the other as well. */
export function sameStructure(left: MapGraph, right: MapGraph): boolean {
  if (left === right) return true;
  return (
    left.level === right.level &&
    sameItems(left.nodes, right.nodes, (a, b) => a.id === b.id && a.kind === b.kind && a.area === b.area) &&
    sameItems(left.edges, right.edges, (a, b) => a.id === b.id) &&
    sameItems(left.groups, right.groups, (a, b) => a.id === b.id)
  );
}

function sameItems<Item>(left: readonly Item[], right: readonly Item[], same: Same<Item>): boolean {
  return left === right || sameList(left, right, (a, b) => a === b || same(a, b));
}
