import type { Rect } from '../layout/layoutTypes.ts';
import { cutToWidth } from '../look/cutMiddle.ts';
import { markSvg } from '../look/marks.ts';
import type { Tokens } from '../look/tokens.ts';
import type { AreaLook } from '../paint/areaLook.ts';
import type { Measure } from '../scene/card.ts';
import { element, textAt, type Markup } from './markup.ts';

const CORNER = 12;
const PADDING = 15;
const TITLE_PX = 15;
const COUNT_PX = 13.5;
const TITLE_Y = 19;
const BETWEEN_PX = 13;

/** Frame, hatching, title and counts of one namespace. */
export function areaMarkup(area: AreaLook, tokens: Tokens, measure: Measure): Markup {
  const frames = area.rects.flatMap((rect, index) => [
    frame(rect, area.hatched, tokens),
    ...(index === 0 && !area.crossed ? title(rect, area, tokens, measure) : []),
  ]);
  return element('g', { 'data-id': area.id }, ...frames);
}

/** Title and counts of an area that lines run over, to be drawn above them; nothing for others. */
export function crossedTitleMarkup(area: AreaLook, tokens: Tokens, measure: Measure): Markup {
  const [rect] = area.rects;
  if (!area.crossed || rect === undefined) return '';
  return title(rect, area, tokens, measure).join('');
}

/** Lines from bottom left to top right; the drawing defines it once. */
export const HATCH_ID = 'fairlead-hatch';

export function hatchDefinition(tokens: Tokens): Markup {
  return element(
    'pattern',
    { id: HATCH_ID, width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
    element('path', {
      d: 'M-1 1L1 -1M0 8L8 0M7 9L9 7',
      stroke: tokens['area-line'],
      'stroke-width': 1,
      'stroke-opacity': 0.55,
    }),
  );
}

function frame(rect: Rect, hatched: boolean, tokens: Tokens): Markup {
  const box = { x: rect.x + 0.5, y: rect.y + 0.5, width: rect.width - 1, height: rect.height - 1, rx: CORNER };
  return (
    element('rect', { ...box, fill: tokens.area }) +
    (hatched ? element('rect', { ...box, fill: `url(#${HATCH_ID})` }) : '') +
    element('rect', { ...box, fill: 'none', stroke: tokens['area-line'] })
  );
}

interface Count {
  readonly text: string;
  readonly mark?: 'broken' | 'degraded';
}

/** Name on the left, counts on the right; counts that do not fit beside it are left out from the least important on. */
function title(rect: Rect, { title: name, texts, crossed }: AreaLook, tokens: Tokens, measure: Measure): Markup[] {
  const rim = crossed ? tokens.area : undefined;
  const y = rect.y + TITLE_Y;
  const [left, right] = [rect.x + PADDING, rect.x + rect.width - PADDING];
  const shown = cutToWidth(name, 60, right - left, (text) => measure(text, 600, TITLE_PX));
  const room = right - left - measure(shown, 600, TITLE_PX) - 16;
  const marked: readonly Count[] = [
    ...(texts.degraded === undefined ? [] : [{ text: texts.degraded, mark: 'degraded' as const }]),
    ...(texts.broken === undefined ? [] : [{ text: texts.broken, mark: 'broken' as const }]),
  ];
  const widthOf = (count: Count): number =>
    measure(count.text, count.mark === undefined ? 400 : 600, COUNT_PX) +
    (count.mark === undefined ? 0 : COUNT_PX + 5) +
    BETWEEN_PX;
  const fits = (counts: readonly Count[]): boolean => counts.reduce((sum, count) => sum + widthOf(count), 0) <= room;
  const fitting = [[{ text: texts.services }, ...marked], marked, marked.slice(-1)].find(fits) ?? [];
  const parts = [textAt(shown, left, y, { sizePx: TITLE_PX, weight: 600, fill: tokens.text, rim })];
  let end = right;
  for (const count of fitting) {
    parts.push(
      textAt(count.text, end, y, {
        sizePx: COUNT_PX,
        weight: count.mark === undefined ? 400 : 600,
        fill: count.mark === undefined ? tokens.subtle : tokens[`${count.mark}-text`],
        anchor: 'end',
        rim,
      }),
    );
    if (count.mark !== undefined) {
      const markX = end - measure(count.text, 600, COUNT_PX) - COUNT_PX * 0.5 - 5;
      parts.push(markSvg(count.mark, markX, y, COUNT_PX + 1.5, tokens, tokens.area));
    }
    end -= widthOf(count);
  }
  return parts;
}
