import type { Backends, GraphNode } from '@fairlead/service-graph';
import { cutToWidth } from '../look/cutMiddle.ts';
import type { Mark } from '../look/marks.ts';
import type { Ring } from '../look/ring.ts';
import type { SpriteSpec, Tone } from '../look/sprite.ts';
import type { NodeTexts } from '../texts.ts';
import { sizeOf } from './sizes.ts';

/** Width of a text in px at a weight and size. */
export type Measure = (text: string, weight: number, sizePx: number) => number;

/** One node as it is drawn: all strings are final. */
export interface Card {
  readonly id: string;
  readonly kind: GraphNode['kind'];
  readonly area: GraphNode['area'];
  readonly width: number;
  readonly height: number;
  /** Classes of the style sheet. */
  readonly classes: readonly string[];
  readonly text: string;
  /** Names for middle zoom levels: nearer, and further away. */
  readonly nearText: string;
  readonly shortText: string;
  /** Of a namespace tile: its name at each of `TILE_STEPS`. */
  readonly tileNames?: readonly string[];
  readonly sprite: SpriteSpec;
  /** The same for middle zoom levels, where the name needs the room of the tag. */
  readonly farSprite: SpriteSpec;
  /** Full texts, for the overlay and for screen readers. */
  readonly name: string;
  readonly second: string;
  readonly label: string;
  readonly verdict: GraphNode['verdict'];
}

const SHORT_NAME = 11;
const LONG_NAME = 16;
const LONG_REASON = 20;
/** From the ring to the right edge of a card, and what of it a tag takes. */
const TEXT_ROOM_PX = 110;
const TAG_ROOM_PX = 30;
/** Size of the texts of a card with two lines. */
const TWO_LINES_PX = 11.6;

/** Size of names at the nearer of the middle zoom levels. */
export const NEAR_PX = 15;

/** How a node looks, from its facts alone. */
export function cardOf(node: GraphNode, texts: NodeTexts, measure: Measure, tileNames?: readonly string[]): Card {
  const size = sizeOf(node.kind);
  const doubt = doubtOf(node);
  const whole = spriteOf(node, size, doubt);
  const sprite = needsRoomOfTag(node, texts, whole, measure) ? withoutTag(whole) : whole;
  const second = texts.second ?? '';
  return {
    id: node.id,
    kind: node.kind,
    area: node.area,
    ...size,
    classes: classesOf(node, doubt, second !== ''),
    text: textOf(node, texts, sprite, measure),
    nearText: nearTextOf(node, texts, measure),
    shortText: shortTextOf(node, texts, measure),
    ...(tileNames === undefined ? {} : { tileNames }),
    sprite,
    farSprite: node.kind === 'namespace' ? { ...sprite, low: true } : withoutTag(sprite),
    name: texts.name,
    second,
    label: texts.label,
    verdict: node.verdict,
  };
}

/** A reason is worth more than the type of the Service, which tip and drawer tell as well. */
function needsRoomOfTag(node: GraphNode, { second = '' }: NodeTexts, { tag }: SpriteSpec, measure: Measure): boolean {
  return tag !== undefined && measure(second, isAlarming(node) ? 600 : 500, TWO_LINES_PX) > TEXT_ROOM_PX - TAG_ROOM_PX;
}

function isAlarming({ verdict }: GraphNode): boolean {
  return verdict === 'broken' || verdict === 'degraded';
}

function withoutTag(sprite: SpriteSpec): SpriteSpec {
  if (sprite.tag === undefined) return sprite;
  const { tag: _tag, ...rest } = sprite;
  return rest;
}

/** In the ring of a card whose pods are being read. */
export const READING_FIGURE = '...';

/** Why something is not known for sure, if so. */
export type Doubt = 'forbidden' | 'stale' | 'reading' | 'elsewhere' | undefined;

export function doubtOf(node: GraphNode): Doubt {
  if (node.verdict !== 'unknown') return undefined;
  const reasons = new Set(node.headline === null ? node.reasons : [node.headline.id, ...node.reasons]);
  if (reasons.has('forbidden')) return 'forbidden';
  if (reasons.has('not-read-yet')) return 'reading';
  if (reasons.has('stale')) return 'stale';
  if (node.state === 'forbidden') return 'forbidden';
  if (node.state === 'syncing') return 'reading';
  return reasons.size === 0 && node.state !== 'live' ? 'stale' : 'elsewhere';
}

/** What leads to services, and who calls them: of these only trouble of their own is shown, and no doubt. */
const WITHOUT_DOUBT: ReadonlySet<GraphNode['kind']> = new Set(['ingress', 'route', 'gateway', 'external', 'caller']);

function classesOf(node: GraphNode, doubt: Doubt, hasSecond: boolean): string[] {
  const classes: string[] = [node.kind];
  const plain = WITHOUT_DOUBT.has(node.kind) && doubt !== 'forbidden' && !isAlarming(node);
  classes.push(plain ? 'ok' : node.verdict);
  if (isExternalName(node)) classes.push('external-name');
  if (node.outside === true) classes.push('outside');
  if (hasSecond && node.kind !== 'namespace') classes.push('two-lines');
  return classes;
}

export function isExternalName(node: GraphNode): boolean {
  return node.serviceType === 'ExternalName';
}

function spriteOf(node: GraphNode, size: { width: number; height: number }, doubt: Doubt): SpriteSpec {
  const tone = toneOf(node);
  const mark = markOf(node, doubt);
  const base = { ...size, tone, ...(mark === undefined ? {} : { mark }) };
  switch (node.kind) {
    case 'namespace':
      return { ...size, tone, squares: node.members?.services ?? '', pill: node.members?.broken ?? 0 };
    case 'workload':
      return base;
    case 'ingress':
    case 'route':
    case 'gateway':
      return isAlarming(node) ? { ...base, icon: 'fork' } : { ...size, tone: 'plain', icon: 'fork' };
    case 'external':
    case 'caller':
      return { ...size, tone: 'calm', icon: 'arrow-out' };
    case 'service':
    case 'app':
    case 'pod':
      return isExternalName(node)
        ? { ...size, tone: 'calm', icon: 'arrow-out' }
        : { ...base, ...ringOf(node, doubt), ...tagOf(node), ...(isHatched(doubt) ? { hatched: true } : {}) };
  }
}

function isHatched(doubt: Doubt): boolean {
  return doubt === 'stale' || doubt === 'reading';
}

function toneOf(node: GraphNode): Tone {
  if (node.verdict === 'broken' || node.verdict === 'degraded') return node.verdict;
  return node.verdict === 'ok' ? 'plain' : 'calm';
}

function markOf(node: GraphNode, doubt: Doubt): Mark | undefined {
  if (node.verdict === 'broken' || node.verdict === 'degraded') return node.verdict;
  if (doubt === 'forbidden') return 'lock';
  return doubt === 'stale' ? 'clock' : undefined;
}

const TAGS: { readonly [Type in NonNullable<GraphNode['serviceType']>]?: 'LB' | 'NP' | 'DNS' } = {
  LoadBalancer: 'LB',
  NodePort: 'NP',
  Headless: 'DNS',
};

function tagOf(node: GraphNode): { tag?: 'LB' | 'NP' | 'DNS' } {
  const tag = node.serviceType === undefined ? undefined : TAGS[node.serviceType];
  return tag === undefined ? {} : { tag };
}

/** The ring and the figure in it: pods that receive of pods that are selected; services of an aggregate. */
function ringOf(node: GraphNode, doubt: Doubt): Pick<SpriteSpec, 'ring' | 'figure' | 'dotted'> {
  if (doubt === 'reading') return { dotted: true, figure: READING_FIGURE };
  if (node.members !== undefined && node.backends === undefined) {
    const { ok, degraded, broken, unknown } = node.members;
    const total = ok + degraded + broken + unknown;
    return { ring: { receiving: ok, unready: degraded, draining: 0, total }, figure: String(total) };
  }
  if (node.backends === undefined || doubt === 'forbidden') return { dotted: true, figure: '?' };
  const { receiving, total } = node.backends;
  if (total === 0) return { dotted: true, figure: '0' };
  return { ring: ringParts(node.backends), figure: figureOf(receiving, total) };
}

function figureOf(receiving: number, total: number): string {
  return total >= 10 && receiving === total ? String(total) : `${receiving}/${total}`;
}

/** Pods by what they receive: serving beyond the ready ones are the draining ones. */
export function ringParts(backends: Backends): Ring {
  const { receiving, receivingUnready, fallback, serving, ready, total } = backends;
  const draining = Math.max(fallback, Math.min(Math.max(0, serving - ready), total - (receiving - fallback)));
  return {
    receiving: Math.max(0, receiving - receivingUnready - fallback),
    unready: receivingUnready,
    draining,
    total,
  };
}

function textOf(node: GraphNode, texts: NodeTexts, sprite: SpriteSpec, measure: Measure): string {
  const bold = isAlarming(node);
  const cut = (text: string, length: number, maxPx: number, weight: number, sizePx: number): string =>
    cutToWidth(text, length, maxPx, (part) => measure(part, weight, sizePx));
  switch (node.kind) {
    case 'namespace':
      return cut(texts.name, SHORT_NAME, 76, bold ? 600 : 500, 12);
    case 'workload':
      return workloadText(texts, (text, maxPx) => cut(text, LONG_NAME, maxPx, bold ? 600 : 400, 11), measure);
    case 'ingress':
    case 'route':
    case 'gateway':
      return cut(texts.name, LONG_NAME, 78, 400, 11);
    case 'service':
    case 'app':
    case 'pod':
    case 'external':
    case 'caller': {
      const room = TEXT_ROOM_PX - (sprite.tag === undefined ? 0 : TAG_ROOM_PX);
      const narrow = isExternalName(node) || node.kind === 'external' || node.kind === 'caller' ? 94 : room;
      if (texts.second === undefined || texts.second === '') return cut(texts.name, LONG_NAME, narrow, 500, 13);
      const weight = bold ? 600 : 500;
      const name = cut(texts.name, LONG_NAME, narrow, weight, TWO_LINES_PX);
      return `${name}\n${cut(texts.second, LONG_REASON, narrow, weight, TWO_LINES_PX)}`;
    }
  }
}

/** Sizes as the style sheet has them at the middle zoom levels. */
function nearTextOf(node: GraphNode, texts: NodeTexts, measure: Measure): string {
  if (node.kind === 'workload' || sizeOf(node.kind).height === 34) return shortTextOf(node, texts, measure);
  return cutToWidth(texts.name, LONG_NAME, 112, (part) => measure(part, isAlarming(node) ? 600 : 500, NEAR_PX));
}

function shortTextOf(node: GraphNode, texts: NodeTexts, measure: Measure): string {
  const [room, sizePx] = node.kind === 'workload' ? [112, 16] : sizeOf(node.kind).height === 34 ? [86, 14] : [114, 20];
  return cutToWidth(texts.name, SHORT_NAME, room, (part) => measure(part, 500, sizePx));
}

/** Name and count on one line: the count is never cut. */
function workloadText(texts: NodeTexts, cut: (text: string, maxPx: number) => string, measure: Measure): string {
  const count = texts.second ?? '';
  const room = 108 - (count === '' ? 0 : measure(` ${count}`, 600, 11) + 4);
  return count === '' ? cut(texts.name, room) : `${cut(texts.name, room)}  ${count}`;
}
