import { isEdgeKey, sampleSvg } from '../look/legendSample.ts';
import type { Tokens } from '../look/tokens.ts';
import type { Measure } from '../scene/card.ts';
import type { LegendKey, MapTexts } from '../texts.ts';
import { element, textAt, type Markup } from './markup.ts';

/** What stands below a picture that leaves the page: whose it is, of when, and what it leaves out. */
export interface Caption {
  readonly title: string;
  readonly lines: readonly string[];
}

const TITLE_PX = 15;
const TEXT_PX = 12;
const LINE_PX = 18;
const ROW_PX = 20;
const GAP_PX = 32;
const SAMPLE_PX = 48;

export interface Footer {
  readonly heightPx: number;
  readonly markup: Markup;
}

export interface FooterInput {
  readonly caption: Caption;
  readonly rows: readonly LegendKey[];
  readonly texts: Pick<MapTexts, 'legend' | 'legendTitle'>;
  /** Of the whole footer, at scale 1. */
  readonly widthPx: number;
  readonly tokens: Tokens;
  readonly measure: Measure;
}

/** Caption left, legend right in as many columns as there is room for; below each other where it is narrow. From (0, 0) on. */
export function footerMarkup({ caption, rows, texts, widthPx, tokens, measure }: FooterInput): Footer {
  const words = (key: LegendKey): string => texts.legend[key];
  const columnPx = Math.max(...rows.map((key) => SAMPLE_PX + measure(words(key), 400, TEXT_PX)), 0) + GAP_PX;
  const columns = Math.max(1, Math.min(2, rows.length, Math.floor((widthPx * 0.6) / Math.max(1, columnPx))));
  const legendPx = rows.length === 0 ? 0 : columns * columnPx;
  const beside = widthPx - legendPx >= 320;
  const captionPx = beside ? widthPx - legendPx : widthPx;
  const lines = caption.lines.flatMap((line) => wrapped(line, captionPx - GAP_PX, measure));
  const written = [
    textAt(caption.title, 0, LINE_PX / 2, { sizePx: TITLE_PX, weight: 600, fill: tokens.text }),
    ...lines.map((line, index) =>
      textAt(line, 0, LINE_PX * (index + 1.6), { sizePx: TEXT_PX, weight: 400, fill: tokens.subtle }),
    ),
  ];
  const captionHeight = LINE_PX * (lines.length + 1.2);
  const perColumn = Math.ceil(rows.length / columns);
  const left = beside ? widthPx - legendPx + GAP_PX : 0;
  const top = beside ? 0 : captionHeight + 8;
  const legend = rows.map((key, index) => {
    const x = left + Math.floor(index / perColumn) * columnPx;
    const y = top + (index % perColumn) * ROW_PX;
    return legendRow(key, words(key), x, y, tokens);
  });
  const legendHeight = perColumn * ROW_PX;
  return {
    heightPx: beside ? Math.max(captionHeight, legendHeight) : captionHeight + 8 + legendHeight,
    markup: element('g', { 'data-part': 'caption' }, ...written) + element('g', { 'data-part': 'legend' }, ...legend),
  };
}

function legendRow(key: LegendKey, text: string, x: number, y: number, tokens: Tokens): Markup {
  const [width, height] = isEdgeKey(key) ? [40, 12] : [22, 22];
  const place = `translate(${x + (40 - width) / 2} ${y + (ROW_PX - height) / 2})`;
  return (
    element('g', { transform: place }, sampleSvg(key, tokens)) +
    textAt(text, x + SAMPLE_PX, y + ROW_PX / 2, { sizePx: TEXT_PX, weight: 400, fill: tokens.text })
  );
}

/** Broken between words, and within a word that is wider than the line. */
export function wrapped(text: string, maxPx: number, measure: Measure): string[] {
  const fits = (part: string): boolean => measure(part, 400, TEXT_PX) <= maxPx;
  const lines: string[] = [];
  let line = '';
  // Chinese may be broken between any two characters.
  for (const part of text.match(/[\u2E80-\u9FFF\uFF00-\uFFEF]|\s+|[^\s\u2E80-\u9FFF\uFF00-\uFFEF]+/g) ?? []) {
    if (fits(line + part)) {
      line += part;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    line = part.trim();
    while (line.length > 1 && !fits(line)) {
      let end = line.length - 1;
      while (end > 1 && !fits(line.slice(0, end))) end -= 1;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trim()];
}
