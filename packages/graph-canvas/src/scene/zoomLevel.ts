/** How much of a card is drawn. */
export type ZoomLevel = 'cards' | 'names' | 'rings';

const NAMES_BELOW = 0.75;
const RINGS_BELOW = 0.45;
/** Coming back asks for this much more, so that a zoom at the edge does not flicker. */
const HYSTERESIS = 1.15;

export function zoomLevel(zoom: number, before: ZoomLevel): ZoomLevel {
  const limit = (threshold: number, isBelow: boolean): number => (isBelow ? threshold * HYSTERESIS : threshold);
  if (zoom < limit(RINGS_BELOW, before === 'rings')) return 'rings';
  return zoom < limit(NAMES_BELOW, before !== 'cards') ? 'names' : 'cards';
}
