import type { GraphCanvasHandle } from '@fairlead/graph-canvas';
import type { FindMatch, GraphSnapshot } from '@fairlead/protocol';
import { useCallback, useEffect, useState, type RefObject } from 'react';
import { useViewState } from '../../viewState/useViewState.ts';
import { openPatch, withOpened } from '../../viewState/opened.ts';
import { placeOf } from './drawnMatches.ts';

/** Selects a match on the map: opens what hides it, then brings it into the middle. */
export function useReveal(
  canvas: RefObject<GraphCanvasHandle | null>,
  snapshot: GraphSnapshot | undefined,
): (match: FindMatch) => void {
  const { view, change } = useViewState();
  const [wanted, setWanted] = useState<FindMatch>();
  useEffect(() => {
    if (wanted === undefined || snapshot === undefined) return;
    const place = placeOf(wanted, new Set(snapshot.nodes.map(({ id }) => id)));
    if (place === wanted.id) {
      canvas.current?.centerOn(wanted.id);
      setWanted(undefined);
    } else if (place === undefined) {
      setWanted(undefined);
    } else if (!view.open.includes(place)) {
      // What was asked for last counts most when not all fits.
      change((now) => openPatch(now, withOpened(now.open, [place])), 'replace');
    }
  }, [wanted, snapshot, view.open, change, canvas]);
  return useCallback(
    (match) => {
      change({ select: match.id }, 'replace');
      setWanted(match);
    },
    [change],
  );
}
