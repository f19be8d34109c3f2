/** Height of one grid row: a workload takes one, a service card two. */
export const ROW = 28;
export const AREA_LEFT = 14;
export const AREA_RIGHT = 14;
/** From the top of an area to its first row: the title stands there. */
export const AREA_TOP = 35;
export const AREA_BOTTOM = 17;
export const AREA_GAP = 16;
/** Between two columns: behind the points of ingresses, without figures on the lines, with some, with many. */
export const GAP_ROUTES = 32;
export const GAP_PLAIN = 28;
export const GAP_FIGURES = 62;
export const GAP_MANY_FIGURES = 74;
export const CARD = { width: 156, height: 42 } as const;
/** Free space that any two cards keep. */
export const CARD_MARGIN = 4;

/** Rows that a card of this height takes. */
export function spanOf(heightPx: number): number {
  return Math.ceil((heightPx + CARD_MARGIN) / ROW);
}
