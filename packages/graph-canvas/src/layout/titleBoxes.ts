import type { LayoutArea, Placement, Rect } from './layoutTypes.ts';
import { AREA_TOP } from './measures.ts';

/** Where the title begins, less a little air. */
const TITLE_LEFT_PX = 9;
/** A character of the title at the zoom where it is largest in the world, while cards are still told apart. */
const CHARACTER_PX = 14;
const AIR_PX = 12;
/** Usual counts; how long they are is data, which no place or line rests on. */
const COUNTS_PX = 280;

/** Where the texts at the top of the areas stand, about: lines keep off them. Keys are of no use to others. */
export function titleBoxes(
  { areas }: Pick<Placement, 'areas'>,
  named: readonly LayoutArea[],
): Readonly<Record<string, Rect>> {
  const boxes: Record<string, Rect> = {};
  for (const { id, name } of named) {
    const frame = areas[id]?.rects[0];
    if (frame === undefined) continue;
    const width = Math.min(frame.width - TITLE_LEFT_PX, name.length * CHARACTER_PX + AIR_PX);
    const counts = Math.max(0, Math.min(COUNTS_PX, frame.width - TITLE_LEFT_PX - width));
    boxes[`title ${id}`] = { x: frame.x + TITLE_LEFT_PX, y: frame.y, width, height: AREA_TOP };
    boxes[`counts ${id}`] = { x: frame.x + frame.width - counts, y: frame.y, width: counts, height: AREA_TOP };
  }
  return boxes;
}
