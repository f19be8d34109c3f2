import { round } from './glyphs.ts';
import type { Tokens } from './tokens.ts';

/** What a ring tells: one part for each pod, by what it receives. */
export interface Ring {
  /** Pods that receive traffic because they are ready. */
  readonly receiving: number;
  /** Pods that receive though not ready. */
  readonly unready: number;
  /** Pods that drain: the ones with traffic and the ones that only might. */
  readonly draining: number;
  /** All selected, unfinished pods. */
  readonly total: number;
}

interface Part {
  readonly count: number;
  readonly colour: string;
  readonly width: number;
  readonly dash?: string;
}

const RADIUS = 13.2;
const THICK = 4.4;
const THIN = 1.6;
/** Above this many pods the ring shows shares instead of single pods. */
const MOST_PARTS = 8;
const GAP_PX = 2.6;

/** Ring around (x, y): thick parts receive traffic, thin ones get none. `thin` is the colour of the thin ones. */
export function ringSvg(ring: Ring, x: number, y: number, tokens: Tokens, thin: string): string {
  const none = Math.max(0, ring.total - ring.receiving - ring.unready - ring.draining);
  const parts: Part[] = [
    { count: ring.receiving, colour: tokens.ready, width: THICK },
    { count: ring.unready, colour: tokens.degraded, width: THICK },
    { count: ring.draining, colour: tokens.draining, width: THICK, dash: '1.9 1.5' },
    { count: none, colour: thin, width: THIN },
  ].filter((part) => part.count > 0);
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  if (total === 0) return dottedRing(x, y, thin);
  const only = parts[0];
  if (only !== undefined && (total === 1 || (parts.length === 1 && total > MOST_PARTS))) {
    return circle(x, y, only.colour, only.width, only.dash);
  }
  const arcs =
    total <= MOST_PARTS
      ? parts.flatMap((part) => Array.from({ length: part.count }, () => ({ ...part, count: 1 })))
      : parts;
  let at = 0;
  return arcs
    .map((part) => {
      const share = part.count / total;
      const svg = arc(x, y, at, at + share, part);
      at += share;
      return svg;
    })
    .join('');
}

export function dottedRing(x: number, y: number, colour: string): string {
  return circle(x, y, colour, 1.6, '3.2 2.6');
}

function circle(x: number, y: number, colour: string, width: number, dash?: string): string {
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
  return `<circle cx="${x}" cy="${y}" r="${RADIUS}" fill="none" stroke="${colour}" stroke-width="${width}"${dashes}/>`;
}

/** Part of the ring between two shares of a turn, clockwise from the top. */
function arc(x: number, y: number, from: number, to: number, part: Part): string {
  const gap = GAP_PX / 2 / RADIUS;
  const start = from * 2 * Math.PI + gap;
  const end = Math.max(start + 0.02, to * 2 * Math.PI - gap);
  const point = (angle: number): string =>
    `${round(x + RADIUS * Math.sin(angle))} ${round(y - RADIUS * Math.cos(angle))}`;
  const large = end - start > Math.PI ? 1 : 0;
  const dash = part.dash === undefined ? '' : ` stroke-dasharray="${part.dash}"`;
  return (
    `<path d="M${point(start)}A${RADIUS} ${RADIUS} 0 ${large} 1 ${point(end)}" fill="none" ` +
    `stroke="${part.colour}" stroke-width="${part.width}"${dash}/>`
  );
}
