import { MAP_FONT } from '../look/font.ts';
import { onScreen } from '../layout/fit.ts';
import type { Rect } from '../layout/layoutTypes.ts';
import type { AreaLook } from './areaLook.ts';
import { bandHeight, COUNT_GAP_PX, TITLE_WEIGHT, titleLook, weightOf, type TitleLook } from './areaTitle.ts';
import { paintMark } from './paintMark.ts';
import type { Tokens } from '../look/tokens.ts';
import type { View } from './surface.ts';

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

/** Where areas look different now, in world pixels: these areas as they are and as they were. */
export function changedPlaces(before: readonly AreaLook[], now: readonly AreaLook[]): readonly Rect[] {
  const [known, shown] = [new Set(before), new Set(now)];
  return [...before.filter((look) => !shown.has(look)), ...now.filter((look) => !known.has(look))].flatMap(
    ({ rects }) => rects,
  );
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

/** Title left, counts right, both within the part of the area that is seen. */
function paintTitle(context: CanvasRenderingContext2D, box: Rect, area: AreaLook, view: View, tokens: Tokens): void {
  const look = titleLook(area, box, view, (text, weight, sizePx) => {
    context.font = fontOf(weight, sizePx);
    return context.measureText(text).width;
  });
  if (look === undefined) return;
  context.textBaseline = 'middle';
  context.globalAlpha = area.dimmed ? 0.62 : 1;
  context.font = fontOf(TITLE_WEIGHT, look.sizePx);
  context.fillStyle = tokens.text;
  context.textAlign = 'left';
  writeText(context, look.title, look.left, look.y, area, tokens);
  paintCounts(context, area, look, tokens);
  context.globalAlpha = 1;
}

/** From the right: services, degraded, broken. */
function paintCounts(context: CanvasRenderingContext2D, area: AreaLook, look: TitleLook, tokens: Tokens): void {
  const { countPx: sizePx, y } = look;
  let at = look.right;
  for (const count of look.counts) {
    context.font = fontOf(weightOf(count), sizePx);
    context.textAlign = 'right';
    context.fillStyle = count.mark === undefined ? tokens.subtle : tokens[`${count.mark}-text`];
    writeText(context, count.text, at, y, area, tokens);
    at -= context.measureText(count.text).width;
    if (count.mark !== undefined) {
      at -= sizePx * 0.5 + 5;
      paintMark(context, count.mark, at, y - 0.5, sizePx + 1.5, tokens);
      at -= sizePx * 0.5;
    }
    at -= COUNT_GAP_PX;
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

function fontOf(weight: number, sizePx: number): string {
  return `${weight} ${sizePx}px ${MAP_FONT}`;
}
