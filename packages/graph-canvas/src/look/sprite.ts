import { glyphShapes } from './glyphs.ts';
import { markShapes, type Mark } from './marks.ts';
import { ringShapes, type Ring } from './ring.ts';
import { circle, placed, round, roundBox, type Shape } from './shapes.ts';
import type { Tokens } from './tokens.ts';

/** Sprites are wider and higher than their card: the mark stands on its top right edge. */
export const RIM = { top: 10, right: 14 } as const;

/** How the ring and its figure look; `calm` greys out what is not known for sure. */
export type Tone = 'plain' | 'broken' | 'degraded' | 'calm';

/** Everything that tells one sprite from another; equal ones share one picture. */
export interface SpriteSpec {
  readonly width: number;
  readonly height: number;
  readonly tone: Tone;
  readonly ring?: Ring;
  /** In the middle of the ring. */
  readonly figure?: string;
  readonly dotted?: boolean;
  readonly tag?: 'LB' | 'NP' | 'DNS';
  readonly icon?: 'fork' | 'arrow-out';
  readonly mark?: Mark;
  readonly hatched?: boolean;
  /** One letter for each service of a namespace: o, d, b, u, r. */
  readonly squares?: string;
  /** They stand lower: the name of a namespace that is seen from far away takes more room. */
  readonly low?: boolean;
  /** Broken services of a namespace. */
  readonly pill?: number;
}

/** Middle of the ring, from the left edge of the card. */
export const RING_X = 21;

/** Card and rim as shapes; card coordinates start at (0, RIM.top). */
export function spriteShapes(spec: SpriteSpec, tokens: Tokens): readonly Shape[] {
  const middle = spec.height / 2;
  const thin = spec.tone === 'broken' ? tokens.broken : spec.tone === 'degraded' ? tokens.degraded : tokens.unknown;
  const shades =
    spec.tone === 'calm'
      ? { ...tokens, ready: tokens.unknown, degraded: tokens.unknown, draining: tokens.unknown }
      : tokens;
  const ink = {
    plain: tokens.text,
    broken: tokens['broken-text'],
    degraded: tokens['degraded-text'],
    calm: tokens.subtle,
  };
  const paper = {
    plain: tokens.node,
    broken: tokens['broken-fill'],
    degraded: tokens['degraded-fill'],
    calm: tokens.area,
  };
  const parts: Shape[] = [];
  if (spec.hatched === true) parts.push(hatch(spec.width, spec.height, tokens));
  if (spec.ring !== undefined) {
    parts.push(...ringShapes(spec.ring, RING_X, middle, shades, thin));
  } else if (spec.dotted === true) {
    parts.push(...ringShapes(undefined, RING_X, middle, shades, thin));
  }
  if (spec.figure !== undefined) parts.push(...glyphShapes(spec.figure, RING_X, middle, 11.8, ink[spec.tone], 22.5));
  if (spec.icon !== undefined) parts.push(icon(spec.icon, middle, tokens));
  if (spec.tag !== undefined) parts.push(...tag(spec.tag, spec.width - 8, middle, tokens));
  if (spec.squares !== undefined) parts.push(...squares(spec.squares, spec, tokens));
  const markSize = spec.height < 30 ? 15 : 19;
  if (spec.mark !== undefined) {
    parts.push(...markShapes(spec.mark, spec.width - 2, 1, markSize, tokens, paper[spec.tone]));
  }
  if (spec.pill !== undefined && spec.pill > 0) {
    parts.push(...(spec.low === true ? farPill : pill)(spec.pill, spec.width, tokens));
  }
  return placed(parts, 0, RIM.top);
}

function hatch(width: number, height: number, tokens: Tokens): Shape {
  const lines: string[] = [];
  for (let x = -height; x < width; x += 7) lines.push(`M${x} ${height}L${x + height} 0`);
  return {
    path: lines.join(''),
    stroke: tokens['area-line'],
    strokeWidth: 1,
    clip: roundBox(1, 1, width - 2, height - 2, 7),
  };
}

function tag(text: string, right: number, middle: number, tokens: Tokens): readonly Shape[] {
  const width = text.length === 2 ? 24 : 26;
  const left = right - width;
  return [
    {
      path: roundBox(left + 0.5, middle - 6.5, width - 1, 13, 3.5),
      fill: tokens.node,
      stroke: tokens['node-line'],
    },
    ...glyphShapes(text, left + width / 2, middle, 9.2, tokens.subtle),
  ];
}

const ICONS = {
  fork: { x: 8, path: 'M1 8H14M4 8C7 8 7 3.5 11 3.5M4 8C7 8 7 12.5 11 12.5M12 5.8L14.4 8L12 10.2' },
  'arrow-out': { x: 14, path: 'M6 3H2.5V13.5H12.5V10M9 2.5H14.5V8M14.5 2.5L7 10' },
} as const;

function icon(kind: keyof typeof ICONS, middle: number, tokens: Tokens): Shape {
  const { x, path } = ICONS[kind];
  const place = { x, y: middle - 8, scale: 1 };
  return { path, place, stroke: tokens.subtle, strokeWidth: 1.4, cap: 'round', join: 'round' };
}

const SQUARE = { left: 6, top: 27, lowTop: 45, right: 6, bottom: 5, size: 7, pitch: 9.6 } as const;

/** One square a service in the order of names; a mark where it is broken, degraded or unknown. */
function squares(letters: string, spec: SpriteSpec, tokens: Tokens): readonly Shape[] {
  const top = spec.low === true ? SQUARE.lowTop : SQUARE.top;
  const room = { width: spec.width - SQUARE.left - SQUARE.right, height: spec.height - top - SQUARE.bottom };
  let pitch: number = SQUARE.pitch;
  const columnsAt = (step: number): number => Math.floor((room.width + step - SQUARE.size) / step);
  while (pitch > 2.5 && Math.ceil(letters.length / columnsAt(pitch)) * pitch > room.height + pitch - SQUARE.size) {
    pitch -= 0.2;
  }
  const columns = columnsAt(pitch);
  const size = SQUARE.size * (pitch / SQUARE.pitch);
  const calm: string[] = [];
  const rest: string[] = [];
  const loud: Shape[] = [];
  for (const [index, letter] of letters.split('').entries()) {
    const x = SQUARE.left + (index % columns) * pitch + size / 2;
    const y = top + Math.floor(index / columns) * pitch + size / 2;
    if (letter === 'o') calm.push(box(x, y, size));
    else if (letter === 'r') rest.push(box(x, y, size - 1));
    else if (letter === 'b') loud.push(...markShapes('broken', x, y, size * 1.5, tokens, tokens['broken-fill']));
    else if (letter === 'd') loud.push(...markShapes('degraded', x, y, size * 1.55, tokens, tokens.node));
    else loud.push(unknownDot(x, y, size, tokens));
  }
  return [
    { path: calm.join(''), fill: tokens.ready, fillOpacity: 0.85 },
    { path: rest.join(''), stroke: tokens['node-line'], strokeWidth: 1 },
    ...loud,
  ];
}

function box(x: number, y: number, size: number): string {
  return `M${round(x - size / 2)} ${round(y - size / 2)}h${round(size)}v${round(size)}h${round(-size)}z`;
}

function unknownDot(x: number, y: number, size: number, tokens: Tokens): Shape {
  return { path: circle(x, y, round(size / 2)), stroke: tokens.unknown, strokeWidth: 1.1, dash: [1.6, 1.3] };
}

function pill(count: number, right: number, tokens: Tokens): readonly Shape[] {
  const text = String(count);
  const width = 20 + 7.5 * text.length;
  const left = right + 4 - width;
  return [
    { path: roundBox(left, -8, width, 16, 8), fill: tokens.broken, stroke: tokens.canvas, strokeWidth: 1 },
    {
      path: `M${left + 7} -3L${left + 13} 3M${left + 13} -3L${left + 7} 3`,
      stroke: tokens.node,
      strokeWidth: 2,
      cap: 'round',
    },
    ...glyphShapes(text, left + 16 + (7 * text.length) / 2, 0, 11.5, tokens.node),
  ];
}

/** Seen from far away: the number alone, as large as the rim and the gap between tiles allow. */
function farPill(count: number, right: number, tokens: Tokens): readonly Shape[] {
  const text = String(count);
  const width = 12 + 10.5 * text.length;
  const left = right + 7 - width;
  return [
    { path: roundBox(left, -9.5, width, 22, 11), fill: tokens.broken, stroke: tokens.canvas, strokeWidth: 1 },
    ...glyphShapes(text, left + width / 2, 1.5, 18, tokens.node),
  ];
}
