import type { Rect } from '../layout/layoutTypes.ts';
import type { Tokens } from '../look/tokens.ts';
import { element, type Markup } from './markup.ts';

/** A small pin at the top left corner of a card that was put where it is. */
export function pinMarkup(id: string, { x, y }: Rect, tokens: Tokens): Markup {
  const head = { x: x + 3, y: y - 1 };
  return element(
    'g',
    { 'data-id': id },
    element('path', { d: `M${head.x} ${head.y + 2}V${head.y + 9}`, stroke: tokens.select, 'stroke-width': 1.6 }),
    element('circle', {
      cx: head.x,
      cy: head.y,
      r: 4,
      fill: tokens.select,
      stroke: tokens.area,
      'stroke-width': 1.2,
    }),
  );
}
