import { onScreen } from '../layout/fit.ts';
import type { Rect } from '../layout/layoutTypes.ts';
import type { Tokens } from '../look/tokens.ts';
import type { Highlight } from '../scene/recentChanges.ts';
import type { View } from './surface.ts';

const REACH_PX = 12;

/** An outline that widens and fades once, or a still dot at the top left corner. */
export function paintHighlights(
  context: CanvasRenderingContext2D,
  highlights: readonly Highlight[],
  nodes: Readonly<Record<string, Rect>>,
  view: View,
  tokens: Tokens,
): void {
  for (const { id, pulse } of highlights) {
    const rect = nodes[id];
    if (rect === undefined) continue;
    const box = onScreen(rect, view);
    context.beginPath();
    if (pulse === undefined) {
      context.arc(box.x, box.y, 4, 0, 2 * Math.PI);
      context.fillStyle = tokens.select;
      context.fill();
      continue;
    }
    const reach = REACH_PX * pulse;
    context.roundRect(box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach, 8 + reach);
    context.globalAlpha = 1 - pulse;
    context.strokeStyle = tokens.broken;
    context.lineWidth = 3;
    context.stroke();
    context.globalAlpha = 1;
  }
}
