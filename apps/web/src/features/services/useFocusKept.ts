import { useLayoutEffect, useRef, type FocusEvent } from 'react';
import type { TreeRow } from './tree.ts';

export interface FocusKept {
  /** For the element around the rows. */
  readonly handlers: {
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

const idOf = (target: EventTarget): string | undefined =>
  target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined;

/** When the row with the focus is no more, the one that has come into its place gets it; nobody is thrown out of the table. */
export function useFocusKept(rows: readonly TreeRow[], focus: (id: string) => void): FocusKept {
  /** The row that has the focus, or had it until it was taken out of the document. */
  const focused = useRef<string>(undefined);
  const before = useRef(rows);
  const known = useRef(rows);
  // Set before anything leaves the document, so that the blur of a row that leaves can be told from that of one that stays.
  known.current = rows;

  useLayoutEffect(() => {
    const id = focused.current;
    const earlier = before.current;
    before.current = rows;
    if (id === undefined || earlier === rows || rows.some((row) => row.id === id)) return;
    const next = nextOf(earlier, rows, id);
    focused.current = next;
    if (next !== undefined) focus(next);
  });
  return {
    handlers: {
      onFocus: ({ target }) => {
        focused.current = idOf(target);
      },
      onBlur: ({ target }) => {
        const id = idOf(target);
        if (known.current.some((row) => row.id === id)) focused.current = undefined;
      },
    },
  };
}

/** Of the rows that stood below one that is gone the first that is still there, else the last of those above it. */
export function nextOf(earlier: readonly TreeRow[], rows: readonly TreeRow[], goneId: string): string | undefined {
  const still = new Set(rows.map(({ id }) => id));
  const at = earlier.findIndex(({ id }) => id === goneId);
  const below = earlier.slice(at + 1).find(({ id }) => still.has(id));
  return (below ?? earlier.slice(0, Math.max(0, at)).findLast(({ id }) => still.has(id)))?.id;
}
