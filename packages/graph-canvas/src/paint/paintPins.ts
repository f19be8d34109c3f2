import { onScreen } from '../layout/fit.ts';
import type { Placement } from '../layout/layoutTypes.ts';
import type { Pins } from '../layout/pinned.ts';
import type { Tokens } from '../look/tokens.ts';
import type { View } from './surface.ts';

/** A small pin at the top left corner of every card that was put where it is. */
export function paintPins(
  context: CanvasRenderingContext2D,
  pins: Pins,
  { nodes }: Placement,
  view: View,
  tokens: Tokens,
): void {
  for (const id of Object.keys(pins)) {
    const rect = nodes[id];
    if (rect === undefined) continue;
    const { x, y } = onScreen(rect, view);
    const size = Math.max(0.7, Math.min(1, view.zoom));
    context.save();
    context.translate(x + 3 * size, y - size);
    context.scale(size, size);
    context.beginPath();
    context.moveTo(0, 2);
    context.lineTo(0, 9);
    context.strokeStyle = tokens.select;
    context.lineWidth = 1.6;
    context.stroke();
    context.beginPath();
    context.arc(0, 0, 4, 0, 2 * Math.PI);
    context.fillStyle = tokens.select;
    context.fill();
    context.strokeStyle = tokens.area;
    context.lineWidth = 1.2;
    context.stroke();
    context.restore();
  }
}
