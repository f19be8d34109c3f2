import { onScreen } from '../layout/fit.ts';
import type { Point, Rect } from '../layout/layoutTypes.ts';
import { cutEnd } from '../look/cutMiddle.ts';
import type { Measure } from '../scene/card.ts';
import type { AreaLook } from './areaLook.ts';
import type { View } from './surface.ts';

/** What is written at the top of an area, and where on the screen. */
export interface TitleLook {
  readonly title: string;
  readonly sizePx: number;
  readonly countPx: number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** From the right. */
  readonly counts: readonly Count[];
  /** Nothing of it is cut or left out. */
  readonly isWhole: boolean;
}

interface Count {
  readonly text: string;
  readonly mark?: 'broken' | 'degraded';
}

export const TITLE_WEIGHT = 600;
export const COUNT_GAP_PX = 13;
const AFTER_TITLE_PX = 12;
const PADDING = 15;
/** A title with less room is not written. */
const LEAST_TITLE_PX = 24;
/** Titles grow with the cards of large screens, and no further. */
const MOST_TITLE_ZOOM = 1.5;

export function bandHeight(zoom: number): number {
  return Math.max(11, 35 * Math.min(MOST_TITLE_ZOOM, zoom));
}

export function weightOf({ mark }: Count): number {
  return mark === undefined ? 400 : 600;
}

/** Where titles and counts are written, in world pixels. */
export function titleBands(areas: readonly AreaLook[], zoom: number): readonly Rect[] {
  return areas.flatMap(({ rects: [first] }) =>
    first === undefined || first.width * zoom - 2 * paddingAt(zoom) < LEAST_TITLE_PX
      ? []
      : { ...first, height: bandHeight(zoom) / zoom },
  );
}

/** The title of an area whose box on the screen is `box`; what does not fit is cut; undefined where there is no room at all. */
export function titleLook(
  { title, texts }: Pick<AreaLook, 'title' | 'texts'>,
  box: Rect,
  view: View,
  measure: Measure,
): TitleLook | undefined {
  const mostPx = 15 * Math.max(1, Math.min(MOST_TITLE_ZOOM, view.zoom));
  const sizePx = Math.round(Math.max(9, Math.min(mostPx, bandHeight(view.zoom) * 0.7)) * 2) / 2;
  const countPx = Math.max(9, sizePx - 1.5);
  const padding = paddingAt(view.zoom);
  const left = Math.max(box.x, 0) + padding;
  const right = Math.min(box.x + box.width, view.size.width - view.insetRight) - padding;
  if (right - left < LEAST_TITLE_PX) return undefined;
  const y = Math.round(box.y + bandHeight(view.zoom) / 2 + Math.min(1.5, view.zoom * 2));
  const widthOf = (text: string): number => measure(text, TITLE_WEIGHT, sizePx);
  const cut = cutEnd(title, right - left, widthOf);
  const all = countsOf(texts);
  const counts = fitting(all, right - left - widthOf(cut) - AFTER_TITLE_PX, countPx, measure);
  return { title: cut, sizePx, countPx, left, right, y, counts, isWhole: cut === title && counts === all };
}

/** The area whose title is at a point of the screen and does not say everything, with the band that it stands in. */
export function cutTitleAt(
  point: Point,
  areas: readonly AreaLook[],
  view: View,
  measure: Measure,
): { readonly area: AreaLook; readonly band: Rect } | undefined {
  for (const area of areas) {
    const [first] = area.rects;
    if (first === undefined) continue;
    const box = onScreen(first, view);
    // At the upper edge while its own is out of sight.
    const top = Math.max(0, box.y);
    const band = {
      x: Math.max(0, box.x),
      y: top,
      width: box.x + box.width - Math.max(0, box.x),
      height: bandHeight(view.zoom),
    };
    const isIn = point.x >= band.x && point.x < band.x + band.width && point.y >= top && point.y < top + band.height;
    if (!isIn || box.y + box.height < top + band.height) continue;
    if (titleLook(area, { ...box, y: top }, view, measure)?.isWhole !== true) return { area, band };
  }
  return undefined;
}

function paddingAt(zoom: number): number {
  return Math.max(6, PADDING * Math.min(1, zoom));
}

function countsOf({ services, degraded, broken }: AreaLook['texts']): readonly Count[] {
  return [
    { text: services },
    ...(degraded === undefined ? [] : [{ text: degraded, mark: 'degraded' as const }]),
    ...(broken === undefined ? [] : [{ text: broken, mark: 'broken' as const }]),
  ];
}

/** What does not fit shrinks to its number, then falls away. */
function fitting(all: readonly Count[], roomPx: number, sizePx: number, measure: Measure): readonly Count[] {
  const marked = all.filter(({ mark }) => mark !== undefined);
  const short = marked.map((count) => ({ ...count, text: /\d[\d.,\s]*/.exec(count.text)?.[0].trim() ?? '' }));
  const widthOf = (counts: readonly Count[]): number =>
    counts.reduce(
      (sum, count) =>
        sum + measure(count.text, weightOf(count), sizePx) + (count.mark === undefined ? 0 : sizePx + 5) + COUNT_GAP_PX,
      -COUNT_GAP_PX,
    );
  return [all, marked, short].find((counts) => widthOf(counts) <= roomPx) ?? [];
}
