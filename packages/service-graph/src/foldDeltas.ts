import { foldKeyed } from './keyed.ts';
import { RevisionGapError } from './revisionGap.ts';
import type { GraphChanges, GraphDelta } from './types.ts';

/** Changes with the effect of two in turn. */
export function foldChanges(older: GraphChanges, newer: GraphChanges): GraphChanges {
  const both = <K extends keyof GraphChanges['upsert']>(list: K) =>
    [
      { upsert: older.upsert[list], remove: older.remove[list] },
      { upsert: newer.upsert[list], remove: newer.remove[list] },
    ] as const;
  const nodes = foldKeyed(...both('nodes'));
  const edges = foldKeyed(...both('edges'));
  const groups = foldKeyed(...both('groups'));
  const attention = foldKeyed(...both('attention'));
  return {
    upsert: { nodes: nodes.upsert, edges: edges.upsert, groups: groups.upsert, attention: attention.upsert },
    remove: { nodes: nodes.remove, edges: edges.remove, groups: groups.remove, attention: attention.remove },
    shown: newer.shown,
    total: newer.total,
    hidden: newer.hidden,
  };
}

/**
 * One delta with the effect of two that follow each other: for a client that reads slower than the cluster changes. The age
 * on screen counts from the oldest event in it.
 *
 * @throws RevisionGapError when the newer one does not start where the older one ends.
 */
export function foldDeltas(older: GraphDelta, newer: GraphDelta): GraphDelta {
  if (older.to !== newer.from) throw new RevisionGapError(older.to, newer.from);
  return {
    ...foldChanges(older, newer),
    from: older.from,
    to: newer.to,
    observedAt: later(older.observedAt, newer.observedAt),
    oldestObservedAt: earlier(older.oldestObservedAt, newer.oldestObservedAt),
    sentAt: later(older.sentAt, newer.sentAt),
  };
}

// ISO times are compared as times, not as text: fractions of a second may be written with different lengths.
const later = (left: string, right: string): string => (Date.parse(left) >= Date.parse(right) ? left : right);
const earlier = (left: string, right: string): string => (Date.parse(left) <= Date.parse(right) ? left : right);
