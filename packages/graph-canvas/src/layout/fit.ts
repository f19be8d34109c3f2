import type { Point, Rect, Size } from './layoutTypes.ts';
import { boundsOf, near } from './rects.ts';

/** Zoom, and where world (0, 0) lies in the window. */
export interface Viewport {
  readonly zoom: number;
  readonly pan: Point;
}

/** Where somebody looks, whatever the size of their window: the point of the world in its middle, and the zoom. */
export interface Position extends Point {
  readonly zoom: number;
}

export const FIT_PADDING = 12;
/** A few tiles are seen larger than the size they are made for: they say more than their names. */
export const MOST_TILE_ZOOM = 1.8;
/** Wider maps are those of large screens, which are looked at from further away. */
const LARGE_PX = 1400;

/** How large cards may be seen in a window of this width: as they are made, on a large screen up to half as large again. */
export function mostCardZoom(widthPx: number): number {
  return Math.min(1.5, Math.max(1, widthPx / LARGE_PX));
}

/** Cards fold into tiles from this zoom on outwards (`zoomSteps`), so they are never seen much smaller. */
const FOLDED = 0.25;

/** How far away anybody gets: half of the zoom at which all is seen, or where cards fold into tiles. */
export function leastZoom(fitted: number, folds: boolean): number {
  const half = Math.min(1, fitted) / 2;
  return folds ? Math.min(FOLDED, half) : half;
}

/**
 * The largest zoom, at most 1 unless told otherwise, at which everything is seen and nothing lies under the corner that stays free.
 *
 * @param keepFree bottom right corner of the window, in pixels
 */
export function fitView(rects: readonly Rect[], window: Size, keepFree: Size, atMost = 1): Viewport {
  const bounds = boundsOf(rects);
  if (bounds === undefined) return { zoom: 1, pan: { x: FIT_PADDING, y: FIT_PADDING } };
  const corner = {
    x: window.width - keepFree.width,
    y: window.height - keepFree.height,
    width: keepFree.width,
    height: keepFree.height,
  };
  const isFree = (view: Viewport): boolean =>
    keepFree.width === 0 || keepFree.height === 0 || !rects.some((rect) => near(onScreen(rect, view), corner, 0));
  // Beside the corner or above it always works; often something larger does, because the picture is not a full box.
  const above = viewAt(bounds, { width: window.width, height: window.height - keepFree.height }, atMost);
  const beside = viewAt(bounds, { width: window.width - keepFree.width, height: window.height }, atMost);
  const sure = above.zoom >= beside.zoom ? above : beside;
  for (let zoom = viewAt(bounds, window, atMost).zoom; zoom > sure.zoom; zoom *= 0.98) {
    const centred = viewAt(bounds, window, zoom);
    const left = { zoom, pan: { x: Math.round(FIT_PADDING - bounds.x * zoom), y: centred.pan.y } };
    const free = [centred, left].find(isFree);
    if (free !== undefined) return free;
  }
  return sure;
}

function viewAt(bounds: Rect, room: Size, atMost: number): Viewport {
  const zoom = Math.max(
    0.02,
    Math.min(
      atMost,
      (room.width - 2 * FIT_PADDING) / Math.max(1, bounds.width),
      (room.height - 2 * FIT_PADDING) / Math.max(1, bounds.height),
    ),
  );
  // In the middle of the room it may use, the top left corner at least the padding away; whole pixels keep lines sharp.
  const left = Math.max(FIT_PADDING, (room.width - bounds.width * zoom) / 2);
  return {
    zoom,
    pan: { x: Math.round(left - bounds.x * zoom), y: Math.round(FIT_PADDING - bounds.y * zoom) },
  };
}

export function onScreen(rect: Rect, view: Viewport): Rect {
  return {
    x: rect.x * view.zoom + view.pan.x,
    y: rect.y * view.zoom + view.pan.y,
    width: rect.width * view.zoom,
    height: rect.height * view.zoom,
  };
}
