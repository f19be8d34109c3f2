import { MAP_FONT } from '../cytoscape/stylesheet.ts';
import { onScreen } from '../layout/fit.ts';
import type { Rect } from '../layout/layoutTypes.ts';
import type { Tokens } from '../look/tokens.ts';
import type { View } from './surface.ts';

/** What a pod of the selected service gets. */
export type PodTraffic = 'receives' | 'fallback' | 'none' | 'not-listed';

export interface PodChip {
  readonly id: string;
  /** Last characters of its name. */
  readonly text: string;
  readonly traffic: PodTraffic;
}

const CHIP = { width: 50, height: 17, gap: 2, perRow: 3, most: 9 } as const;

/** Chips of the pods below the selected card; further ones are counted: "+41". */
export function paintPods(
  context: CanvasRenderingContext2D,
  card: Rect,
  chips: readonly PodChip[],
  view: View,
  tokens: Tokens,
  more: (count: number) => string,
): void {
  const scale = Math.max(0.75, view.zoom);
  const at = onScreen(card, view);
  const shown = chips.length > CHIP.most ? chips.slice(0, CHIP.most - 1) : chips;
  const top = at.y + at.height + 9 * scale;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const place = (index: number): Rect => ({
    x: Math.round(at.x + (index % CHIP.perRow) * (CHIP.width + CHIP.gap) * scale),
    y: Math.round(top + Math.floor(index / CHIP.perRow) * (CHIP.height + CHIP.gap) * scale),
    width: CHIP.width * scale,
    height: CHIP.height * scale,
  });
  for (const [index, chip] of shown.entries()) paintChip(context, place(index), chip, tokens, scale);
  if (shown.length === chips.length) return;
  const box = place(shown.length);
  outline(context, box, tokens.area, tokens['node-line'], []);
  context.font = `500 ${10 * scale}px ${MAP_FONT}`;
  context.fillStyle = tokens.subtle;
  context.fillText(more(chips.length - shown.length), box.x + 8 * scale, box.y + box.height / 2 + 0.5);
}

function paintChip(context: CanvasRenderingContext2D, box: Rect, chip: PodChip, tokens: Tokens, scale: number): void {
  const colour = {
    receives: tokens.ready,
    fallback: tokens.draining,
    none: tokens.broken,
    'not-listed': tokens.unknown,
  }[chip.traffic];
  outline(context, box, tokens.node, colour, chip.traffic === 'not-listed' ? [3, 2] : []);
  const middle = { x: box.x + 9 * scale, y: box.y + box.height / 2 };
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
  context.font = `500 ${10 * scale}px ${MAP_FONT}`;
  context.fillStyle = chip.traffic === 'none' ? tokens['broken-text'] : tokens.text;
  context.fillText(chip.text, middle.x + 7 * scale, middle.y + 0.5);
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
