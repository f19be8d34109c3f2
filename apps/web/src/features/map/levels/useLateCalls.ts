import type { GraphSnapshot } from '@fairlead/protocol';
import { useCallback, useEffect, useMemo, useState } from 'react';

const NONE: ReadonlySet<string> = new Set();

/**
 * Whether something was opened before the calls in it were known: its services stand as a grid then, since data move nothing. `settle` is
 * for whoever has put them in order.
 */
export function useLateCalls(
  snapshot: Pick<GraphSnapshot, 'nodes' | 'edges'>,
  open: readonly string[],
): readonly [late: boolean, settle: () => void] {
  const { drawn, called } = useMemo(() => (open.length === 0 ? NOTHING : insides(snapshot)), [snapshot, open.length]);
  const [quiet, setQuiet] = useState(NONE);
  useEffect(() => {
    const now = open.filter((id) => drawn.has(id) && !called.has(id));
    setQuiet((before) => {
      const kept = [...before].filter((id) => open.includes(id));
      const next = new Set([...kept, ...now]);
      return next.size === before.size && [...next].every((id) => before.has(id)) ? before : next;
    });
  }, [open, drawn, called]);
  const settle = useCallback(() => setQuiet(NONE), []);
  return [open.some((id) => quiet.has(id) && called.has(id)), settle];
}

interface Insides {
  /** Areas with cards in them. */
  readonly drawn: ReadonlySet<string>;
  /** Areas in which one card calls another. */
  readonly called: ReadonlySet<string>;
}

const NOTHING: Insides = { drawn: NONE, called: NONE };

function insides({ nodes, edges }: Pick<GraphSnapshot, 'nodes' | 'edges'>): Insides {
  const areaOf = new Map(nodes.flatMap(({ id, area }) => (area === null ? [] : [[id, area] as const])));
  const called = new Set<string>();
  for (const { kind, source, target } of edges) {
    const area = areaOf.get(source);
    if (kind === 'calls' && area !== undefined && area === areaOf.get(target)) called.add(area);
  }
  return { drawn: new Set(areaOf.values()), called };
}
