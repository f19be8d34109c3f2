import type { Rect } from '../layout/layoutTypes.ts';
import { near } from '../layout/rects.ts';
import { cutToWidth } from '../look/cutMiddle.ts';
import { RING_X } from '../look/sprite.ts';
import type { Card } from '../scene/card.ts';
import { RowIndex, scaled } from './RowIndex.ts';

/** A broken card at a zoom at which its own text is too small to read. */
export interface FarCard {
  readonly card: Card;
  readonly rect: Rect;
  /** Frame of its area, if it has one. */
  readonly frame: Rect | undefined;
}

/** The same as it is seen: one box with texts and mark. Pixels of the screen, with world (0, 0) at their origin. */
export interface FarBox {
  readonly card: Card;
  readonly box: Rect;
  /** Height of the card on the screen, which ring and corner follow. */
  readonly scale: number;
  readonly name: string;
  /** Empty where there is room for the name alone. */
  readonly reason: string;
  readonly hasRing: boolean;
  readonly textX: number;
  readonly sizePx: number;
  /** Others that found no room for their texts, and where that is written. */
  readonly more?: { readonly text: string; readonly box: Rect };
}

export type MeasureFar = (text: string, weight: number, sizePx: number) => number;

/** What boxes may not lie on. World pixels. */
export interface Around {
  /** All cards, those of the boxes too. */
  readonly cards: Iterable<Rect>;
  /** Where titles and counts of areas are written. */
  readonly titles: Iterable<Rect>;
}

export interface Lettering {
  readonly measure: MeasureFar;
  readonly more: (count: number) => string;
}

const LARGEST_PX = 11;
const SMALLEST_PX = 9.5;
/** Below this scale a line is as large as it may be: there is no card whose lines it could be like. */
const FAR = 0.45;
const LINE = 1.2;
/** Scale of a ring beside texts of full size. */
const SMALLEST_RING = 0.42;
const BETWEEN_PX = 3;
/** Titles that are higher than their room hang this far over the first row. */
const BELOW_TITLE_PX = 4;
/** Rows that are this much lower than two lines of text still take them. */
const TOUCHING_PX = 1;
const AFTER_TEXT_PX = 8;
/** Text that is cut to less says nothing. */
const LEAST_LINES_PX = 60;
const LEAST_NAME_PX = 24;
const MORE_PX = { height: 16, padding: 4 } as const;

interface Shape {
  readonly lines: 1 | 2;
  /** Cards that are not broken may lie below the box. */
  readonly covers: boolean;
}

/** From all that can be said to the least, each whole or cut; the first that finds room is drawn. */
const SHAPES: readonly Shape[] = [
  { lines: 2, covers: false },
  { lines: 1, covers: false },
  { lines: 1, covers: true },
];

/**
 * A box for each broken card, the first come first: it grows to the right, then to the left, within the frame of its area, to what its texts
 * need, and says less where that lies on something. Those without room for a name are counted beside the box that takes it.
 */
export function farBoxes(cards: readonly FarCard[], around: Around, zoom: number, lettering: Lettering): FarBox[] {
  const broken = new Set(cards.map(({ rect }) => rect));
  const [all, loud] = [new RowIndex(), new RowIndex()];
  for (const rect of around.cards) all.add(scaled(rect, zoom), rect);
  for (const rect of broken) loud.add(scaled(rect, zoom), rect);
  for (const rect of around.titles) {
    all.add(scaled(rect, zoom));
    loud.add(scaled(rect, zoom));
  }
  const boxes: FarBox[] = [];
  const hidden = new Map<FarBox, number>();
  for (const far of cards) {
    const found = boxFor(far, { all, loud }, zoom, lettering.measure);
    if (found !== undefined) {
      boxes.push(found);
      all.add(found.box, far.rect);
      loud.add(found.box, far.rect);
      continue;
    }
    const over = boxes.find(({ box }) => near(box, scaled(far.rect, zoom), LARGEST_PX));
    if (over !== undefined) hidden.set(over, (hidden.get(over) ?? 0) + 1);
  }
  return boxes.map((box) => withMore(box, hidden.get(box) ?? 0, loud, lettering));
}

function boxFor(
  far: FarCard,
  { all, loud }: { readonly all: RowIndex; readonly loud: RowIndex },
  zoom: number,
  measure: MeasureFar,
): FarBox | undefined {
  for (const shape of SHAPES) {
    const found = shaped(far, shape, shape.covers ? loud : all, zoom, measure);
    if (found !== undefined) return found;
  }
  return undefined;
}

function shaped(far: FarCard, shape: Shape, index: RowIndex, zoom: number, measure: MeasureFar): FarBox | undefined {
  const [name, second] = textsOf(far.card);
  if (shape.lines === 2 && second === '') return undefined;
  const reason = shape.lines === 2 ? second : '';
  const at = scaled(far.rect, zoom);
  const sizePx = zoom < FAR ? LARGEST_PX : Math.min(LARGEST_PX, Math.max(SMALLEST_PX, 14.5 * zoom));
  const height = Math.max(at.height, shape.lines * sizePx * LINE + 2);
  const space = spaceFor(far, at, height, index, zoom);
  if (space === undefined) return undefined;

  const width = (text: string, weight: number): number => measure(text, weight, sizePx);
  const textPx = Math.max(width(name, 600), width(reason, 500));
  const scale = zoom < FAR ? Math.max(zoom, Math.min(SMALLEST_RING, height / 42)) : zoom;
  const plain = Math.max(4, 7 * scale);
  const indents = hasRing(far.card) ? [2 * RING_X * scale, ...(zoom < FAR ? [plain] : [])] : [plain];
  const room = space.right - space.left;
  const whole = indents.find((indent) => indent + textPx + AFTER_TEXT_PX <= room);
  const indent = whole ?? indents.at(-1) ?? plain;
  const textRoom = room - indent - AFTER_TEXT_PX + 3;
  if (whole === undefined && textRoom < (shape.lines === 2 ? LEAST_LINES_PX : LEAST_NAME_PX)) return undefined;
  const taken = Math.min(room, Math.max(at.width, indent + textPx + AFTER_TEXT_PX));
  const x = Math.max(space.left, Math.min(at.x, space.right - taken));
  const shown = (text: string, weight: number): string =>
    whole === undefined ? cutToWidth(text, 60, textRoom, (part) => width(part, weight)) : text;
  return {
    card: far.card,
    box: { x, y: space.y, width: taken, height },
    scale,
    name: shown(name, 600),
    reason: shown(reason, 500),
    hasRing: hasRing(far.card) && indent !== plain,
    textX: x + indent,
    sizePx,
  };
}

/** Where a box of this height may begin and end: in the middle of its card, else from the top of it, from its foot, or a little below. */
function spaceFor(
  { rect, frame: around }: FarCard,
  at: Rect,
  height: number,
  index: RowIndex,
  zoom: number,
): { readonly y: number; readonly left: number; readonly right: number } | undefined {
  const frame = around === undefined ? undefined : scaled(around, zoom);
  const over = height - at.height;
  for (const y of [at.y - over / 2, at.y, at.y - over, at.y + BELOW_TITLE_PX]) {
    const room = index.roomAround(at, { y, height }, rect, { between: BETWEEN_PX, touching: TOUCHING_PX });
    if (room === undefined) continue;
    // Where cards are still told by their shape, a box begins where its card does.
    const left = zoom < FAR ? room.left : at.x;
    if (frame === undefined) return { y, left, right: room.right };
    if (y + height > frame.y + frame.height + TOUCHING_PX) continue;
    return {
      y,
      left: Math.min(at.x, Math.max(left, frame.x + BETWEEN_PX)),
      right: Math.max(at.x + at.width, Math.min(room.right, frame.x + frame.width - BETWEEN_PX)),
    };
  }
  return undefined;
}

export function hasRing({ sprite }: Card): boolean {
  return sprite.ring !== undefined || sprite.dotted === true;
}

/** A workload has its count on the line of its name. */
function textsOf({ kind, name, second }: Card): readonly [name: string, reason: string] {
  if (kind !== 'workload') return [name, second];
  return [second === '' ? name : `${name}  ${second}`, ''];
}

/** How many found no room, right or left of the box; where that would lie on something, each keeps its mark alone. */
function withMore(far: FarBox, count: number, loud: RowIndex, { measure, more }: Lettering): FarBox {
  if (count === 0) return far;
  const text = more(count);
  const width = measure(text, 600, far.sizePx) + 2 * MORE_PX.padding;
  const y = far.box.y + (far.box.height - MORE_PX.height) / 2;
  const places = [far.box.x + far.box.width + 2, far.box.x - 2 - width].map((x) => ({
    x,
    y,
    width,
    height: MORE_PX.height,
  }));
  const box = places.find((place) => !loud.isTaken(place));
  if (box === undefined) return far;
  loud.add(box);
  return { ...far, more: { text, box } };
}
