import { MAP_FONT } from '../look/font.ts';
import { onScreen } from '../layout/fit.ts';
import type { Rect } from '../layout/layoutTypes.ts';
import { cutEnd } from '../look/cutMiddle.ts';
import { paintMark } from './paintMark.ts';
import type { Tokens } from '../look/tokens.ts';
import type { GroupTexts } from '../texts.ts';
import type { View } from './surface.ts';

/** A namespace as it is painted. */
export interface AreaLook {
  readonly id: string;
  readonly title: string;
  readonly rects: readonly Rect[];
  readonly texts: GroupTexts;
  readonly hatched: boolean;
  readonly dimmed: boolean;
  /** A line may run over its title: the texts stand above the lines, on a rim of the area's colour. */
  readonly crossed: boolean;
}

const PADDING = 15;
/** A title with less room is not written. */
const LEAST_TITLE_PX = 24;
const CORNER = 12;
/** Of a text above lines. */
const RIM_PX = 6;

/** Frames, hatching, titles and counts of all areas that are seen. */
export function paintAreas(
  context: CanvasRenderingContext2D,
  areas: readonly AreaLook[],
  view: View,
  tokens: Tokens,
): void {
  for (const area of areas) {
    for (const [index, rect] of area.rects.entries()) {
      const box = onScreen(rect, view);
      if (!isSeen(box, view)) continue;
      paintFrame(context, box, area.hatched, view.zoom, tokens);
      if (index === 0 && !(area.crossed && box.y >= 0)) paintTitle(context, box, area, view, tokens);
    }
  }
}

/** Titles and counts of areas that lines run over, above the lines. */
export function paintCrossedTitles(
  context: CanvasRenderingContext2D,
  areas: readonly AreaLook[],
  view: View,
  tokens: Tokens,
): void {
  for (const area of areas) {
    const box = area.rects[0] === undefined || !area.crossed ? undefined : onScreen(area.rects[0], view);
    if (box !== undefined && box.y >= 0 && isSeen(box, view)) paintTitle(context, box, area, view, tokens);
  }
}

/** Titles of areas whose top is out of sight: they stay at the upper edge, above the cards. */
export function paintStuckTitles(
  context: CanvasRenderingContext2D,
  areas: readonly AreaLook[],
  view: View,
  tokens: Tokens,
): void {
  for (const area of areas) {
    const rect = area.rects[0];
    if (rect === undefined) continue;
    const box = onScreen(rect, view);
    const band = bandHeight(view.zoom);
    if (box.y >= 0 || box.y + box.height < band * 1.5 || !isSeen(box, view)) continue;
    const left = Math.max(0, box.x);
    const right = Math.min(box.x + box.width, view.size.width);
    context.fillStyle = tokens.area;
    context.fillRect(left + 1, 0, right - left - 2, band);
    context.fillStyle = tokens['area-line'];
    context.fillRect(left + 1, band, right - left - 2, 1);
    paintTitle(context, { ...box, y: 0 }, area, view, tokens);
  }
}

/** Where titles and counts are written, in world pixels. */
export function titleBands(areas: readonly AreaLook[], zoom: number): readonly Rect[] {
  return areas.flatMap(({ rects: [first] }) =>
    first === undefined || first.width * zoom - 2 * paddingAt(zoom) < LEAST_TITLE_PX
      ? []
      : { ...first, height: bandHeight(zoom) / zoom },
  );
}

function paddingAt(zoom: number): number {
  return Math.max(6, PADDING * Math.min(1, zoom));
}

function isSeen(box: Rect, view: View): boolean {
  return box.x < view.size.width && box.y < view.size.height && box.x + box.width > 0 && box.y + box.height > 0;
}

function paintFrame(
  context: CanvasRenderingContext2D,
  box: Rect,
  hatched: boolean,
  zoom: number,
  tokens: Tokens,
): void {
  // On half pixels, so that the line of one pixel is sharp.
  const [x, y] = [Math.round(box.x) + 0.5, Math.round(box.y) + 0.5];
  const [width, height] = [Math.round(box.width) - 1, Math.round(box.height) - 1];
  context.beginPath();
  context.roundRect(x, y, width, height, Math.max(4, CORNER * zoom));
  context.fillStyle = tokens.area;
  context.fill();
  if (hatched) paintHatch(context, { x, y, width, height }, tokens);
  context.beginPath();
  context.roundRect(x, y, width, height, Math.max(4, CORNER * zoom));
  context.strokeStyle = tokens['area-line'];
  context.lineWidth = 1;
  context.stroke();
}

function paintHatch(context: CanvasRenderingContext2D, box: Rect, tokens: Tokens): void {
  context.save();
  context.clip();
  context.beginPath();
  for (let x = box.x - box.height; x < box.x + box.width; x += 8) {
    context.moveTo(x, box.y + box.height);
    context.lineTo(x + box.height, box.y);
  }
  context.strokeStyle = tokens['area-line'];
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.stroke();
  context.restore();
}

/** Titles grow with the cards of large screens, and no further. */
const MOST_TITLE_ZOOM = 1.5;

function bandHeight(zoom: number): number {
  return Math.max(11, 35 * Math.min(MOST_TITLE_ZOOM, zoom));
}

/** Title left, counts right, both within the part of the area that is seen. */
function paintTitle(context: CanvasRenderingContext2D, box: Rect, area: AreaLook, view: View, tokens: Tokens): void {
  const mostPx = 15 * Math.max(1, Math.min(MOST_TITLE_ZOOM, view.zoom));
  const sizePx = Math.round(Math.max(9, Math.min(mostPx, bandHeight(view.zoom) * 0.7)) * 2) / 2;
  const padding = paddingAt(view.zoom);
  const left = Math.max(box.x, 0) + padding;
  const right = Math.min(box.x + box.width, view.size.width - view.insetRight) - padding;
  const y = Math.round(box.y + bandHeight(view.zoom) / 2 + Math.min(1.5, view.zoom * 2));
  if (right - left < LEAST_TITLE_PX) return;
  context.textBaseline = 'middle';
  context.globalAlpha = area.dimmed ? 0.62 : 1;
  context.font = `600 ${sizePx}px ${MAP_FONT}`;
  const title = cutEnd(area.title, right - left, (text) => context.measureText(text).width);
  context.fillStyle = tokens.text;
  context.textAlign = 'left';
  writeText(context, title, left, y, area, tokens);
  paintCounts(context, area, right, left + context.measureText(title).width + 16, y, sizePx, tokens);
  context.globalAlpha = 1;
}

interface Count {
  readonly text: string;
  readonly mark?: 'broken' | 'degraded';
}

/** From the right: services, degraded, broken; what does not fit shrinks to its number, then falls away. */
function paintCounts(
  context: CanvasRenderingContext2D,
  area: AreaLook,
  right: number,
  leftLimit: number,
  y: number,
  titlePx: number,
  tokens: Tokens,
): void {
  const { texts } = area;
  const sizePx = Math.max(9, titlePx - 1.5);
  const all: Count[] = [
    { text: texts.services },
    ...(texts.degraded === undefined ? [] : [{ text: texts.degraded, mark: 'degraded' as const }]),
    ...(texts.broken === undefined ? [] : [{ text: texts.broken, mark: 'broken' as const }]),
  ];
  const marked = all.filter(({ mark }) => mark !== undefined);
  const short = marked.map((count) => ({ ...count, text: /\d[\d.,\s]*/.exec(count.text)?.[0].trim() ?? '' }));
  const fitting = [all, marked, short].find((counts) => widthOf(context, counts, sizePx) <= right - leftLimit) ?? [];
  let at = right;
  for (const count of fitting) {
    context.font = fontOf(count, sizePx);
    context.textAlign = 'right';
    context.fillStyle = count.mark === undefined ? tokens.subtle : tokens[`${count.mark}-text`];
    writeText(context, count.text, at, y, area, tokens);
    at -= context.measureText(count.text).width;
    if (count.mark !== undefined) {
      at -= sizePx * 0.5 + 5;
      paintMark(context, count.mark, at, y - 0.5, sizePx + 1.5, tokens);
      at -= sizePx * 0.5;
    }
    at -= 13;
  }
}

function writeText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  { crossed }: AreaLook,
  tokens: Tokens,
): void {
  if (crossed) {
    const strength = context.globalAlpha;
    context.globalAlpha = 1;
    context.lineJoin = 'round';
    context.lineWidth = RIM_PX;
    context.strokeStyle = tokens.area;
    context.strokeText(text, x, y);
    context.globalAlpha = strength;
  }
  context.fillText(text, x, y);
}

function widthOf(context: CanvasRenderingContext2D, counts: readonly Count[], sizePx: number): number {
  return counts.reduce((sum, count) => {
    context.font = fontOf(count, sizePx);
    return sum + context.measureText(count.text).width + (count.mark === undefined ? 0 : sizePx + 5) + 13;
  }, 0);
}

function fontOf(count: Count, sizePx: number): string {
  return `${count.mark === undefined ? 400 : 600} ${sizePx}px ${MAP_FONT}`;
}
