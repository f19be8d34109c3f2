import { asksOfEdges, parse } from '@fairlead/find';
import type { Find, ServiceRow, Verdict } from '@fairlead/protocol';

/** What the filters of the address leave of the services. */
export interface RowFilter {
  /** What the find box found; `undefined` when nothing is looked for. */
  readonly found: Pick<Find, 'items'> | undefined;
  readonly verdict: Verdict | undefined;
  /** What each hidden expression finds. */
  readonly hidden: readonly Pick<Find, 'items'>[];
  /** Ids of what a focus leaves on the map; `undefined` without one. */
  readonly drawn: ReadonlySet<string> | undefined;
}

/** The same rows in the same order; the same list if the filters ask nothing. */
export function shownRows(rows: readonly ServiceRow[], filter: RowFilter): readonly ServiceRow[] {
  const { found, verdict, hidden, drawn } = filter;
  if (found === undefined && verdict === undefined && hidden.length === 0 && drawn === undefined) return rows;
  const wanted = found === undefined ? undefined : new Set(found.items.map(({ id }) => id));
  const gone = new Set(hidden.flatMap(({ items }) => items.map(({ id }) => id)));
  return rows.filter(
    (row) =>
      (verdict === undefined || row.verdict === verdict) &&
      wanted?.has(row.id) !== false &&
      !gone.has(row.id) &&
      // Where the map is folded the tile stands for its services.
      (drawn === undefined || drawn.has(row.id) || drawn.has(`namespace/${row.namespace}`)),
  );
}

/** Hidden expressions that can take a service away: those that can be read and speak of more than connections. */
export function hidingServices(hide: readonly string[]): readonly string[] {
  return hide.filter((text) => {
    const parsed = parse(text);
    if (!parsed.ok || parsed.expression === undefined) return false;
    return !asksOfEdges(parsed.expression) || parsed.expression.kind === 'or';
  });
}
