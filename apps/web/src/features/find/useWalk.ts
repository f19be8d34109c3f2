import type { FindMatch, GraphSnapshot } from '@fairlead/protocol';
import { useEffect, useMemo, useRef } from 'react';
import { useViewState } from '../../viewState/useViewState.ts';
import { matchesOf, placeOf } from './drawnMatches.ts';
import type { Walk } from './FindBox.tsx';
import { useFinding } from './useFinding.ts';

/** The matches that can be gone to, one after the other; `undefined` when nothing is looked for, or there is no answer yet. */
export function useWalk(snapshot: GraphSnapshot | undefined, onGo: (match: FindMatch) => void): Walk | undefined {
  const { view } = useViewState();
  const { found } = useFinding();
  const nodes = snapshot?.nodes;
  const matches = useMemo(
    () => (found === undefined ? undefined : matchesOf(found.items, view.verdict)),
    [found, view.verdict],
  );
  const here = useMemo(() => {
    const drawn = new Set(nodes?.map(({ id }) => id));
    return matches?.filter((match) => placeOf(match, drawn) !== undefined);
  }, [matches, nodes]);
  /** Where one has gone to, also before that is rendered. */
  const gone = useRef(view.select);
  useEffect(() => {
    gone.current = view.select;
  }, [view.select]);
  if (found === undefined || matches === undefined || here === undefined) return undefined;
  const at = here.findIndex(({ id }) => id === view.select);
  // What the answer left out is not drawn by itself, but it was found.
  const beyond = view.verdict === undefined ? found.total - found.items.length : 0;
  return {
    total: here.length + beyond,
    hidden: matches.length - here.length,
    at,
    name: here[at]?.name,
    step: (by) => {
      if (here.length === 0) return;
      const now = here.findIndex(({ id }) => id === gone.current);
      const from = now === -1 && by === -1 ? 0 : now;
      const match = here[(from + by + here.length) % here.length];
      if (match === undefined) return;
      gone.current = match.id;
      onGo(match);
    },
  };
}
