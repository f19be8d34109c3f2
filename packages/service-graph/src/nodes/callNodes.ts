import type { PlacedNode } from '../content.ts';
import { idParts, namespaceId } from '../ids.ts';
import type { GraphNode } from '../types.ts';

/**
 * A node that is on the map only because it calls or is called: a host outside, a caller that cannot be named better, or a
 * workload that no service selects. Nothing tells whether it is well.
 */
export function callNode(id: string): PlacedNode {
  const [kind, ...rest] = idParts(id);
  const outside: Omit<GraphNode, 'kind'> = {
    id,
    namespace: null,
    name: rest.join('/'),
    area: null,
    verdict: 'unknown',
    headline: null,
    reasons: [],
    note: null,
    state: 'live',
    since: null,
  };
  if (kind === 'external' || kind === 'caller') {
    return { id, node: { ...outside, kind }, app: undefined, workload: undefined };
  }
  const [namespace = '', , name = ''] = rest;
  const node: GraphNode = { ...outside, kind: 'workload', namespace, name, area: namespaceId(namespace) };
  return { id, node, app: undefined, workload: id };
}
