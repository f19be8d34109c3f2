import { MAP_FONT } from '../look/font.ts';
import { onScreen } from '../layout/fit.ts';
import type { Rect } from '../layout/layoutTypes.ts';
import type { Tokens } from '../look/tokens.ts';
import { CHIP, chipColour, placeChips, type PodChip } from '../scene/podChips.ts';
import type { View } from './surface.ts';

/** Chips of the pods below the selected card, in at most so many rows; further ones are counted: "+41". */
export function paintPods(
  context: CanvasRenderingContext2D,
  card: Rect,
  chips: readonly PodChip[],
  view: View,
  tokens: Tokens,
  countText: (count: number) => string,
  rows: number,
): void {
  const scale = Math.max(0.75, view.zoom);
  const { ground, chips: placed, more } = placeChips(onScreen(card, view), chips, { scale, rows });
  if (ground !== undefined) outline(context, onPixels(ground), tokens.area, tokens['area-line'], []);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { chip, rect } of placed) paintChip(context, onPixels(rect), chip, tokens, scale);
  if (more === undefined) return;
  const box = onPixels(more.rect);
  outline(context, box, tokens.area, tokens['node-line'], []);
  context.font = `500 ${CHIP.textPx * scale}px ${MAP_FONT}`;
  context.fillStyle = tokens.subtle;
  context.fillText(countText(more.count), box.x + CHIP.moreX * scale, box.y + box.height / 2 + 0.5);
}

/** Its corner on whole pixels: else its outline blurs. */
const onPixels = (rect: Rect): Rect => ({ ...rect, x: Math.round(rect.x), y: Math.round(rect.y) });

function paintChip(context: CanvasRenderingContext2D, box: Rect, chip: PodChip, tokens: Tokens, scale: number): void {
  const colour = chipColour(chip.traffic, tokens);
  outline(context, box, tokens.node, colour, chip.traffic === 'not-listed' ? [3, 2] : []);
  const middle = { x: box.x + CHIP.glyphX * scale, y: box.y + box.height / 2 };
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1.6 * scale;
  context.setLineDash(chip.traffic === 'fallback' ? [2, 1.5] : []);
  context.beginPath();
  if (chip.traffic === 'not-listed') {
    const arm = 2.8 * scale;
    context.moveTo(middle.x - arm, middle.y - arm);
    context.lineTo(middle.x + arm, middle.y + arm);
    context.moveTo(middle.x + arm, middle.y - arm);
    context.lineTo(middle.x - arm, middle.y + arm);
  } else {
    context.arc(middle.x, middle.y, 3.4 * scale, 0, 2 * Math.PI);
  }
  if (chip.traffic === 'receives') context.fill();
  else context.stroke();
  context.setLineDash([]);
  context.font = `500 ${CHIP.textPx * scale}px ${MAP_FONT}`;
  context.fillStyle = chip.traffic === 'none' ? tokens['broken-text'] : tokens.text;
  context.fillText(chip.text, box.x + CHIP.textX * scale, middle.y + 0.5);
}

function outline(
  context: CanvasRenderingContext2D,
  box: Rect,
  fill: string,
  line: string,
  dash: readonly number[],
): void {
  context.beginPath();
  context.roundRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, 4);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = line;
  context.lineWidth = 1;
  context.setLineDash([...dash]);
  context.stroke();
  context.setLineDash([]);
}
