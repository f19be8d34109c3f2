import type { Call } from '@fairlead/model';
import type { GraphEdge } from '@fairlead/service-graph';
import type { ClusterModel } from '../cluster/clusterModel.ts';
import { inTurns } from '../turns/inTurns.ts';

/** A picture of a large cluster has tens of thousands of edges: only now and then it is sorted out which of them stay. */
const SORTED_AT = 4_000;

const rateOf = ({ traffic }: GraphEdge): number => traffic?.requestsPerSecond ?? 0;

const isSingle = ({ source, target }: GraphEdge): boolean =>
  ![source, target].some((end) => /^(?:namespace|app)\//.test(end));

/** The edges with most requests between two nodes that are not folded. */
function* busiestEdges(edges: Iterable<GraphEdge>, atMost: number): Generator<void, readonly GraphEdge[]> {
  // Several pictures may show the same edge.
  let busiest = new Map<string, GraphEdge>();
  const cut = (): void => {
    const sorted = [...busiest].sort(([, left], [, right]) => rateOf(right) - rateOf(left));
    busiest = new Map(sorted.slice(0, atMost));
  };
  for (const edge of edges) {
    if (rateOf(edge) > 0 && isSingle(edge)) busiest.set(edge.id, edge);
    if (busiest.size >= SORTED_AT) cut();
    yield;
  }
  cut();
  return [...busiest.values()];
}

/**
 * The calls of the edges that somebody sees one by one, those with most requests first. What is folded has no quantile of its own: they cannot be
 * added up.
 */
export async function callsOnScreen(
  model: Pick<ClusterModel, 'edgesLookedAt'> & { readonly graph: Pick<ClusterModel['graph'], 'callsBetween'> },
  atMost: number,
): Promise<Call[]> {
  const calls: Call[] = [];
  for (const { source, target } of await inTurns(busiestEdges(model.edgesLookedAt(), atMost))) {
    calls.push(...model.graph.callsBetween(source, target));
    if (calls.length >= atMost) break;
  }
  return calls.slice(0, atMost);
}
