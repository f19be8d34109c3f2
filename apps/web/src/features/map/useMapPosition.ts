import type { GraphCanvasHandle, Position } from '@fairlead/graph-canvas';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import type { HistoryStep } from '../../viewState/HistoryStep.ts';
import { pictureOf } from '../../viewState/pictureOf.ts';
import { isNear } from '../../viewState/position.ts';
import type { ViewStateControl } from '../../viewState/useViewState.ts';

/** Keeps where somebody looks in the address, and goes back there with the browser's Back and Forward. */
export function useMapPosition(
  canvas: RefObject<GraphCanvasHandle | null>,
  { view, change }: ViewStateControl,
  steps: HistoryStep,
): (position: Position | null) => void {
  const { key } = useLocation();
  const way = useNavigationType();
  const { at } = view;

  // Only the ways of the browser lead back to a place; whatever else changes the address leaves the map where it is.
  const picture = JSON.stringify(pictureOf(view));
  const latest = useRef({ at, way, picture });
  useEffect(() => {
    latest.current = { at, way, picture };
  });
  const shown = useRef(picture);
  useEffect(() => {
    const isOther = latest.current.picture !== shown.current;
    shown.current = latest.current.picture;
    if (latest.current.way !== 'POP') return;
    steps.end();
    canvas.current?.goTo(latest.current.at ?? null, isOther);
  }, [canvas, key, steps]);

  return useCallback(
    (position: Position | null) => {
      const before = latest.current.at;
      const next = position ?? undefined;
      if (next === before || (next !== undefined && before !== undefined && isNear(next, before))) return;
      change({ at: next }, steps.next(performance.now()));
    },
    [change, steps],
  );
}
