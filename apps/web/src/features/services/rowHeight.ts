import type { TreeRow } from './tree.ts';

export type Density = 'comfortable' | 'compact';

/** Height of a row in CSS pixels; the style sheet has the same figures. */
export function rowHeight(kind: TreeRow['kind'], density: Density): number {
  if (kind === 'service') return density === 'compact' ? 32 : 37;
  if (kind === 'namespace' || kind === 'app') return density === 'compact' ? 30 : 34;
  return density === 'compact' ? 28 : 32;
}

/** Where each row begins, counted from the first. */
export function rowOffsets(rows: readonly TreeRow[], density: Density): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  let at = 0;
  for (const { id, kind } of rows) {
    offsets.set(id, at);
    at += rowHeight(kind, density);
  }
  return offsets;
}
