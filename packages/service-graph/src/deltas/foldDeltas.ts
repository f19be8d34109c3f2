import { foldKeyed } from '../collections/keyed.ts';
import { RevisionGapError } from './revisionGap.ts';
import type { Numbered } from './RevisionLog.ts';
import type { GraphChanges, GraphDelta } from '../types.ts';

/** One or more, in turn. */
export type InTurn<T> = [T, ...T[]];

/** Changes with the effect of several in turn. */
export function foldChanges(...inTurn: InTurn<GraphChanges>): GraphChanges {
  const list = <K extends keyof GraphChanges['upsert']>(name: K) =>
    foldKeyed<GraphChanges['upsert'][K][number]>(
      ...inTurn.map(({ upsert, remove }) => ({ upsert: upsert[name], remove: remove[name] })),
    );
  const nodes = list('nodes');
  const edges = list('edges');
  const groups = list('groups');
  const attention = list('attention');
  const { shown, total, hidden } = inTurn.at(-1) ?? inTurn[0];
  return {
    upsert: { nodes: nodes.upsert, edges: edges.upsert, groups: groups.upsert, attention: attention.upsert },
    remove: { nodes: nodes.remove, edges: edges.remove, groups: groups.remove, attention: attention.remove },
    shown,
    total,
    hidden,
  };
}

/**
 * One delta with the effect of several that follow each other: for a client that reads slower than the cluster changes. The age
 * on screen counts from the oldest event in it.
 *
 * @throws RevisionGapError when one does not start where the one before it ends.
 */
export function foldDeltas(...inTurn: InTurn<GraphDelta>): GraphDelta {
  const { from, to } = spanOf(...inTurn);
  const [{ observedAt, oldestObservedAt, sentAt }, ...newer] = inTurn;
  return {
    ...foldChanges(...inTurn),
    from,
    to,
    observedAt: newer.reduce((last, delta) => later(last, delta.observedAt), observedAt),
    oldestObservedAt: newer.reduce((first, delta) => earlier(first, delta.oldestObservedAt), oldestObservedAt),
    sentAt: newer.reduce((last, delta) => later(last, delta.sentAt), sentAt),
  };
}

/** From where to where deltas lead that follow each other. @throws RevisionGapError when one does not. */
export function spanOf(...inTurn: InTurn<Numbered>): Numbered {
  const [first, ...newer] = inTurn;
  let { to } = first;
  for (const delta of newer) {
    if (delta.from !== to) throw new RevisionGapError(to, delta.from);
    to = delta.to;
  }
  return { from: first.from, to };
}

// ISO times are compared as times, not as text: fractions of a second may be written with different lengths.
const later = (left: string, right: string): string => (Date.parse(left) >= Date.parse(right) ? left : right);
const earlier = (left: string, right: string): string => (Date.parse(left) <= Date.parse(right) ? left : right);
