import { applyKeyed } from '../collections/keyed.ts';
import { RevisionGapError } from './revisionGap.ts';
import type { GraphChanges, GraphDelta, GraphParts, GraphSnapshot } from '../types.ts';

/** The picture after the changes. Lists and items that do not change are shared with the one before. */
export function applyChanges<T extends GraphParts>(picture: T, changes: GraphChanges): T {
  const { upsert, remove } = changes;
  return {
    ...picture,
    shown: changes.shown,
    total: changes.total,
    hidden: changes.hidden,
    nodes: applyKeyed(picture.nodes, { upsert: upsert.nodes, remove: remove.nodes }),
    edges: applyKeyed(picture.edges, { upsert: upsert.edges, remove: remove.edges }),
    groups: applyKeyed(picture.groups, { upsert: upsert.groups, remove: remove.groups }),
    attention: applyKeyed(picture.attention, { upsert: upsert.attention, remove: remove.attention }),
  };
}

/**
 * The snapshot after a delta. Neither argument is changed; what stays equal is shared, so that a page can compare by identity.
 *
 * @throws RevisionGapError when the delta does not start where the snapshot stands: fetch a new snapshot.
 */
export function applyDelta(snapshot: GraphSnapshot, delta: GraphDelta): GraphSnapshot {
  if (delta.from !== snapshot.revision) throw new RevisionGapError(snapshot.revision, delta.from);
  return { ...applyChanges(snapshot, delta), revision: delta.to };
}
