import type { Attention, GraphSnapshot } from '@fairlead/protocol';

/** Services that lost their last backend, or got one again, between two pictures; names in the order of ids. */
export interface BackendChanges {
  readonly lost: readonly string[];
  readonly regained: readonly string[];
}

/** Who has a backend, of one picture. */
export interface BackendsKnown {
  /** Of services that are drawn: whether each has one that receives traffic. */
  readonly drawn: ReadonlyMap<string, boolean>;
  /** Of services folded into others: those that have none. */
  readonly folded: ReadonlySet<string>;
  readonly total: number;
}

/** Headlines that mean that nothing receives traffic. */
const WITHOUT_BACKEND: ReadonlySet<string> = new Set([
  'selector-matches-nothing',
  'no-selector-unfilled',
  'all-finished',
  'family-mismatch',
  'none-listed',
  'none-ready',
]);

/** What a picture knows. What is unknown says nothing and is left out. */
export function backendsKnown(snapshot: Pick<GraphSnapshot, 'nodes' | 'attention' | 'total'>): BackendsKnown {
  const drawn = new Map<string, boolean>();
  for (const node of snapshot.nodes) {
    if (node.kind !== 'service' || node.backends === undefined || node.verdict === 'unknown') continue;
    drawn.set(node.id, node.backends.receiving + node.backends.fallback > 0);
  }
  const hasNone = ({ verdict, headline }: Attention): boolean =>
    verdict === 'broken' && headline !== null && WITHOUT_BACKEND.has(headline.id);
  const folded = snapshot.attention.filter((item) => !drawn.has(item.id) && hasNone(item)).map(({ id }) => id);
  return { drawn, folded: new Set(folded), total: snapshot.total };
}

/**
 * Of drawn services only those count that are in both pictures: a new one has not lost anything. A folded one that is gone from
 * the list is well again only if no service is gone with it.
 */
export function backendChanges(before: BackendsKnown, after: BackendsKnown): BackendChanges {
  const lost: string[] = [];
  const regained: string[] = [];
  for (const [id, has] of after.drawn) {
    const had = before.drawn.get(id) ?? (before.folded.has(id) ? false : undefined);
    if (had !== undefined && had !== has) (has ? regained : lost).push(nameOf(id));
  }
  for (const id of after.folded) {
    const had = before.drawn.get(id) ?? !before.folded.has(id);
    if (had) lost.push(nameOf(id));
  }
  for (const id of before.folded) {
    const isFolded = !after.drawn.has(id) && !after.folded.has(id);
    if (isFolded && after.total >= before.total) regained.push(nameOf(id));
  }
  return { lost, regained };
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
