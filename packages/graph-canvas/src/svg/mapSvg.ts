import { MAP_FONT } from '../cytoscape/stylesheet.ts';
import type { Placement, Rect, Route } from '../layout/layoutTypes.ts';
import { near } from '../layout/rects.ts';
import { round } from '../look/glyphs.ts';
import type { Tokens } from '../look/tokens.ts';
import type { AreaLook } from '../paint/paintAreas.ts';
import type { Card, Measure } from '../scene/card.ts';
import type { Line } from '../scene/line.ts';
import type { LegendKey, MapTexts } from '../texts.ts';
import { areaMarkup, crossedTitleMarkup, hatchDefinition } from './areaMarkup.ts';
import { cardMarkup, chosenMarkup, Sprites } from './cardMarkup.ts';
import { footerMarkup, type Caption } from './footerMarkup.ts';
import { lineMarkup } from './lineMarkup.ts';
import { element, escapeXml, type Markup } from './markup.ts';

export interface SvgScene {
  readonly cards: Iterable<Card>;
  readonly lines: Iterable<Line>;
  readonly placement: Placement;
  readonly routes: Readonly<Record<string, Route>>;
  readonly areas: readonly AreaLook[];
  readonly tokens: Tokens;
  readonly selectedId: string | null;
  /** Strength of a card or line, by id: 1, or less where it steps back. */
  readonly share: (id: string) => number;
  readonly measure: Measure;
}

export interface SvgFrame {
  /** The part of the world that is drawn. */
  readonly rect: Rect;
  readonly caption: Caption;
  readonly rows: readonly LegendKey[];
  readonly texts: Pick<MapTexts, 'legend' | 'legendTitle' | 'label'>;
  /** Address of the font of the labels, for a file that leaves the page; without it the reader's own fonts are used. */
  readonly fontUrl?: string | undefined;
}

const MARGIN = 16;
/** A wider picture has a larger caption: it is looked at from further away. */
const CAPTION_FROM_PX = 1400;

/** A picture of the map as SVG text: areas, lines, cards with rings and marks, caption and legend. All texts are escaped. */
export function mapSvg(scene: SvgScene, frame: SvgFrame): string {
  const { tokens, measure } = scene;
  const { rect } = frame;
  const width = Math.ceil(Math.max(rect.width, 640)) + 2 * MARGIN;
  const scale = Math.max(1, width / CAPTION_FROM_PX);
  const footer = footerMarkup({ ...frame, widthPx: (width - 2 * MARGIN) / scale, tokens, measure });
  const footerTop = Math.ceil(rect.height) + 2 * MARGIN;
  const height = Math.ceil(footerTop + footer.heightPx * scale + MARGIN);
  const sprites = new Sprites(tokens);
  const body = worldMarkup(scene, rect, sprites);
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
function worldMarkup(scene: SvgScene, frame: Rect, sprites: Sprites): Markup {
  const { placement, routes, tokens, measure, share } = scene;
  const seen = windowOf(frame);
  const areas = scene.areas.filter(({ rects }) => rects.some((rect) => near(rect, seen, 0)));
  const cards = [...scene.cards].flatMap((card) => {
    const rect = placement.nodes[card.id];
    return rect === undefined || !near(rect, seen, 0) ? [] : [{ card, rect }];
  });
  const lines = [...scene.lines].flatMap((line) => {
    const route = routes[line.id];
    return route === undefined || !crosses(route, seen) ? [] : [{ line, route }];
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
        .map(({ line, route }) => lineMarkup(line, route, share(line.id), tokens, measure)),
    ),
    ...areas.map((area) => crossedTitleMarkup(area, tokens, measure)),
    element(
      'g',
      { 'data-part': 'cards' },
      ...cards
        .toSorted((a, b) => loudness(a.card) - loudness(b.card))
        .map(({ card, rect }) => cardMarkup(card, rect, share(card.id), sprites, tokens)),
    ),
    ...(chosen === undefined ? [] : [chosenMarkup(chosen, tokens)]),
  ].join('');
}

function crosses({ from, to, controls }: Route, seen: Rect): boolean {
  const points = [from, ...controls, to];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return near({ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }, seen, 1);
}
