import type { Overrides } from '@fairlead/test-kit';
import type { GraphDelta, GraphNode, GraphSnapshot } from '../src/types.ts';

/** A card that is well. */
export function aNodeOf(id: string, overrides: Overrides<GraphNode> = {}): GraphNode {
  return {
    id,
    kind: 'service',
    namespace: 'shop',
    name: id,
    area: 'namespace/shop',
    verdict: 'ok',
    headline: null,
    reasons: [],
    note: null,
    state: 'live',
    since: null,
    ...overrides,
  };
}

export const NOTHING_HIDDEN = { services: 0, broken: 0, degraded: 0, others: 0, edges: 0 };

/** A snapshot at revision 1 that holds some nodes. */
export function aSnapshot(nodes: GraphNode[], overrides: Overrides<GraphSnapshot> = {}): GraphSnapshot {
  const count = nodes.length;
  const snapshot = { instance: 'x', revision: 1, level: 'service' as const, shown: count, total: count, nodes };
  return { ...snapshot, hidden: NOTHING_HIDDEN, edges: [], groups: [], attention: [], ...overrides };
}

/** A delta that puts and drops some nodes; its times are second `to` of 2026. */
export function aDelta(
  from: number,
  to: number,
  nodes: { readonly put?: GraphNode[]; readonly drop?: string[] } = {},
): GraphDelta {
  const time = new Date(Date.UTC(2026, 0, 1, 0, 0, to)).toISOString();
  return {
    from,
    to,
    observedAt: time,
    oldestObservedAt: time,
    sentAt: time,
    shown: to,
    total: to,
    hidden: NOTHING_HIDDEN,
    upsert: { nodes: nodes.put ?? [], edges: [], groups: [], attention: [] },
    remove: { nodes: nodes.drop ?? [], edges: [], groups: [], attention: [] },
  };
}
