import { useRef, useState } from 'react';

export interface QuietOrder<T> {
  readonly items: readonly T[];
  /** For the element around the list. */
  readonly handlers: {
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: (event: React.FocusEvent) => void;
  };
}

/**
 * Keeps the order of a list while the pointer or the focus is inside: rows repaint and leave, new ones come at the end,
 * none moves away from under a finger. `asked` names the order that somebody chose: another one takes effect at once.
 */
export function useQuietOrder<T>(items: readonly T[], keyOf: (item: T) => string, asked = ''): QuietOrder<T> {
  const [pointer, setPointer] = useState(false);
  const [focus, setFocus] = useState(false);
  const order = useRef<readonly string[]>([]);
  const askedBefore = useRef(asked);
  const rests = (pointer || focus) && askedBefore.current === asked;
  askedBefore.current = asked;
  const shown = rests ? keepOrder(order.current, items, keyOf) : items;
  order.current = shown.map(keyOf);
  return {
    items: shown,
    handlers: {
      onPointerEnter: () => setPointer(true),
      onPointerLeave: () => setPointer(false),
      onFocus: () => setFocus(true),
      onBlur: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false);
      },
    },
  };
}

/** The items in an earlier order of keys, new ones at the end in their own. */
export function keepOrder<T>(order: readonly string[], items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const place = new Map(order.map((key, index) => [key, index]));
  return items
    .map((item, index) => ({ item, at: place.get(keyOf(item)) ?? order.length + index }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
