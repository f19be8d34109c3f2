import { areaIdOf, areaSize, layoutAreas, putArea } from './layoutAreas.ts';
import type { LayoutInput, LayoutNode, PlacedArea, Placement, Rect } from './layoutTypes.ts';
import {
  AREA_BOTTOM,
  AREA_GAP,
  AREA_LEFT,
  AREA_RIGHT,
  AREA_TOP,
  CARD_MARGIN,
  GAP_PLAIN,
  ROW,
  spanOf,
} from './measures.ts';
import { rectInRow } from './columnGrid.ts';
import { byName } from './names.ts';
import { boundsOf, centerOf, contains, near } from './rects.ts';

/**
 * The picture after a change: what stays does not move by a pixel, what is gone leaves its slot empty, what is new takes
 * the nearest free slot of its column.
 *
 * What comes back (a filter was lifted) takes its old place, from `remembered`, unless something new stands there.
 * An area without a free slot grows where nothing is in its way; if something is everywhere, it goes on in a second
 * rectangle below the picture.
 */
export function placeChanges(before: Placement, input: LayoutInput, remembered: Placement = before): Placement {
  const nodes: Record<string, Rect> = {};
  const added: LayoutNode[] = [];
  for (const node of input.nodes.toSorted(byName)) {
    const known = before.nodes[node.id];
    if (known !== undefined && known.width === node.width && known.height === node.height) nodes[node.id] = known;
    else added.push(node);
  }
  const present = new Set(input.nodes.map(areaIdOf));
  const areas: Record<string, PlacedArea> = {};
  for (const [id, area] of Object.entries(before.areas)) if (present.has(id)) areas[id] = area;

  const rest = restore(added, areas, nodes, remembered);
  const newAreas = new Set(rest.map(areaIdOf).filter((id) => areas[id] === undefined));
  for (const [id, layout] of [...layoutAreas(input, { only: newAreas })].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const frame = { ...areaSize(layout, layout.name), ...freeCorner(areas, areaSize(layout, layout.name), input) };
    areas[id] = putArea(layout, frame, nodes);
  }
  const occupied = Map.groupBy(
    input.nodes.filter((node) => nodes[node.id] !== undefined),
    areaIdOf,
  );
  for (const node of rest) {
    const id = areaIdOf(node);
    const area = areas[id];
    if (area === undefined || newAreas.has(id)) continue;
    const taken = [...(occupied.get(id) ?? []).flatMap((other) => nodes[other.id] ?? []), ...framesInside(areas, id)];
    const { rect, area: grown } = slotFor(node, area, taken, wishOf(node, input, nodes), otherRects(areas, id));
    nodes[node.id] = rect;
    areas[id] = grown;
    occupied.set(id, [...(occupied.get(id) ?? []), node]);
  }
  return { nodes, areas };
}

/** Puts back what stood somewhere before, areas first. Returns what is new or whose place is taken. */
function restore(
  added: readonly LayoutNode[],
  areas: Record<string, PlacedArea>,
  nodes: Record<string, Rect>,
  remembered: Placement,
): readonly LayoutNode[] {
  const rest: LayoutNode[] = [];
  const taken = Object.values(nodes);
  for (const node of added) {
    const id = areaIdOf(node);
    const rect = remembered.nodes[node.id];
    const known = remembered.areas[id];
    if (areas[id] === undefined && known !== undefined && isClear(known.rects, Object.values(areas))) areas[id] = known;
    const fits =
      rect?.width === node.width &&
      rect.height === node.height &&
      (areas[id]?.rects ?? []).some((frame) => contains(frame, rect)) &&
      ![...taken, ...framesInside(areas, id)].some((other) => near(rect, other, CARD_MARGIN));
    if (fits) {
      nodes[node.id] = rect;
      taken.push(rect);
    } else rest.push(node);
  }
  return rest;
}

function isClear(rects: readonly Rect[], areas: readonly PlacedArea[]): boolean {
  return !areas.some((area) => area.rects.some((other) => rects.some((rect) => near(rect, other, AREA_GAP))));
}

/** Where a node would like to stand: right of its callers, else left of its callees; in the middle of their rows. */
function wishOf(
  node: LayoutNode,
  input: LayoutInput,
  nodes: Readonly<Record<string, Rect>>,
): { after?: Rect[]; before?: Rect[] } {
  const after = input.edges.flatMap((edge) => (edge.target === node.id ? (nodes[edge.source] ?? []) : []));
  const before = input.edges.flatMap((edge) => (edge.source === node.id ? (nodes[edge.target] ?? []) : []));
  return { ...(after.length > 0 ? { after } : {}), ...(before.length > 0 ? { before } : {}) };
}

/** Frames of opened namespaces among the tiles of an area. */
function framesInside(areas: Readonly<Record<string, PlacedArea>>, id: string): Rect[] {
  const frames = areas[id]?.rects ?? [];
  return otherRects(areas, id).filter((rect) => frames.some((frame) => contains(frame, rect)));
}

function otherRects(areas: Readonly<Record<string, PlacedArea>>, id: string): Rect[] {
  return Object.entries(areas).flatMap(([other, area]) => (other === id ? [] : area.rects));
}

interface Slot {
  readonly rect: Rect;
  readonly area: PlacedArea;
}

function slotFor(
  node: LayoutNode,
  area: PlacedArea,
  taken: readonly Rect[],
  wish: { after?: Rect[]; before?: Rect[] },
  others: readonly Rect[],
): Slot {
  const neighbours = wish.after ?? wish.before ?? [];
  const wishedX = wishedLeft(area, wish);
  const wishedY =
    neighbours.length === 0
      ? 0
      : neighbours.reduce((sum, rect) => sum + centerOf(rect).y, 0) / neighbours.length - node.height / 2;
  const cost = (rect: Rect): number =>
    (wishedX === undefined ? 0 : Math.abs(rect.x - wishedX) * 4) + Math.abs(rect.y - wishedY);
  const isFree = (rect: Rect): boolean => !taken.some((other) => near(rect, other, CARD_MARGIN));
  const best = (slots: readonly Slot[]): Slot | undefined =>
    slots.filter((slot) => isFree(slot.rect)).toSorted((a, b) => cost(a.rect) - cost(b.rect))[0];

  return (
    best(slotsInside(node, area)) ??
    best(slotsByGrowing(node, area, others)) ?? {
      ...annex(node, area, [...others, ...area.rects]),
    }
  );
}

function wishedLeft(area: PlacedArea, wish: { after?: Rect[]; before?: Rect[] }): number | undefined {
  if (wish.after !== undefined) {
    const right = Math.max(...wish.after.map((rect) => rect.x));
    return area.columns.find((column) => column > right) ?? right + 200;
  }
  if (wish.before !== undefined) {
    const left = Math.min(...wish.before.map((rect) => rect.x));
    return area.columns.findLast((column) => column < left) ?? left - 200;
  }
  return undefined;
}

function slotsInside(node: LayoutNode, area: PlacedArea): Slot[] {
  const slots: Slot[] = [];
  for (const frame of area.rects) {
    const top = frame.y + AREA_TOP;
    const inner = innerOf(frame);
    const rows = Math.floor((frame.height - AREA_TOP - AREA_BOTTOM) / ROW);
    for (const column of area.columns) {
      for (let row = 0; row + spanOf(node.height) <= rows; row += 1) {
        const rect = rectInRow(node, column, row, top);
        if (contains(inner, rect)) slots.push({ rect, area });
      }
    }
  }
  return slots;
}

function innerOf(frame: Rect): Rect {
  return {
    x: frame.x + AREA_LEFT,
    y: frame.y + AREA_TOP,
    width: frame.width - AREA_LEFT - AREA_RIGHT,
    height: frame.height - AREA_TOP - AREA_BOTTOM,
  };
}

/** One more row below in any column, or one more column to the right, where no other area is in the way. */
function slotsByGrowing(node: LayoutNode, area: PlacedArea, others: readonly Rect[]): Slot[] {
  const slots: Slot[] = [];
  for (const [index, frame] of area.rects.entries()) {
    const rest = area.rects.filter((other) => other !== frame);
    const grow = (rect: Rect, columns: readonly number[]): void => {
      const needed = boundsOf([
        frame,
        {
          x: rect.x,
          y: rect.y,
          width: rect.width + AREA_RIGHT,
          height: rect.height + AREA_BOTTOM + Math.floor((spanOf(node.height) * ROW - node.height) / 2),
        },
      ]);
      if (needed === undefined || [...others, ...rest].some((other) => near(needed, other, AREA_GAP))) return;
      slots.push({ rect, area: { rects: area.rects.with(index, needed), columns } });
    };
    const rows = Math.floor((frame.height - AREA_TOP - AREA_BOTTOM) / ROW);
    for (const column of area.columns) {
      if (column >= frame.x + AREA_LEFT && column < frame.x + frame.width - AREA_RIGHT) {
        grow(rectInRow(node, column, rows, frame.y + AREA_TOP), area.columns);
      }
    }
    const beyond = frame.x + frame.width - AREA_RIGHT + GAP_PLAIN;
    grow(
      rectInRow(node, beyond, 0, frame.y + AREA_TOP),
      [...area.columns, beyond].toSorted((a, b) => a - b),
    );
  }
  return slots;
}

/** A second rectangle of the area, below everything. */
function annex(node: LayoutNode, area: PlacedArea, everything: readonly Rect[]): Slot {
  const bounds = boundsOf(everything) ?? { x: 0, y: 0, width: 0, height: 0 };
  const x = area.rects[0]?.x ?? bounds.x;
  const frame = {
    x,
    y: bounds.y + bounds.height + AREA_GAP,
    width: AREA_LEFT + node.width + AREA_RIGHT,
    height: AREA_TOP + spanOf(node.height) * ROW + AREA_BOTTOM,
  };
  const left = x + AREA_LEFT;
  const columns = area.columns.includes(left) ? area.columns : [...area.columns, left].toSorted((a, b) => a - b);
  return {
    rect: rectInRow(node, left, 0, frame.y + AREA_TOP),
    area: { rects: [...area.rects, frame], columns },
  };
}

/** Top left corner for a new area: beside or below a known one, where the whole picture grows least. */
function freeCorner(
  areas: Readonly<Record<string, PlacedArea>>,
  size: { width: number; height: number },
  input: LayoutInput,
): { x: number; y: number } {
  const rects = Object.values(areas).flatMap((area) => area.rects);
  if (rects.length === 0) return { x: 0, y: 0 };
  const shape = input.window.width / Math.max(1, input.window.height);
  const corners = rects.flatMap((rect) => [
    { x: rect.x + rect.width + AREA_GAP, y: rect.y },
    { x: rect.x, y: rect.y + rect.height + AREA_GAP },
  ]);
  const bounds = boundsOf(rects) ?? { x: 0, y: 0, width: 0, height: 0 };
  corners.push({ x: bounds.x, y: bounds.y + bounds.height + AREA_GAP });
  const cost = (corner: { x: number; y: number }): number => {
    const all = boundsOf([bounds, { ...corner, ...size }]) ?? bounds;
    return Math.max(all.width / shape, all.height) * 10_000 + corner.y + corner.x / 10;
  };
  const free = corners.filter((corner) => !rects.some((rect) => near({ ...corner, ...size }, rect, AREA_GAP)));
  return free.toSorted((a, b) => cost(a) - cost(b))[0] ?? { x: bounds.x, y: bounds.y + bounds.height + AREA_GAP };
}
