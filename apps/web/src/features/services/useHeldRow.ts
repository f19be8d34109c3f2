import { useLayoutEffect, useRef, type RefObject } from 'react';

export interface HeldRow {
  /** Told which row the pointer or the focus is on; `undefined` when it has left. */
  readonly hold: (id: string | undefined) => void;
}

/**
 * Keeps the row under the pointer or the focus where it is on the screen while rows come and go above it, by scrolling as far
 * as they have moved it.
 */
export function useHeldRow(scroller: RefObject<HTMLElement | null>, offsets: ReadonlyMap<string, number>): HeldRow {
  const held = useRef<string>(undefined);
  const before = useRef(offsets);
  useLayoutEffect(() => {
    const id = held.current;
    const from = id === undefined ? undefined : before.current.get(id);
    const to = id === undefined ? undefined : offsets.get(id);
    before.current = offsets;
    if (scroller.current !== null && from !== undefined && to !== undefined && from !== to) {
      scroller.current.scrollTop += to - from;
    }
  }, [scroller, offsets]);
  return {
    hold: (id) => {
      held.current = id;
    },
  };
}
