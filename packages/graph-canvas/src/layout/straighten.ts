import { fitView, onScreen } from './fit.ts';
import type { Rect, Size } from './layoutTypes.ts';
import { AREA_GAP, CARD, GAP_PLAIN } from './measures.ts';
import { boundsOf, near } from './rects.ts';

/** An area is made at most this much wider or higher. */
const WIDER = 1.6;
const HIGHER = 1.3;

/**
 * Widens and heightens areas up to the edges of others, so that the picture has straight lines.
 *
 * It is seen as large as before, and still leaves the corner of the window free.
 */
export function straighten(rects: ReadonlyMap<string, Rect>, window: Size, keepFree: Size): ReadonlyMap<string, Rect> {
  if (rects.size === 0) return rects;
  const aligned = alignStarts(alignStarts(rects, 'x', window, keepFree), 'y', window, keepFree);
  return grow(aligned, window, keepFree);
}

/** Starts that differ by less than this, a column, are brought to one line. */
const NEARLY_PX = CARD.width + GAP_PLAIN;

/** Moves areas that begin at nearly one line to the last of them, where nothing is in the way and nothing gets smaller. */
function alignStarts(
  rects: ReadonlyMap<string, Rect>,
  start: 'x' | 'y',
  window: Size,
  keepFree: Size,
): ReadonlyMap<string, Rect> {
  const { zoom } = fitView([...rects.values()], window, keepFree);
  let aligned = rects;
  const starts = [...new Set([...rects.values()].map((rect) => rect[start]))].toSorted((a, b) => b - a);
  for (const line of starts) {
    const moved = new Map(aligned);
    for (const [id, rect] of aligned) {
      const by = line - rect[start];
      if (by > 0 && by < NEARLY_PX) moved.set(id, { ...rect, [start]: line });
    }
    if (isApart(moved) && fitView([...moved.values()], window, keepFree).zoom >= zoom * 0.985) aligned = moved;
  }
  return aligned;
}

function isApart(rects: ReadonlyMap<string, Rect>): boolean {
  const all = [...rects.values()];
  return all.every((rect, index) => all.slice(index + 1).every((other) => !near(rect, other, AREA_GAP)));
}

function grow(rects: ReadonlyMap<string, Rect>, window: Size, keepFree: Size): ReadonlyMap<string, Rect> {
  const bounds = boundsOf(rects.values());
  if (bounds === undefined) return rects;
  const view = fitView([...rects.values()], window, keepFree);
  const corner = { x: window.width - keepFree.width, y: window.height - keepFree.height, ...keepFree };
  const grown = new Map(rects);
  for (const axis of ['width', 'height'] as const) {
    const start = axis === 'width' ? 'x' : 'y';
    const ends = [...grown.values()].flatMap((rect) => [rect[start] + rect[axis], rect[start] - AREA_GAP]);
    const lines = [...new Set([...ends, bounds[start] + bounds[axis]])].toSorted((a, b) => b - a);
    for (const [id, rect] of grown) {
      const most = rect[axis] * (axis === 'width' ? WIDER : HIGHER);
      const room = Math.min(most, roomOf(id, rect, axis, grown));
      const line = lines.find((at) => {
        const length = at - rect[start];
        if (length > room || length < rect[axis]) return false;
        return keepFree.width === 0 || !near(onScreen({ ...rect, [axis]: length }, view), corner, 0);
      });
      if (line !== undefined) grown.set(id, { ...rect, [axis]: line - rect[start] });
    }
  }
  return grown;
}

/** How long an area can be before it comes too near to another. */
function roomOf(id: string, rect: Rect, axis: 'width' | 'height', rects: ReadonlyMap<string, Rect>): number {
  const start = axis === 'width' ? 'x' : 'y';
  const long = { ...rect, [axis]: Infinity };
  let room = Infinity;
  for (const [other, at] of rects) {
    if (other !== id && near(long, at, AREA_GAP)) room = Math.min(room, at[start] - AREA_GAP - rect[start]);
  }
  return room;
}
