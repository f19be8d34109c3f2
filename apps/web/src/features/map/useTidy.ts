import type { GraphCanvasHandle } from '@fairlead/graph-canvas';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** How long the way back is offered. */
const UNDO_MS = 10_000;

export interface Tidy {
  readonly tidy: () => void;
  readonly undo: (() => void) | undefined;
}

/** Lays the map out anew, and for ten seconds offers the picture of before. */
export function useTidy(canvas: RefObject<GraphCanvasHandle | null>): Tidy {
  const [offered, setOffered] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tidy = useCallback(() => {
    if (canvas.current === null) return;
    canvas.current.tidy();
    setOffered(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOffered(false), UNDO_MS);
  }, [canvas]);
  const undo = useCallback(() => {
    canvas.current?.undoTidy();
    setOffered(false);
  }, [canvas]);
  return { tidy, undo: offered ? undo : undefined };
}
