import { MAP_FONT } from '../look/font.ts';
import type { Rect, Route } from '../layout/layoutTypes.ts';
import { near } from '../layout/rects.ts';
import { round } from '../look/shapes.ts';
import type { Card } from '../scene/card.ts';
import type { Line } from '../scene/line.ts';
import type { LegendKey, MapTexts } from '../texts.ts';
import { areaMarkup, crossedTitleMarkup, hatchDefinition } from './areaMarkup.ts';
import { cardMarkup, rimMarkup, Sprites } from './cardMarkup.ts';
import { footerMarkup, type Caption } from './footerMarkup.ts';
import { lineMarkup } from './lineMarkup.ts';
import { standingOf } from './lineStanding.ts';
import { element, escapeXml, type Markup } from './markup.ts';
import { pinMarkup } from './pinMarkup.ts';
import { rowsBelow } from '../scene/podChips.ts';
import { podMarkup } from './podMarkup.ts';
import type { SvgScene } from './svgScene.ts';

export interface SvgFrame {
  /** The part of the world that is drawn. */
  readonly rect: Rect;
  readonly caption: Caption;
  readonly rows: readonly LegendKey[];
  readonly texts: Pick<MapTexts, 'legend' | 'legendTitle' | 'label' | 'more'>;
  /** Address of the font of the labels, for a file that leaves the page; without it the reader's own fonts are used. */
  readonly fontUrl?: string | undefined;
}

const MARGIN = 16;
/** A wider picture has a larger caption: it is looked at from further away. */
const CAPTION_FROM_PX = 1400;

/**
 * A picture of the map as SVG text: areas, lines, cards with rings, marks and pins, pods of the selected one, caption and legend.
 * All texts are escaped.
 */
export function mapSvg(scene: SvgScene, frame: SvgFrame): string {
  const { tokens, measure } = scene;
  const { rect } = frame;
  const width = Math.ceil(Math.max(rect.width, 640)) + 2 * MARGIN;
  const scale = Math.max(1, width / CAPTION_FROM_PX);
  const footer = footerMarkup({ ...frame, widthPx: (width - 2 * MARGIN) / scale, tokens, measure });
  const footerTop = Math.ceil(rect.height) + 2 * MARGIN;
  const height = Math.ceil(footerTop + footer.heightPx * scale + MARGIN);
  const sprites = new Sprites(tokens);
  const body = worldMarkup(scene, frame, sprites);
  const style =
    frame.fontUrl === undefined
      ? ''
      : `<style>@font-face{font-family:"Red Hat Text";font-weight:300 700;src:url("${escapeXml(frame.fontUrl)}") format("woff2")}</style>`;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': MAP_FONT,
      role: 'img',
    },
    element('title', {}, escapeXml(`${frame.caption.title} · ${frame.texts.label}`)),
    style,
    element(
      'defs',
      {},
      hatchDefinition(tokens),
      element('clipPath', { id: 'fairlead-window' }, element('rect', { ...windowOf(rect) })),
      ...sprites.definitions(),
    ),
    element('rect', { width, height, fill: tokens.canvas }),
    element(
      'g',
      { transform: `translate(${round(MARGIN - rect.x)} ${round(MARGIN - rect.y)})` },
      element('g', { 'clip-path': 'url(#fairlead-window)' }, body),
    ),
    element('g', { transform: `translate(${MARGIN} ${footerTop}) scale(${round(scale, 4)})` }, footer.markup),
  );
}

/** A little more than what was asked for: outlines and marks stand over the edge. */
function windowOf(rect: Rect): Rect {
  return {
    x: rect.x - MARGIN,
    y: rect.y - MARGIN,
    width: rect.width + 2 * MARGIN,
    height: rect.height + MARGIN + MARGIN / 2,
  };
}

/** What lies in the frame, from the back to the front. */
function worldMarkup(scene: SvgScene, { rect: inside, texts }: SvgFrame, sprites: Sprites): Markup {
  const { placement, routes, tokens, measure, share, pods } = scene;
  const seen = windowOf(inside);
  const areas = scene.areas.filter(({ rects }) => rects.some((rect) => near(rect, seen, 0)));
  const cards = [...scene.cards].flatMap((card) => {
    const rect = placement.nodes[card.id];
    return rect === undefined || !near(rect, seen, 0) ? [] : [{ card, rect }];
  });
  const lines = [...scene.lines].flatMap((line) => {
    const route = routes[line.id];
    const standing = standingOf(line, scene);
    return route === undefined || standing === undefined || !crosses(route, seen) ? [] : [{ line, route, standing }];
  });
  // What fails lies above the rest, as on the screen.
  const loudness = ({ verdict }: Card): number => (verdict === 'broken' ? 2 : verdict === 'degraded' ? 1 : 0);
  const failing = ({ classes }: Line): number => Number(classes.includes('failing'));
  const chosen = scene.selectedId === null ? undefined : placement.nodes[scene.selectedId];
  return [
    element('g', { 'data-part': 'areas' }, ...areas.map((area) => areaMarkup(area, tokens, measure))),
    element(
      'g',
      { 'data-part': 'lines' },
      ...lines
        .toSorted((a, b) => failing(a.line) - failing(b.line))
        .map(({ line, route, standing }) => lineMarkup(line, route, standing, tokens, measure)),
    ),
    ...areas.map((area) => crossedTitleMarkup(area, tokens, measure)),
    element(
      'g',
      { 'data-part': 'cards' },
      ...cards
        .toSorted((a, b) => loudness(a.card) - loudness(b.card))
        .map(({ card, rect }) => cardMarkup(card, rect, share(card.id), sprites, tokens)),
    ),
    ...cards.flatMap(({ card, rect }) => (scene.picked.has(card.id) ? [rimMarkup(rect, 'picked', tokens)] : [])),
    ...(chosen === undefined ? [] : [rimMarkup(chosen, 'selected', tokens)]),
    ...(chosen === undefined || pods.length === 0
      ? []
      : [podMarkup(chosen, pods, tokens, texts.more, rowsBelow(chosen, Object.values(placement.nodes)))]),
    element(
      'g',
      { 'data-part': 'pins' },
      ...cards.flatMap(({ card, rect }) => (card.id in scene.pins ? [pinMarkup(card.id, rect, tokens)] : [])),
    ),
  ].join('');
}

function crosses({ from, to, controls }: Route, seen: Rect): boolean {
  const points = [from, ...controls, to];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return near({ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }, seen, 1);
}
