import type { GraphEdge, GraphNode } from '@fairlead/service-graph';
import type { MapTexts } from '../texts.ts';
import { CALLERS_SIZE, callersIdOf } from './callersId.ts';
import type { Card } from './card.ts';
import { isFailing, rateOf } from './measured.ts';
import type { MapGraph } from './structure.ts';

/** More callers than this, and a service is infrastructure: its card stays, its lines are folded into one. */
export const MOST_CALLERS = 12;

/**
 * The calls of hubs, each folded into one line from a card "26 callers". Of those in `unfolded` the card stays and the lines
 * come back, so that nothing moves. Among namespace tiles nothing is folded.
 */
export function foldHubs(graph: MapGraph, unfolded: ReadonlySet<string>): MapGraph {
  if (graph.level === 'namespace') return graph;
  const calls = Map.groupBy(
    graph.edges.filter((edge) => edge.kind === 'calls' || edge.kind === 'names'),
    (edge) => edge.target,
  );
  const nodes: GraphNode[] = [];
  const folded = new Set<GraphEdge>();
  const added: GraphEdge[] = [];
  for (const target of graph.nodes) {
    const edges = calls.get(target.id) ?? [];
    const callers = new Set(edges.map((edge) => edge.source));
    if (callers.size <= MOST_CALLERS) continue;
    const failing = new Set(edges.filter((edge) => isFailing(edge.traffic)).map((edge) => edge.source)).size;
    const node = callersNode(target, callers.size, failing, unfolded.has(target.id));
    nodes.push(node);
    added.push(sumOf(edges, node.id, target.id));
    if (!unfolded.has(target.id)) for (const edge of edges) folded.add(edge);
  }
  if (nodes.length === 0) return graph;
  return {
    ...graph,
    nodes: [...graph.nodes, ...nodes],
    edges: [...graph.edges.filter((edge) => !folded.has(edge)), ...added],
  };
}

/** As an aggregate of callers: `broken` are those whose calls fail; at rest while their own lines are drawn. */
function callersNode(target: GraphNode, count: number, failing: number, shown: boolean): GraphNode {
  return {
    id: callersIdOf(target.id),
    kind: 'caller',
    namespace: target.namespace,
    name: target.name,
    area: target.area,
    verdict: shown ? 'at-rest' : 'ok',
    headline: null,
    reasons: [],
    note: null,
    state: target.state,
    since: null,
    members: { ok: count - failing, degraded: 0, broken: failing, unknown: 0, 'at-rest': 0, services: '' },
  };
}

/** All calls together: they come from one source of figures each, and each call is counted once. */
function sumOf(edges: readonly GraphEdge[], source: string, target: string): GraphEdge {
  const measured = edges.filter((edge) => edge.basis === 'measured' && edge.traffic !== undefined);
  const id = `calls ${source} ${target}`;
  const first = measured[0]?.traffic;
  if (first === undefined) return { id, kind: 'calls', source, target, basis: edges[0]?.basis ?? 'declared' };
  const rate = measured.reduce((sum, edge) => sum + rateOf(edge.traffic), 0);
  const failures = measured.reduce((sum, edge) => sum + rateOf(edge.traffic) * (edge.traffic?.errorShare ?? 0), 0);
  return {
    id,
    kind: 'calls',
    source,
    target,
    basis: 'measured',
    traffic: {
      ...first,
      requestsPerSecond: rate,
      errorShare: rate === 0 ? null : failures / rate,
      averageMs: null,
      p50Ms: null,
      p95Ms: null,
      p99Ms: null,
      bytesPerSecond: null,
      connectionsPerSecond: null,
      alternatives: [],
    },
  };
}

/** "26 callers", and how many of them fail: nothing that fails is folded out of sight. */
export function callersCard(node: GraphNode, texts: MapTexts): Card {
  const failing = node.members?.broken ?? 0;
  const count = (node.members?.ok ?? 0) + failing;
  const shown = node.verdict === 'at-rest';
  const text = texts.callers(count, failing);
  const sprite = { ...CALLERS_SIZE, tone: 'plain' } as const;
  return {
    id: node.id,
    kind: node.kind,
    area: node.area,
    ...CALLERS_SIZE,
    classes: ['callers', ...(failing > 0 ? ['some-fail'] : []), ...(shown ? ['shown'] : [])],
    text,
    nearText: text,
    shortText: text,
    sprite,
    farSprite: sprite,
    name: text,
    second: '',
    label: texts.callersLabel(node.name, { count, failing, shown }),
    verdict: node.verdict,
  };
}
