import { FIGURE_PX } from '../layout/figurePlaces.ts';
import type { Point, Rect, Route } from '../layout/layoutTypes.ts';
import { pointBefore } from '../layout/pointsAlong.ts';
import { dashOf } from '../look/dashes.ts';
import type { Tokens } from '../look/tokens.ts';
import type { Line } from '../scene/line.ts';
import type { Measure } from '../scene/card.ts';
import type { LineStanding } from './lineStanding.ts';
import { element, textAt, type Markup } from './markup.ts';
import { at, roundedLine } from './outlines.ts';

const FIGURE_LINE_PX = 12;
const TURN_PX = 10;
const GLOW_PX = 4;

/** A line with its head; behind all cards. */
export function lineMarkup(line: Line, route: Route, standing: LineStanding, tokens: Tokens, measure: Measure): Markup {
  const has = (name: string): boolean => line.classes.includes(name);
  const failing = has('failing');
  const colour = failing ? tokens.broken : has('to-degraded') ? tokens.degraded : tokens.edge;
  const hollow = has('declared') || has('derived') || has('idle');
  const head = has('selects') ? undefined : headOf(line, route, colour, hollow, tokens);
  const d = pathOf(route, head?.lengthPx ?? 0);
  const parts = [
    ...(standing.isSelected ? [glowMarkup(d, line, tokens)] : []),
    element('path', {
      d,
      fill: 'none',
      stroke: colour,
      'stroke-width': line.width,
      'stroke-dasharray': dashOf(line.classes)?.join(' '),
      'stroke-opacity': failing ? undefined : has('idle') || has('quiet') ? 0.45 : has('guess') ? 0.6 : 0.8,
    }),
    ...(head === undefined ? [] : [head.markup]),
    ...figureBox(line, route, standing, measure).map((box) =>
      figureMarkup(figureOf(line, standing), box, failing, tokens),
    ),
  ];
  return element('g', { 'data-id': line.id, opacity: standing.share < 1 ? standing.share : undefined }, ...parts);
}

/** Around a line that is selected. */
function glowMarkup(d: string, line: Line, tokens: Tokens): Markup {
  const stroke = { stroke: tokens.select, 'stroke-opacity': 0.35, 'stroke-width': line.width + 2 * GLOW_PX };
  return element('path', { d, fill: 'none', 'stroke-linecap': 'round', ...stroke });
}

/** As Cytoscape draws it: two quadratic curves that meet between the control points, or straight parts with round turns. */
function pathOf(route: Route, shorterPx: number): string {
  const to = back(route, shorterPx);
  const { from, controls } = route;
  if (route.bent === true) return roundedLine([from, ...controls, to], TURN_PX);
  const [first = from, second = to] = controls;
  const middle = { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 };
  return (
    `M${at(from.x, from.y)}Q${at(first.x, first.y)} ${at(middle.x, middle.y)}` +
    `Q${at(second.x, second.y)} ${at(to.x, to.y)}`
  );
}

/** From where a line comes in to its end, as a direction of length 1. */
function direction({ from, to, controls }: Route): Point {
  const last = controls.at(-1) ?? from;
  const length = Math.max(0.001, Math.hypot(to.x - last.x, to.y - last.y));
  return { x: (to.x - last.x) / length, y: (to.y - last.y) / length };
}

function back(route: Route, px: number): Point {
  const along = direction(route);
  return { x: route.to.x - along.x * px, y: route.to.y - along.y * px };
}

/** Triangle, open chevron or disc; sizes as Cytoscape works them out from the width of the line. */
function headOf(
  line: Line,
  route: Route,
  colour: string,
  hollow: boolean,
  tokens: Tokens,
): { readonly markup: Markup; readonly lengthPx: number } {
  const scale = line.classes.includes('declared') || line.classes.includes('derived') ? 0.9 : 0.8;
  const size = Math.max((line.width * 13.37) ** 0.9, 29) * scale;
  const along = direction(route);
  const point = (backPx: number, asidePx: number): string =>
    at(route.to.x - along.x * backPx - along.y * asidePx, route.to.y - along.y * backPx + along.x * asidePx);
  const look = {
    fill: hollow ? tokens.area : colour,
    stroke: hollow ? colour : undefined,
    'stroke-width': hollow ? 1 : undefined,
  };
  if (line.classes.includes('tcp')) {
    const middle = back(route, 0.15 * size);
    return { markup: element('circle', { cx: middle.x, cy: middle.y, r: 0.15 * size, ...look }), lengthPx: 0.3 * size };
  }
  if (line.classes.includes('grpc')) {
    const d = `M${point(0.2 * size, 0.15 * size)}L${point(0, 0)}L${point(0.2 * size, -0.15 * size)}`;
    return { markup: element('path', { d, fill: 'none', stroke: colour, 'stroke-width': 1.6 }), lengthPx: 0.5 };
  }
  const d = `M${point(0.3 * size, 0.15 * size)}L${point(0, 0)}L${point(0.3 * size, -0.15 * size)}Z`;
  return { markup: element('path', { d, ...look }), lengthPx: 0.28 * size };
}

const figureOf = (line: Line, { isTold }: LineStanding): string => (isTold ? line.detail : line.figure);

/** What the figure of a line covers; nothing of a line without one. */
export function figureBox(line: Line, route: Route, standing: LineStanding, measure: Measure): Rect[] {
  const text = figureOf(line, standing);
  if (text === '') return [];
  const { x, y } = pointBefore(route, route.figurePx ?? FIGURE_PX);
  const lines = text.split('\n');
  const width = Math.max(...lines.map((part) => measure(part, 600, 11))) + 2;
  const height = lines.length * FIGURE_LINE_PX + 2;
  return [{ x: x - width / 2, y: y - height / 2, width, height }];
}

function figureMarkup(text: string, box: Rect, failing: boolean, tokens: Tokens): Markup {
  const fill = failing ? tokens['broken-text'] : tokens.subtle;
  const written = text.split('\n').map((part, index) =>
    textAt(part, box.x + box.width / 2, box.y + 1 + (index + 0.5) * FIGURE_LINE_PX, {
      sizePx: 11,
      weight: 600,
      fill,
      anchor: 'middle',
    }),
  );
  return element('rect', { ...box, fill: tokens.area }) + written.join('');
}
