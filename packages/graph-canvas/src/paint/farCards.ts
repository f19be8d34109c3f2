import { onScreen } from '../layout/fit.ts';
import type { Rect } from '../layout/layoutTypes.ts';
import { near } from '../layout/rects.ts';
import { cutToWidth } from '../look/cutMiddle.ts';
import { RING_X } from '../look/sprite.ts';
import type { Card } from '../scene/card.ts';
import type { View } from './surface.ts';

/** A broken card at a zoom at which its own text is too small to read. */
export interface FarCard {
  readonly card: Card;
  readonly rect: Rect;
  /** Frame of its area, if it has one. */
  readonly frame: Rect | undefined;
}

/** The same on the screen: one box with ring, texts and mark. */
export interface FarBox {
  readonly card: Card;
  readonly box: Rect;
  /** Height of the card on the screen, which ring and corner follow. */
  readonly scale: number;
  readonly name: string;
  readonly reason: string;
  readonly textX: number;
  readonly sizePx: number;
  /** Others that found no room for their texts. */
  readonly hidden: number;
}

export type MeasureFar = (text: string, weight: number, sizePx: number) => number;

const LARGEST_PX = 11;
const SMALLEST_PX = 9.5;
const LINE = 1.2;
/** Scale of a ring beside texts of full size. */
const SMALLEST_RING = 0.42;
const BETWEEN_PX = 4;

/**
 * Boxes at middle zoom: each grows to what its texts need, up to the next card on its right and the frame of its area.
 * Longer texts are cut in the middle, so nothing else is covered.
 */
export function namedBoxes(
  cards: readonly FarCard[],
  others: Iterable<Rect>,
  view: View,
  measure: MeasureFar,
): FarBox[] {
  const obstacles = [...others];
  return cards.flatMap(({ card, rect, frame }) => {
    const at = onScreen(rect, view);
    if (!isSeen(at, view)) return [];
    const sizePx = Math.min(LARGEST_PX, Math.max(SMALLEST_PX, 14.5 * view.zoom));
    const own = boxOf(card, at, view.zoom, sizePx, measure);
    let limit = frame === undefined ? Infinity : onScreen(frame, view).x + frame.width * view.zoom - BETWEEN_PX;
    const row = {
      x: rect.x + rect.width,
      y: own.box.y / view.zoom - view.pan.y / view.zoom,
      width: own.box.width / view.zoom,
      height: own.box.height / view.zoom,
    };
    for (const other of obstacles) {
      if (near(row, other, 0) && other.x >= row.x) limit = Math.min(limit, onScreen(other, view).x - BETWEEN_PX);
    }
    return [cutBox(own, at, limit, measure)];
  });
}

/** Boxes at far zoom: all of 11 px, the first come first; those that would lie on another are counted there. */
export function ringBoxes(cards: readonly FarCard[], view: View, measure: MeasureFar): FarBox[] {
  const taken: FarBox[] = [];
  for (const { card, rect, frame } of cards) {
    const at = onScreen(rect, view);
    if (!isSeen(at, view)) continue;
    const own = boxOf(card, at, Math.max(SMALLEST_RING, view.zoom), LARGEST_PX, measure);
    const edge = frame === undefined ? view.size.width : onScreen(frame, view).x + frame.width * view.zoom - BETWEEN_PX;
    const over = Math.max(0, own.box.x + own.box.width - Math.max(edge, at.x + at.width));
    // Back to the left, as far as the card itself stays under its box.
    const by = Math.min(over, own.box.width - at.width);
    const moved = { ...own, box: { ...own.box, x: own.box.x - by }, textX: own.textX - by };
    const index = taken.findIndex((other) => near(other.box, moved.box, 2));
    const other = taken[index];
    if (other === undefined) taken.push(moved);
    else taken[index] = { ...other, hidden: other.hidden + 1 };
  }
  return taken;
}

function isSeen(box: Rect, view: View): boolean {
  return box.x < view.size.width && box.y < view.size.height && box.x + box.width > 0 && box.y + box.height > 0;
}

/** The box that shows all of its texts. */
function boxOf(card: Card, at: Rect, scale: number, sizePx: number, measure: MeasureFar): FarBox {
  const hasRing = card.sprite.ring !== undefined || card.sprite.dotted === true;
  const indent = (hasRing ? 2 * RING_X : 7) * scale;
  const reason = card.kind === 'workload' ? '' : card.second;
  const name = card.kind === 'workload' && card.second !== '' ? `${card.name}  ${card.second}` : card.name;
  const text = Math.max(measure(name, 600, sizePx), reason === '' ? 0 : measure(reason, 500, sizePx));
  const height = Math.max(at.height, (reason === '' ? 1 : 2) * sizePx * LINE + 4);
  const box = {
    x: at.x,
    y: at.y + (at.height - height) / 2,
    width: Math.max(at.width, indent + text + 8),
    height,
  };
  return { card, box, scale, name, reason, textX: at.x + indent, sizePx, hidden: 0 };
}

function cutBox(own: FarBox, at: Rect, limit: number, measure: MeasureFar): FarBox {
  const width = Math.max(at.width, Math.min(own.box.width, limit - own.box.x));
  const room = own.box.x + width - own.textX - 5;
  const cut = (text: string, weight: number): string =>
    cutToWidth(text, 40, room, (part) => measure(part, weight, own.sizePx));
  return { ...own, box: { ...own.box, width }, name: cut(own.name, 600), reason: cut(own.reason, 500) };
}
