import { MAP_FONT } from '../look/font.ts';
import { mixColours } from '../look/mixColours.ts';
import type { Tokens } from '../look/tokens.ts';
import { FIGURE, type FigureBox } from './farFigures.ts';
import type { View } from './surface.ts';

/** Figures of lines below the zoom of full cards, where Cytoscape's are too small to read. */
export function paintFarFigures(
  context: CanvasRenderingContext2D,
  figures: readonly FigureBox[],
  { pan }: View,
  tokens: Tokens,
): void {
  context.save();
  context.translate(pan.x, pan.y);
  context.font = `600 ${FIGURE.sizePx}px ${MAP_FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { figure, box } of figures) {
    context.fillStyle = tokens.area;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.fillStyle = mixColours(figure.isFailing ? tokens['broken-text'] : tokens.subtle, tokens.area, figure.share);
    for (const [index, line] of figure.lines.entries()) {
      context.fillText(line, box.x + box.width / 2, box.y + 1 + (index + 0.5) * FIGURE.linePx);
    }
  }
  context.restore();
}
