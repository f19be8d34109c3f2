import type { GraphEdge } from '@fairlead/protocol';

/** A card and the gap below it, px, at the size at which its name is read. */
const ROW_PX = 46;
/** Title and rim of an area. */
const AROUND_PX = 72;
const LEAST_PX = 200;
/** More of them are for the map: here the pods below must not be lost. */
const MOST_PX = 420;

/** Height in px that a map of what is around a node wants: as many rows as there are neighbours on the side that has more. */
export function heightOf(id: string, edges: readonly Pick<GraphEdge, 'source' | 'target'>[]): number {
  const before = new Set(edges.filter(({ target }) => target === id).map(({ source }) => source));
  const after = new Set(edges.filter(({ source }) => source === id).map(({ target }) => target));
  const wanted = AROUND_PX + Math.max(before.size, after.size) * ROW_PX;
  return Math.min(MOST_PX, Math.max(LEAST_PX, wanted));
}
