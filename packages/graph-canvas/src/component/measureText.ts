import { MAP_FONT } from '../look/font.ts';
import type { Measure } from '../scene/card.ts';

/** Large, so that hinting does not round widths. */
const MEASURED_PX = 100;

/**
 * Widths by the browser's own fonts, one character at a time: pairs that move together are a little narrower than that,
 * and a thousand different names need no thousand looks at the font. Where there is no canvas, by a usual character.
 */
export function browserMeasure(): Measure {
  const context = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) return averageMeasure;
  const fonts = new Map<number, Map<string, number>>();
  return (text, weight, sizePx) => {
    let widths = fonts.get(weight);
    if (widths === undefined) fonts.set(weight, (widths = new Map()));
    let width = 0;
    for (const character of text) {
      let each = widths.get(character);
      if (each === undefined) {
        context.font = `${weight} ${MEASURED_PX}px ${MAP_FONT}`;
        each = context.measureText(character).width / MEASURED_PX;
        widths.set(character, each);
      }
      width += each;
    }
    return width * sizePx;
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
