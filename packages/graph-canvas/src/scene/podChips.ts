import type { Rect } from '../layout/layoutTypes.ts';
import { boundsOf } from '../layout/rects.ts';
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
export const CHIP = { width: 50, height: 17, textPx: 10, glyphX: 9, textX: 16, moreX: 8 } as const;

const GAP_PX = 2;
const BELOW_PX = 9;
const PER_ROW = 3;
const GROUND_PX = 3;
const MOST = 9;

export interface PlacedChips {
  /** What they stand on: it covers what is below the card. */
  readonly ground: Rect | undefined;
  readonly chips: readonly { readonly chip: PodChip; readonly rect: Rect }[];
  /** Where the others are counted. */
  readonly more: { readonly count: number; readonly rect: Rect } | undefined;
}

/** Chips below a card in rows of three, up to nine places; where there are more, the last place counts the rest. */
export function placeChips(card: Rect, chips: readonly PodChip[], scale = 1): PlacedChips {
  const shown = chips.length > MOST ? chips.slice(0, MOST - 1) : chips;
  const place = (index: number): Rect => ({
    x: card.x + (index % PER_ROW) * (CHIP.width + GAP_PX) * scale,
    y: card.y + card.height + (BELOW_PX + Math.floor(index / PER_ROW) * (CHIP.height + GAP_PX)) * scale,
    width: CHIP.width * scale,
    height: CHIP.height * scale,
  });
  const ground = boundsOf(
    shown.length === chips.length ? shown.map((_, index) => place(index)) : [0, MOST - 1].map(place),
  );
  return {
    ground: ground === undefined ? undefined : around(ground, GROUND_PX * scale),
    chips: shown.map((chip, index) => ({ chip, rect: place(index) })),
    more: shown.length === chips.length ? undefined : { count: chips.length - shown.length, rect: place(shown.length) },
  };
}

function around({ x, y, width, height }: Rect, px: number): Rect {
  return { x: x - px, y: y - px, width: width + 2 * px, height: height + 2 * px };
}

/** A card with the chips below it, and what they stand on. */
export function withChips(card: Rect, chips: readonly PodChip[]): Rect {
  const { ground } = placeChips(card, chips);
  return ground === undefined ? card : (boundsOf([card, ground]) ?? card);
}

export function chipColour(traffic: PodTraffic, tokens: Tokens): string {
  return {
    receives: tokens.ready,
    fallback: tokens.draining,
    none: tokens.broken,
    'not-listed': tokens.unknown,
  }[traffic];
}
