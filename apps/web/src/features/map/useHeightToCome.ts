import { useCallback, useState, type RefCallback } from 'react';

/** Between notes, and around the only one (map.css). */
const GAP_PX = 8;
const AROUND_PX = 12;

/** Height that the map gets back when the note with this `ref` goes; 0 while it is not there. */
export function useHeightToCome(): [ref: RefCallback<HTMLElement>, heightPx: number] {
  const [heightPx, setHeightPx] = useState(0);
  const ref = useCallback((note: HTMLElement | null): void => {
    const isAlone = note?.parentElement?.childElementCount === 1;
    setHeightPx(note === null ? 0 : note.offsetHeight + (isAlone ? AROUND_PX : GAP_PX));
  }, []);
  return [ref, heightPx];
}
