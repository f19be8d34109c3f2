import type { Point, Rect, Size } from '../layout/layoutTypes.ts';

const GAP_PX = 4;
const EDGE_PX = 8;

/** Below a card, above it where there is no room below; never over the edge of the window, nor over the card. */
export function tipPlace(card: Rect, tip: Size, window: Size): Point {
  const below = card.y + card.height + GAP_PX;
  const above = card.y - GAP_PX - tip.height;
  const fitsBelow = below + tip.height <= window.height - EDGE_PX;
  return {
    x: Math.round(Math.max(EDGE_PX, Math.min(card.x, window.width - tip.width - EDGE_PX))),
    y: Math.round(fitsBelow || above < EDGE_PX ? below : above),
  };
}
