import type { PlacedNode } from '../content.ts';
import { leastFresh } from '../verdict/freshness.ts';
import { edgeId, idParts, namespaceId } from '../ids.ts';
import { membersOf, worstVerdict } from '../nodes/members.ts';
import { addTraffic } from '../edges/trafficFigures.ts';
import type { Backends, GraphEdge, GraphNode } from '../types.ts';

/**
 * The node that stands for several: its verdict is the worst of the services in it, its figures count them. `isRest`: the tile
 * of a namespace stands for what found no room in its area, and in that area.
 */
export function aggregateNode(id: string, held: readonly PlacedNode[], isRest = false): GraphNode {
  const [kind, namespace = '', ...rest] = idParts(id);
  const services = held.filter(({ node }) => node.kind === 'service').map(({ node }) => node);
  const aggregate = {
    id,
    namespace,
    verdict: worstVerdict(
      (services.length > 0 ? services : held.map(({ node }) => node)).map(({ verdict }) => verdict),
    ),
    headline: null,
    reasons: [],
    note: null,
    state: leastFresh(held.map(({ node }) => node.state)),
    since: null,
    members: membersOf(services),
  };
  if (kind === 'namespace') return { ...aggregate, kind, name: namespace, area: isRest ? id : null };
  const area = namespaceId(namespace);
  if (kind === 'app') return { ...aggregate, kind, name: rest.join('/'), area };
  const backends = backendsOfWorkload(id, held);
  return { ...aggregate, kind: 'workload', name: rest[1] ?? '', area, ...(backends === undefined ? {} : { backends }) };
}

/** Of a workload with the services it backs: counted over all of them if it is a node, else as its one service counts. */
function backendsOfWorkload(id: string, held: readonly PlacedNode[]): Backends | undefined {
  const own = held.find((placed) => placed.id === id);
  if (own !== undefined) return own.node.backends;
  return held.flatMap(({ node }) => node.workloads ?? []).find((workload) => workload.id === id)?.backends;
}

const BY_PROOF: readonly GraphEdge['basis'][] = ['measured', 'declared', 'derived'];

/** The edge that stands for several between the same two aggregates, with the calls of all together. */
export function aggregateEdge(id: string, held: readonly GraphEdge[]): GraphEdge {
  const [first] = held;
  const [kind = '', source = '', target = ''] = id.split(' ');
  if (first === undefined) throw new RangeError(`no edge is drawn as ${kind} ${source} ${target}`);
  if (first.id === id) return first;
  const basis = BY_PROOF.find((candidate) => held.some((edge) => edge.basis === candidate)) ?? first.basis;
  const declaredBy = [...new Set(held.flatMap((edge) => edge.declaredBy ?? []))].sort();
  const traffic = addTraffic(held.flatMap((edge) => edge.traffic ?? []));
  return {
    id,
    kind: first.kind,
    source,
    target,
    basis,
    ...(declaredBy.length === 0 ? {} : { declaredBy }),
    ...(traffic === undefined ? {} : { traffic }),
    ...(held.length === 1 ? {} : { folded: held.length }),
  };
}

/** The id under which an edge is drawn between the places of its ends; `undefined` if one is not drawn or both are one. */
export function placedEdgeId(
  { kind }: GraphEdge,
  source: string | undefined,
  target: string | undefined,
): string | undefined {
  if (source === undefined || target === undefined || source === target) return undefined;
  return edgeId(kind, source, target);
}
