import { layoutServices, windowShape } from './layoutAreas.ts';
import { hasTiles, layoutTiles } from './layoutTiles.ts';
import type { LayoutInput, Placement } from './layoutTypes.ts';

/**
 * The whole picture from nothing. Equal names give equal pictures, in whatever order they come.
 */
export function layoutGraph(input: LayoutInput): Placement {
  return hasTiles(input) ? layoutTiles(input, windowShape(input)) : layoutServices(input);
}
