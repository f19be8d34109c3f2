import type { Placement, Rect, Route } from './layoutTypes.ts';
import { AREA_TOP } from './measures.ts';
import { piecesOf } from './pointsAlong.ts';
import { passesNothing } from './routeAlongGaps.ts';
import { RectIndex } from './RectIndex.ts';
import { near } from './rects.ts';

interface Band {
  readonly id: string;
  readonly rect: Rect;
  readonly index: RectIndex;
}

/**
 * Over which titles lines run. A line that is as it was is not looked at again as long as the areas stand, so that a change of
 * some calls costs what those cost.
 */
export class CrossedTitles {
  #areas: Placement['areas'] = {};
  #bands: readonly Band[] = [];
  #byRoute = new WeakMap<Route, readonly string[]>();

  /** Ids of areas over whose title or counts a line may run, and no card stands: their texts go above the lines. */
  of({ areas, nodes }: Placement, routes: Readonly<Record<string, Route>>): ReadonlySet<string> {
    if (areas !== this.#areas) {
      this.#areas = areas;
      this.#bands = bandsOf(areas);
      this.#byRoute = new WeakMap();
    }
    const crossed = new Set(Object.values(routes).flatMap((route) => this.#crossedBy(route)));
    const cards = crossed.size === 0 ? [] : Object.values(nodes);
    for (const { id, rect } of this.#bands) {
      if (crossed.has(id) && cards.some((card) => near(card, rect, 0))) crossed.delete(id);
    }
    return crossed;
  }

  #crossedBy(route: Route): readonly string[] {
    const known = this.#byRoute.get(route);
    if (known !== undefined) return known;
    // False for most titles, and cheaper to tell than where the line runs exactly.
    const pieces = piecesOf(route);
    const ids = this.#bands.flatMap(({ id, rect, index }) =>
      pieces.some((piece) => near(piece, rect, 0)) && !passesNothing(route, [], index) ? [id] : [],
    );
    this.#byRoute.set(route, ids);
    return ids;
  }
}

function bandsOf(areas: Placement['areas']): readonly Band[] {
  return Object.entries(areas).flatMap(([id, { rects }]) => {
    const [frame] = rects;
    if (frame === undefined) return [];
    const rect = { x: frame.x, y: frame.y, width: frame.width, height: AREA_TOP };
    return [{ id, rect, index: new RectIndex({ [id]: rect }) }];
  });
}
