import { MAP_FONT } from '../cytoscape/stylesheet.ts';
import type { Measure } from '../scene/card.ts';

/** Widths by the browser's own fonts; where there is no canvas, by a usual character. */
export function browserMeasure(): Measure {
  const context = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) return averageMeasure;
  const known = new Map<string, number>();
  return (text, weight, sizePx) => {
    const key = `${weight} ${sizePx} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = `${weight} ${sizePx}px ${MAP_FONT}`;
      width = context.measureText(text).width;
      known.set(key, width);
    }
    return width;
  };
}

export const averageMeasure: Measure = (text, weight, sizePx) =>
  Array.from(text).reduce((sum, character) => sum + (character >= '\u2E80' ? 1 : weight >= 600 ? 0.56 : 0.53), 0) *
  sizePx;

/** Waits for the fonts of the cards: a canvas draws with what is there and does not come back later. */
export async function fontsReady(): Promise<void> {
  if (typeof document === 'undefined' || document.fonts === undefined) return;
  await Promise.allSettled([400, 500, 600].map((weight) => document.fonts.load(`${weight} 13px "Red Hat Text"`)));
}
