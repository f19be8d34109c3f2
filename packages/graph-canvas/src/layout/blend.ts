import type { Placement, PlacedArea, Rect } from './layoutTypes.ts';

/** A placement on the way from one to another: `share` 0 is `from`, 1 is `to`. What is only in `to` stands there at once. */
export function blend(from: Placement, to: Placement, share: number): Placement {
  if (share >= 1) return to;
  const nodes: Record<string, Rect> = {};
  for (const [id, rect] of Object.entries(to.nodes)) nodes[id] = between(from.nodes[id], rect, share);
  const areas: Record<string, PlacedArea> = {};
  for (const [id, area] of Object.entries(to.areas)) {
    const rects = area.rects.map((rect, index) => between(from.areas[id]?.rects[index], rect, share));
    areas[id] = { ...area, rects };
  }
  return { nodes, areas };
}

function between(from: Rect | undefined, to: Rect, share: number): Rect {
  if (from === undefined) return to;
  const mix = (a: number, b: number): number => Math.round(a + (b - a) * share);
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    width: mix(from.width, to.width),
    height: mix(from.height, to.height),
  };
}
