import type { Rect } from '../layout/layoutTypes.ts';
import { boundsOf, near } from '../layout/rects.ts';
import type { Tokens } from '../look/tokens.ts';

/** What a pod of the selected service gets. */
export type PodTraffic = 'receives' | 'fallback' | 'none' | 'not-listed';

export interface PodChip {
  readonly id: string;
  /** Last characters of its name. */
  readonly text: string;
  readonly traffic: PodTraffic;
}

/** Sizes of a chip in world pixels; `glyphX` and `textX` are counted from its left edge. */
export const CHIP = { width: 50, height: 15, textPx: 9.5, glyphX: 8, textX: 14, moreX: 8 } as const;

const GAP_PX = 2;
/** Just beyond the rim of the selected card. */
const BELOW_PX = 7;
/** Between two cards: ring, texts and mark of the lower one stay free. */
const TIGHT = { width: 47, height: 12, below: 6 } as const;
const PER_ROW = 3;
const GROUND_PX = 3;
const MOST_ROWS = 3;

export interface PlacedChips {
  /** What they stand on; a single row covers too little to need it. */
  readonly ground: Rect | undefined;
  readonly chips: readonly { readonly chip: PodChip; readonly rect: Rect }[];
  /** Where the others are counted. */
  readonly more: { readonly count: number; readonly rect: Rect } | undefined;
}

export interface ChipSpace {
  readonly scale?: number;
  /** Of `rowsBelow`. */
  readonly rows?: number;
}

/** Chips below a card in rows of three; where there are more than places, the last place counts the rest. */
export function placeChips(
  card: Rect,
  chips: readonly PodChip[],
  { scale = 1, rows = MOST_ROWS }: ChipSpace = {},
): PlacedChips {
  const most = rows * PER_ROW;
  const isMore = chips.length > most;
  const shown = isMore ? chips.slice(0, most - 1) : chips;
  const { width, height, below } = rows === 1 ? TIGHT : { ...CHIP, below: BELOW_PX };
  const place = (index: number): Rect => ({
    x: card.x + (index % PER_ROW) * (width + GAP_PX) * scale,
    y: card.y + card.height + (below + Math.floor(index / PER_ROW) * (height + GAP_PX)) * scale,
    width: width * scale,
    height: height * scale,
  });
  const places = Array.from({ length: shown.length + (isMore ? 1 : 0) }, (_, index) => place(index));
  const ground = boundsOf(places);
  return {
    ground: ground === undefined || rows === 1 ? undefined : around(ground, GROUND_PX * scale),
    chips: shown.map((chip, index) => ({ chip, rect: place(index) })),
    more: isMore ? { count: chips.length - shown.length, rect: place(shown.length) } : undefined,
  };
}

/** Rows of chips for which there is room below a card: one where another card stands close below, which would be covered. */
export function rowsBelow(card: Rect, cards: Iterable<Rect>): number {
  const below = {
    x: card.x,
    y: card.y + card.height,
    width: card.width,
    height: BELOW_PX + MOST_ROWS * (CHIP.height + GAP_PX),
  };
  for (const other of cards) if (other !== card && near(other, below, 0)) return 1;
  return MOST_ROWS;
}

function around({ x, y, width, height }: Rect, px: number): Rect {
  return { x: x - px, y: y - px, width: width + 2 * px, height: height + 2 * px };
}

/** A card with the chips below it, and what they stand on. */
export function withChips(card: Rect, chips: readonly PodChip[], rows?: number): Rect {
  const placed = placeChips(card, chips, rows === undefined ? {} : { rows });
  const rects = [placed.ground, placed.more?.rect, ...placed.chips.map(({ rect }) => rect)];
  return boundsOf([card, ...rects.filter((rect) => rect !== undefined)]) ?? card;
}

export function chipColour(traffic: PodTraffic, tokens: Tokens): string {
  return {
    receives: tokens.ready,
    fallback: tokens.draining,
    none: tokens.broken,
    'not-listed': tokens.unknown,
  }[traffic];
}
