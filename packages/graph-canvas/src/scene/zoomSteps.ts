import type { GraphNode, Level } from '@fairlead/service-graph';
import type { Point, Rect, Size } from '../layout/layoutTypes.ts';
import { contains } from '../layout/rects.ts';

/** What a change of zoom opens and closes. */
export interface ZoomStep {
  /** Ids of aggregates to show in full. */
  readonly open: readonly string[];
  /** Ids of opened aggregates to fold again. */
  readonly close: readonly string[];
  /** The whole picture is to be folded into tiles. */
  readonly fold: boolean;
}

export interface Zoomed {
  readonly level: Level;
  /** Zoom before and after. */
  readonly from: number;
  readonly to: number;
  /** Where the pointer is, or the middle of the window, in world pixels. */
  readonly at: Point;
  readonly window: Size;
  /** The part of the world that is seen. */
  readonly extent: Rect;
  readonly nodes: readonly Pick<GraphNode, 'id' | 'kind' | 'area' | 'members'>[];
  readonly rects: Readonly<Record<string, Rect>>;
  /** Aggregates that are open because somebody opened them. */
  readonly opened: readonly string[];
  /** Of all areas. */
  readonly frames: Readonly<Record<string, Rect | undefined>>;
}

/** Below this scale a picture of cards says no more than tiles do. */
const CLUSTER_BELOW = 0.28;
/** From this scale on cards are read, and what is folded among them opens. */
const CARDS_FROM = 0.75;
/** Opening asks for this much more than folding, so that a zoom at the edge does not flap. */
const HYSTERESIS = 1.15;
/** A tile opens once it is this share of the window's height, or this many pixels high, whichever comes first. */
const TILE_SHARE = 0.22;
const TILE_PX = 150;
/** World pixels beside a tile from where it is still the one that is pointed at: more than a gap of the grid, less than a tile. */
const POINTED_AT_WITHIN = 24;
/** An opened area folds below this share of the scale at which it just fits the window; it opens at a far larger one. */
const FOLD_SHARE = 0.6;
/** Aggregates opened by one step, the nearest to the pointer first. */
const OPEN_AT_MOST = 12;

const NOTHING: ZoomStep = { open: [], close: [], fold: false };

/** Zooming in opens what fills the window, zooming out closes it (docs of the map, zoom levels). */
export function zoomStep(zoomed: Zoomed): ZoomStep {
  const inwards = zoomed.to > zoomed.from;
  switch (zoomed.level) {
    case 'namespace':
      return inwards ? { ...NOTHING, open: tilesToOpen(zoomed) } : { ...NOTHING, close: areasToClose(zoomed) };
    case 'app':
    case 'workload':
      if (inwards) return { ...NOTHING, open: aggregatesToOpen(zoomed) };
      return {
        ...NOTHING,
        close: zoomed.to < CARDS_FROM ? zoomed.opened : [],
        fold: zoomed.opened.length === 0 && zoomed.to < CLUSTER_BELOW,
      };
    case 'service':
      return { ...NOTHING, fold: !inwards && zoomed.to < CLUSTER_BELOW };
  }
}

/** The tile that is pointed at, once it is large enough. */
function tilesToOpen(zoomed: Zoomed): readonly string[] {
  const tile = tileAt(zoomed);
  if (tile === undefined) return [];
  const { to, window } = zoomed;
  return tile.rect.height * to >= Math.min(TILE_SHARE * window.height, TILE_PX) ? [tile.id] : [];
}

/** The tile under the pointer, or the nearest one where that is on a gap; none within an opened area or far beside all of them. */
function tileAt({ nodes, rects, at, frames }: Zoomed): { readonly id: string; readonly rect: Rect } | undefined {
  if (Object.values(frames).some((frame) => frame !== undefined && distanceTo(frame, at) === 0)) return undefined;
  let nearest: { readonly id: string; readonly rect: Rect; readonly distance: number } | undefined;
  for (const { id, kind, area } of nodes) {
    const rect = rects[id];
    if (kind !== 'namespace' || area !== null || rect === undefined) continue;
    const distance = distanceTo(rect, at);
    if (distance <= POINTED_AT_WITHIN && distance < (nearest?.distance ?? Infinity)) nearest = { id, rect, distance };
  }
  return nearest;
}

function distanceTo({ x, y, width, height }: Rect, at: Point): number {
  return Math.hypot(Math.max(x - at.x, 0, at.x - x - width), Math.max(y - at.y, 0, at.y - y - height));
}

/** Opened namespaces that have become much smaller than the window. */
function areasToClose({ opened, frames, to, window }: Zoomed): readonly string[] {
  return opened.filter((id) => {
    const frame = frames[id];
    if (frame === undefined) return false;
    return to < FOLD_SHARE * Math.min(1, window.width / frame.width, window.height / frame.height);
  });
}

/** Aggregates in sight, once their cards can be read. */
function aggregatesToOpen({ nodes, rects, at, to, extent, level }: Zoomed): readonly string[] {
  if (to < CARDS_FROM * HYSTERESIS) return [];
  const seen = nodes.flatMap(({ id, kind, members }) => {
    const rect = rects[id];
    const isSeen = kind === level && members !== undefined && rect !== undefined && contains(extent, rect);
    return isSeen
      ? [{ id, distance: Math.hypot(rect.x + rect.width / 2 - at.x, rect.y + rect.height / 2 - at.y) }]
      : [];
  });
  return seen
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, OPEN_AT_MOST)
    .map(({ id }) => id);
}
