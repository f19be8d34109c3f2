import { MAP_FONT } from '../look/font.ts';
import type { Rect } from '../layout/layoutTypes.ts';
import { mixColours } from '../look/mixColours.ts';
import { RING_RADIUS, ringArcs } from '../look/ring.ts';
import { RING_X } from '../look/sprite.ts';
import type { Tokens } from '../look/tokens.ts';
import type { Card } from '../scene/card.ts';
import { hasRing, type FarBox, type FarCard } from './farCards.ts';
import { paintMark } from './paintMark.ts';
import { scaled } from './RowIndex.ts';
import type { View } from './surface.ts';

/** How a card stands out at the moment. */
export interface Standing {
  /** Opacity of what steps back, else 1. */
  readonly share: number;
  readonly outline: 'chosen' | 'active' | undefined;
}

/** Broken cards below the zoom of full cards: each is one box that looks like its card, with texts that can be read. */
export function paintFarCards(
  context: CanvasRenderingContext2D,
  cards: readonly FarCard[],
  boxes: readonly FarBox[],
  standing: (id: string) => Standing,
  { zoom, pan, size }: View,
  tokens: Tokens,
): void {
  const isSeen = ({ x, y, width, height }: Rect): boolean =>
    x + pan.x < size.width && y + pan.y < size.height && x + pan.x + width > 0 && y + pan.y + height > 0;
  const named = new Set(boxes.map(({ card }) => card.id));
  context.save();
  context.translate(pan.x, pan.y);
  for (const { card, rect } of cards) {
    const box = scaled(rect, zoom);
    if (named.has(card.id) || !isSeen(box)) continue;
    paintCard(context, { card, box, scale: zoom, hasRing: hasRing(card) }, standing(card.id), tokens);
  }
  for (const far of boxes) {
    if (!isSeen(far.box)) continue;
    const look = standing(far.card.id);
    paintCard(context, far, look, tokens);
    paintTexts(context, far, look, tokens);
    if (far.more !== undefined) paintMore(context, far.more, far.sizePx, tokens);
  }
  context.restore();
}

/** Fill, outline, ring and mark. */
function paintCard(
  context: CanvasRenderingContext2D,
  { card, box, scale, hasRing: isRinged }: Pick<FarBox, 'card' | 'box' | 'scale' | 'hasRing'>,
  { share, outline }: Standing,
  tokens: Tokens,
): void {
  const line = Math.max(1.25, 2 * scale);
  const corner = Math.max(3, 8 * scale);
  context.beginPath();
  context.roundRect(box.x + line / 2, box.y + line / 2, box.width - line, box.height - line, corner - line / 2);
  context.fillStyle = mixColours(tokens['broken-fill'], tokens.area, share);
  context.fill();
  context.strokeStyle = mixColours(tokens.broken, tokens.area, share);
  context.lineWidth = line;
  context.stroke();
  if (outline !== undefined) paintOutline(context, box, corner, outline, tokens);
  context.save();
  context.globalAlpha = share;
  if (isRinged) paintRing(context, card, box.x, box.y + box.height / 2, scale, tokens);
  const markPx = Math.max(9, (card.height < 30 ? 15 : 19) * scale);
  paintMark(context, 'broken', box.x + box.width - 2 * scale, box.y + scale, markPx, tokens);
  context.restore();
}

/** Around a selected or focused box, below its mark. */
function paintOutline(
  context: CanvasRenderingContext2D,
  box: Rect,
  corner: number,
  outline: 'chosen' | 'active',
  tokens: Tokens,
): void {
  context.beginPath();
  context.roundRect(box.x - 3, box.y - 3, box.width + 6, box.height + 6, corner + 3);
  context.strokeStyle = tokens.select;
  context.lineWidth = outline === 'chosen' ? 3 : 2;
  context.setLineDash(outline === 'chosen' ? [] : [4, 2]);
  context.stroke();
  context.setLineDash([]);
}

function paintRing(
  context: CanvasRenderingContext2D,
  card: Card,
  left: number,
  middle: number,
  scale: number,
  tokens: Tokens,
): void {
  context.save();
  context.translate(left + RING_X * scale, middle);
  context.scale(scale, scale);
  for (const arc of ringArcs(card.sprite.ring, tokens, tokens.broken)) {
    context.beginPath();
    context.arc(0, 0, RING_RADIUS, arc.start - Math.PI / 2, arc.end - Math.PI / 2);
    context.strokeStyle = arc.colour;
    context.lineWidth = arc.width;
    context.setLineDash(arc.dash === undefined ? [] : [...arc.dash]);
    context.stroke();
  }
  context.setLineDash([]);
  context.font = `700 11.8px ${MAP_FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = tokens['broken-text'];
  if (scale >= 0.45) context.fillText(card.sprite.figure ?? '', 0, 0.5);
  context.restore();
}

function paintTexts(context: CanvasRenderingContext2D, far: FarBox, { share }: Standing, tokens: Tokens): void {
  const middle = far.box.y + far.box.height / 2 + 0.5;
  const step = (far.sizePx * 1.2) / 2;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = mixColours(tokens['broken-text'], tokens.area, share);
  context.font = `600 ${far.sizePx}px ${MAP_FONT}`;
  context.fillText(far.name, far.textX, far.reason === '' ? middle : middle - step);
  if (far.reason === '') return;
  context.font = `500 ${far.sizePx}px ${MAP_FONT}`;
  context.fillText(far.reason, far.textX, middle + step);
}

function paintMore(
  context: CanvasRenderingContext2D,
  { text, box }: NonNullable<FarBox['more']>,
  sizePx: number,
  tokens: Tokens,
): void {
  context.font = `600 ${sizePx}px ${MAP_FONT}`;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, 4);
  context.fillStyle = tokens['broken-fill'];
  context.fill();
  context.strokeStyle = tokens.broken;
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = tokens['broken-text'];
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, box.x + 4, box.y + 8.5);
}
