import type { GraphCanvasHandle, Position } from '@fairlead/graph-canvas';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { isNear } from '../../viewState/position.ts';
import type { ViewStateControl } from '../../viewState/useViewState.ts';

/** Moves that follow each other faster are one step of the history. */
const ONE_STEP_MS = 1_500;

/** Keeps where somebody looks in the address, and goes back there with the browser's Back and Forward. */
export function useMapPosition(
  canvas: RefObject<GraphCanvasHandle | null>,
  { view, change }: ViewStateControl,
): (position: Position | null) => void {
  const { key } = useLocation();
  const way = useNavigationType();
  const { at } = view;
  const steppedAtMs = useRef(-Infinity);

  // Only the ways of the browser lead back to a place; whatever else changes the address leaves the map where it is.
  const latest = useRef({ at, way });
  useEffect(() => {
    latest.current = { at, way };
  });
  useEffect(() => {
    if (latest.current.way === 'POP') canvas.current?.goTo(latest.current.at ?? null);
  }, [canvas, key]);

  return useCallback(
    (position: Position | null) => {
      const before = latest.current.at;
      const next = position ?? undefined;
      if (next === before || (next !== undefined && before !== undefined && isNear(next, before))) return;
      const nowMs = performance.now();
      change({ at: next }, nowMs - steppedAtMs.current < ONE_STEP_MS ? 'replace' : 'push');
      steppedAtMs.current = nowMs;
    },
    [change],
  );
}
