import { FIT_PADDING, fitView } from './fit.ts';
import { FreeSpace, type Preference } from './FreeSpace.ts';
import type { Rect, Size } from './layoutTypes.ts';
import { AREA_GAP } from './measures.ts';
import { byName } from './names.ts';
import { near } from './rects.ts';
import { straighten } from './straighten.ts';

/** An area with the sizes it can have; the first one is the one it likes best. */
export interface AreaShapes {
  readonly id: string;
  readonly name: string;
  readonly shapes: readonly [Size, ...Size[]];
}

export interface PackedArea {
  readonly rect: Rect;
  /** Index of the size that was taken; the rectangle may be larger. */
  readonly shape: number;
}

/** Ids of two areas, the first of which calls into the second. */
export type AreaCall = readonly [from: string, to: string];

interface Packing {
  /** How large it is seen, less what calls that run up, back or over others take away. */
  readonly merit: number;
  readonly rects: ReadonlyMap<string, Rect>;
  readonly shapes: readonly number[];
}

/** Another order, or another shape of an area, has to show the picture at least this much larger. */
const WORTH = 1.015;
/** A picture in which all calls between areas run up or back has to be this much larger. */
const BACKWARD = 0.25;
/** The same, if all calls between areas run over third ones. */
const CROSSING = 0.12;
/** More areas than this are given one common shape. */
const MOST_SINGLE_SHAPES = 16;
/** From so many on, orders and preferences hardly differ in what they yield; one is tried, with callers first if there are any. */
const MANY = 60;
const HALVINGS = 7;
const SMALLEST_ZOOM = 0.02;

/**
 * Packs areas so that they are seen as large as possible in the window, around the corner that stays free; callers above
 * or left of what they call, unless that makes everything much smaller.
 *
 * Tries common shapes first, then another shape for single areas. Depends on names, sizes and calls only.
 */
export function packAreas(
  areas: readonly AreaShapes[],
  window: Size,
  keepFree: Size,
  calls: readonly AreaCall[] = [],
): ReadonlyMap<string, PackedArea> {
  if (areas.length === 0) return new Map();
  const sorted = areas.toSorted(byName);
  const most = Math.max(...sorted.map(({ shapes }) => shapes.length));
  const pack = (shapes: readonly number[], better: number): Packing | undefined =>
    packShapes(sorted, shapes, { window, keepFree }, calls, better);
  const usual = sorted.map(() => 0);
  let best = pack(usual, 0) ?? { merit: 0, rects: inOneColumn(sorted.map((area) => itemOf(area, 0))), shapes: usual };
  const improve = (shapes: readonly number[]): void => {
    if (best.merit < 1) best = pack(shapes, best.merit * WORTH) ?? best;
  };
  for (let shape = 1; shape < most; shape += 1) improve(sorted.map((area) => Math.min(shape, area.shapes.length - 1)));
  if (sorted.length <= MOST_SINGLE_SHAPES) {
    for (let index = 0; index < sorted.length; index += 1) {
      for (let shape = 0; shape < (sorted[index]?.shapes.length ?? 0); shape += 1) {
        if (best.shapes[index] !== shape) improve(best.shapes.with(index, shape));
      }
    }
  }
  const { shapes } = best;
  const rects = straighten(best.rects, window, keepFree);
  return new Map(
    sorted.flatMap(({ id }, index) => {
      const rect = rects.get(id);
      return rect === undefined ? [] : [[id, { rect, shape: shapes[index] ?? 0 }] as const];
    }),
  );
}

interface Item extends Size {
  readonly id: string;
  readonly name: string;
}

type Order = (a: Item, b: Item) => number;

/** The largest first, the highest first, the widest first. */
const ORDERS: readonly Order[] = [
  (a, b) => b.width * b.height - a.width * a.height,
  (a, b) => b.height - a.height || b.width - a.width,
  (a, b) => b.width - a.width || b.height - a.height,
];

/** What calls more areas than call it comes first, what has to do with no other last; among equals the largest. */
function callersFirst(calls: readonly AreaCall[]): Order {
  const surplus = new Map<string, number>();
  for (const [from, to] of calls) {
    surplus.set(from, (surplus.get(from) ?? 0) + 1);
    surplus.set(to, (surplus.get(to) ?? 0) - 1);
  }
  const rank = ({ id }: Item): number => surplus.get(id) ?? -calls.length - 1;
  return (a, b) => rank(b) - rank(a) || b.width * b.height - a.width * a.height;
}

/** Row by row, column by column, where it fits best. */
const PREFERENCES: readonly Preference[] = [
  (a, b) => a.y - b.y || a.x - b.x,
  (a, b) => a.x - b.x || a.y - b.y,
  (a, b) => Math.min(a.spare.width, a.spare.height) - Math.min(b.spare.width, b.spare.height) || a.y - b.y || a.x - b.x,
];

function itemOf({ id, name, shapes }: AreaShapes, shape: number): Item {
  const { width, height } = shapes[shape] ?? shapes[0];
  return { id, name, width, height };
}

/** The best packing of areas in these shapes, if there is one of more merit than `better`. */
function packShapes(
  areas: readonly AreaShapes[],
  shapes: readonly number[],
  { window, keepFree }: { readonly window: Size; readonly keepFree: Size },
  calls: readonly AreaCall[],
  better: number,
): Packing | undefined {
  const items = areas.map((area, index) => itemOf(area, shapes[index] ?? 0));
  let best: Packing | undefined;
  const few = items.length < MANY;
  const first = calls.length === 0 ? [] : [callersFirst(calls)];
  for (const order of few ? [...ORDERS, ...first] : [...first, ...ORDERS].slice(0, 1)) {
    const sorted = items.toSorted((a, b) => order(a, b) || byName(a, b));
    for (const preference of few ? PREFERENCES : PREFERENCES.slice(0, 2)) {
      const atLeast = best === undefined ? better : best.merit * WORTH;
      const rects = largest(sorted, preference, window, keepFree, atLeast);
      if (rects === undefined) continue;
      // The dearer a question, the later: most packings are not worth it.
      let merit = fitView([...rects.values()], window, keepFree).zoom;
      if (merit > atLeast) merit *= 1 - BACKWARD * backwardShare(rects, calls);
      if (few && merit > atLeast) merit *= 1 - CROSSING * crossingShare(rects, calls);
      if (merit > atLeast) best = { merit, rects, shapes };
      if (best !== undefined && best.merit >= 1) return best;
    }
  }
  return best;
}

/** Of the calls between areas, the share of those whose callee stands above, or beside on the left. */
function backwardShare(rects: ReadonlyMap<string, Rect>, calls: readonly AreaCall[]): number {
  const backward = calls.filter(([fromId, toId]) => {
    const [from, to] = [rects.get(fromId), rects.get(toId)];
    if (from === undefined || to === undefined) return false;
    if (to.y + to.height <= from.y) return true;
    return from.y + from.height > to.y && to.x + to.width <= from.x;
  });
  return calls.length === 0 ? 0 : backward.length / calls.length;
}

/** Of the calls between areas, the share of those that have a third area between their ends. */
function crossingShare(rects: ReadonlyMap<string, Rect>, calls: readonly AreaCall[]): number {
  if (calls.length === 0) return 0;
  const all = [...rects.values()];
  const crossing = calls.filter(([fromId, toId]) => {
    const [from, to] = [rects.get(fromId), rects.get(toId)];
    const between = from === undefined || to === undefined ? undefined : gapBetween(from, to);
    return between !== undefined && all.some((rect) => rect !== from && rect !== to && near(rect, between, 0));
  });
  return crossing.length / calls.length;
}

/** What lies between two areas that share a range of height or width. */
function gapBetween(a: Rect, b: Rect): Rect | undefined {
  const [top, bottom] = [Math.max(a.y, b.y), Math.min(a.y + a.height, b.y + b.height)];
  const [left, right] = [Math.max(a.x, b.x), Math.min(a.x + a.width, b.x + b.width)];
  if (top < bottom) return { x: right, y: top, width: left - right, height: bottom - top };
  if (left < right) return { x: left, y: bottom, width: right - left, height: top - bottom };
  return undefined;
}

/** Packed for the largest zoom up to 1 that halving finds; undefined if even `atLeast` leaves something out. */
function largest(
  items: readonly Item[],
  preference: Preference,
  window: Size,
  keepFree: Size,
  atLeast: number,
): ReadonlyMap<string, Rect> | undefined {
  const needed = items.reduce((sum, item) => sum + (item.width + AREA_GAP) * (item.height + AREA_GAP), 0);
  let high = Math.min(1, Math.sqrt((window.width * window.height) / needed));
  let low = Math.max(SMALLEST_ZOOM, atLeast);
  let best = high < low ? undefined : packAt(low, items, preference, window, keepFree);
  if (best === undefined) return undefined;
  const all = packAt(high, items, preference, window, keepFree);
  if (all !== undefined) return all;
  for (let step = 0; step < HALVINGS; step += 1) {
    const zoom = (low + high) / 2;
    const rects = packAt(zoom, items, preference, window, keepFree);
    if (rects === undefined) high = zoom;
    else [low, best] = [zoom, rects];
  }
  return best;
}

function packAt(
  zoom: number,
  items: readonly Item[],
  preference: Preference,
  window: Size,
  keepFree: Size,
): ReadonlyMap<string, Rect> | undefined {
  const world = (px: number): number => Math.max(0, Math.floor((px - FIT_PADDING) / zoom)) + AREA_GAP;
  const [width, height] = [world(window.width - FIT_PADDING), world(window.height - FIT_PADDING)];
  const [beside, above] = [world(window.width - keepFree.width), world(window.height - keepFree.height)];
  // Each area is taken with its gap, so the window is one gap larger, too.
  const space = new FreeSpace([
    { x: 0, y: 0, width: Math.min(width, beside), height },
    { x: 0, y: 0, width, height: Math.min(height, above) },
  ]);
  const rects = new Map<string, Rect>();
  for (const item of items) {
    const taken = space.take({ width: item.width + AREA_GAP, height: item.height + AREA_GAP }, preference);
    if (taken === undefined) return undefined;
    rects.set(item.id, { x: taken.x, y: taken.y, width: item.width, height: item.height });
  }
  return rects;
}

/** For windows that hold nothing. */
function inOneColumn(items: readonly Item[]): ReadonlyMap<string, Rect> {
  const rects = new Map<string, Rect>();
  let y = 0;
  for (const { id, width, height } of items) {
    rects.set(id, { x: 0, y, width, height });
    y += height + AREA_GAP;
  }
  return rects;
}
