import { edgeId } from '../ids.ts';
import type { Declaration, GraphEdge } from '../types.ts';

/** An edge that objects tell of. */
export function statedEdge(
  kind: GraphEdge['kind'],
  source: string,
  target: string,
  basis: GraphEdge['basis'],
  ...declaredBy: Declaration[]
): GraphEdge {
  const plain: GraphEdge = { id: edgeId(kind, source, target), kind, source, target, basis };
  return declaredBy.length === 0 ? plain : { ...plain, declaredBy };
}
