import { MAP_FONT } from '../cytoscape/stylesheet.ts';
import { onScreen } from '../layout/fit.ts';
import type { Rect } from '../layout/layoutTypes.ts';
import { near } from '../layout/rects.ts';
import type { Tokens } from '../look/tokens.ts';
import type { View } from './surface.ts';

/** A broken card whose own text is too small to read. */
export interface FarName {
  readonly rect: Rect;
  readonly name: string;
  readonly reason: string;
}

const SIZE_PX = 11;
const LINE_PX = 14;

/** Names and reasons of broken cards at far zoom, beside their rings; those without room become "+3". */
export function paintFarNames(
  context: CanvasRenderingContext2D,
  names: readonly FarName[],
  view: View,
  tokens: Tokens,
  more: (count: number) => string,
): void {
  const taken: { box: Rect; hidden: number }[] = [];
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { rect, name, reason } of names) {
    const card = onScreen(rect, view);
    if (card.x > view.size.width || card.y > view.size.height || card.x + card.width < 0 || card.y + card.height < 0) {
      continue;
    }
    context.font = `600 ${SIZE_PX}px ${MAP_FONT}`;
    const width = Math.max(context.measureText(name).width, context.measureText(reason).width) + 10;
    const box = {
      x: card.x + card.height * 0.95,
      y: card.y + card.height / 2 - LINE_PX - 2,
      width,
      height: (reason === '' ? 1 : 2) * LINE_PX + 4,
    };
    const other = taken.find((label) => near(label.box, box, 2));
    if (other === undefined) {
      taken.push({ box, hidden: 0 });
      paintBox(context, box, tokens);
      context.fillStyle = tokens['broken-text'];
      context.fillText(name, box.x + 5, box.y + 2 + LINE_PX / 2);
      if (reason !== '') {
        context.font = `500 ${SIZE_PX}px ${MAP_FONT}`;
        context.fillText(reason, box.x + 5, box.y + 2 + LINE_PX * 1.5);
      }
    } else {
      other.hidden += 1;
    }
  }
  context.font = `600 ${SIZE_PX}px ${MAP_FONT}`;
  for (const { box, hidden } of taken) {
    if (hidden === 0) continue;
    const text = more(hidden);
    const badge = {
      x: box.x + box.width + 2,
      y: box.y,
      width: context.measureText(text).width + 8,
      height: LINE_PX + 2,
    };
    paintBox(context, badge, tokens);
    context.fillStyle = tokens['broken-text'];
    context.fillText(text, badge.x + 4, badge.y + badge.height / 2);
  }
}

function paintBox(context: CanvasRenderingContext2D, box: Rect, tokens: Tokens): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, 4);
  context.fillStyle = tokens['broken-fill'];
  context.fill();
  context.strokeStyle = tokens.broken;
  context.lineWidth = 1;
  context.stroke();
}
