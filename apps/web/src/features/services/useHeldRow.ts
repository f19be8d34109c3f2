import { useLayoutEffect, useRef, type RefObject } from 'react';

export interface HeldRow {
  /** Told which row the pointer or the focus is on; `undefined` when it has left. */
  readonly hold: (id: string | undefined) => void;
}

/**
 * Keeps the row under the pointer or the focus where it is on the screen while rows come and go above it, by scrolling as far
 * as they have moved it; where nobody points, in a table that has been scrolled, the uppermost row in sight.
 */
export function useHeldRow(scroller: RefObject<HTMLElement | null>, offsets: ReadonlyMap<string, number>): HeldRow {
  const held = useRef<string>(undefined);
  const before = useRef(offsets);
  useLayoutEffect(() => {
    const element = scroller.current;
    const earlier = before.current;
    before.current = offsets;
    if (element === null || earlier === offsets) return;
    const isStill = (each: string | undefined): boolean => each !== undefined && earlier.has(each) && offsets.has(each);
    const id = isStill(held.current) ? held.current : inSight(earlier, element).find(isStill);
    if (id === undefined) return;
    const moved = (offsets.get(id) ?? 0) - (earlier.get(id) ?? 0);
    if (moved !== 0) element.scrollTop += moved;
  }, [scroller, offsets]);
  return {
    hold: (id) => {
      held.current = id;
    },
  };
}

/** Rows from the upper edge down; none at the very top, where what is new shall be seen. */
function inSight(offsets: ReadonlyMap<string, number>, { scrollTop, clientHeight }: HTMLElement): readonly string[] {
  if (scrollTop === 0) return [];
  return [...offsets].flatMap(([id, at]) => (at >= scrollTop && at < scrollTop + clientHeight ? [id] : []));
}
