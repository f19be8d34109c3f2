import type { Rect } from '../layout/layoutTypes.ts';
import type { Tokens } from '../look/tokens.ts';
import { CHIP, chipColour, placeChips, type PodChip } from '../scene/podChips.ts';
import { element, textAt, type Markup } from './markup.ts';
import { at } from './outlines.ts';

const ARM_PX = 2.8;

/** Chips of the pods below the selected card, as the screen has them; further ones are counted. */
export function podMarkup(
  card: Rect,
  chips: readonly PodChip[],
  tokens: Tokens,
  countText: (count: number) => string,
  rows: number,
): Markup {
  const { ground, chips: placed, more } = placeChips(card, chips, { rows });
  const parts = ground === undefined ? [] : [outline(ground, tokens.area, tokens['area-line'])];
  parts.push(...placed.map(({ chip, rect }) => chipMarkup(chip, rect, tokens)));
  if (more !== undefined) {
    const { x, y, height } = more.rect;
    const text = { sizePx: CHIP.textPx, weight: 500, fill: tokens.subtle };
    parts.push(
      outline(more.rect, tokens.area, tokens['node-line']) +
        textAt(countText(more.count), x + CHIP.moreX, y + height / 2, text),
    );
  }
  return element('g', { 'data-part': 'pods' }, ...parts);
}

function chipMarkup({ id, text, traffic }: PodChip, rect: Rect, tokens: Tokens): Markup {
  const colour = chipColour(traffic, tokens);
  const y = rect.y + rect.height / 2;
  return element(
    'g',
    { 'data-id': id },
    outline(rect, tokens.node, colour, traffic === 'not-listed' ? '3 2' : undefined),
    glyph(traffic, rect.x + CHIP.glyphX, y, colour),
    textAt(text, rect.x + CHIP.textX, y, {
      sizePx: CHIP.textPx,
      weight: 500,
      fill: traffic === 'none' ? tokens['broken-text'] : tokens.text,
    }),
  );
}

/** A disc receives, a dashed ring only as a fallback, a ring nothing; a cross is not listed. */
function glyph(traffic: PodChip['traffic'], x: number, y: number, colour: string): Markup {
  const stroke = { stroke: colour, 'stroke-width': 1.6, fill: 'none' };
  switch (traffic) {
    case 'receives':
      return element('circle', { cx: x, cy: y, r: 3.4, fill: colour });
    case 'fallback':
      return element('circle', { cx: x, cy: y, r: 3.4, ...stroke, 'stroke-dasharray': '2 1.5' });
    case 'none':
      return element('circle', { cx: x, cy: y, r: 3.4, ...stroke });
    case 'not-listed': {
      const [left, right, top, bottom] = [x - ARM_PX, x + ARM_PX, y - ARM_PX, y + ARM_PX];
      return element('path', {
        d: `M${at(left, top)}L${at(right, bottom)}M${at(right, top)}L${at(left, bottom)}`,
        ...stroke,
      });
    }
  }
}

function outline({ x, y, width, height }: Rect, fill: string, stroke: string, dash?: string): Markup {
  const box = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: 4 };
  return element('rect', { ...box, fill, stroke, 'stroke-dasharray': dash });
}
