import type { Placement, Rect } from '../layout/layoutTypes.ts';
import { boundsOf } from '../layout/rects.ts';

/** Around everything; undefined while nothing stands. */
export function pictureBounds(placement: Placement): Rect | undefined {
  const frames = Object.values(placement.areas).flatMap((area) => area.rects);
  return boundsOf([...frames, ...Object.values(placement.nodes)]);
}
