import type { Find, FindMatch, GraphNode, Verdict } from '@fairlead/protocol';

/** A filter that dims what does not match. */
export interface Filter {
  /** What the find box found; `undefined` when nothing is looked for. */
  readonly found: Pick<Find, 'items' | 'total' | 'namespaces'> | undefined;
  readonly verdict: Verdict | undefined;
}

/** Ids of the drawn nodes that match or hold a match, in the order of the picture; `undefined` when nothing is asked. */
export function drawnMatches(nodes: readonly GraphNode[], filter: Filter): readonly string[] | undefined {
  const { found, verdict } = filter;
  if (found === undefined) {
    return verdict === undefined
      ? undefined
      : nodes.filter((node) => matchesVerdict(node, verdict)).map(({ id }) => id);
  }
  const drawn = new Set(nodes.map(({ id }) => id));
  const ids = new Set(matchesOf(found.items, verdict).map((match) => placeOf(match, drawn)));
  // A bounded answer tells of the namespaces all the same.
  if (found.total > found.items.length) for (const { name } of found.namespaces) ids.add(`namespace/${name}`);
  return nodes.filter(({ id }) => ids.has(id)).map(({ id }) => id);
}

/** Of what was found, what has the verdict that is asked for, too. */
export function matchesOf(items: readonly FindMatch[], verdict: Verdict | undefined): readonly FindMatch[] {
  if (verdict === undefined) return items;
  return items.filter((match) => match.kind === 'service' && match.verdict === verdict);
}

/** What a match is drawn as: itself, or the finest aggregate that holds it; `undefined` if neither is in the picture. */
export function placeOf({ id, aggregates }: FindMatch, drawn: ReadonlySet<string>): string | undefined {
  return drawn.has(id) ? id : aggregates.findLast((aggregate) => drawn.has(aggregate));
}

/** Of an aggregate, a member with the verdict is enough. */
function matchesVerdict(node: GraphNode, verdict: Verdict): boolean {
  if (node.members !== undefined) return node.members[verdict] > 0;
  return node.kind === 'service' && node.verdict === verdict;
}
