import { circle, round, type Shape } from './shapes.ts';
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

/** One part of a ring, between two angles clockwise from the top; `whole` has no gap. */
export interface RingArc {
  readonly start: number;
  readonly end: number;
  readonly whole: boolean;
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly [number, number];
}

interface Part {
  readonly count: number;
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly [number, number];
}

export const RING_RADIUS = 13.2;
const THICK = 4.4;
const THIN = 1.6;
const DOTS: readonly [number, number] = [3.2, 2.6];
/** Above this many pods the ring shows shares instead of single pods. */
const MOST_PARTS = 8;
const GAP_PX = 2.6;

/** Thick parts receive traffic, thin ones get none; without pods the ring is dotted. `thin` colours the latter two. */
export function ringArcs(ring: Ring | undefined, tokens: Tokens, thin: string): readonly RingArc[] {
  const parts = ring === undefined ? [] : partsOf(ring, tokens, thin);
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const only = total === 0 ? { count: 1, colour: thin, width: THIN, dash: DOTS } : parts[0];
  if (only !== undefined && (total <= 1 || (parts.length === 1 && total > MOST_PARTS))) {
    return [{ ...lookOf(only), start: 0, end: 2 * Math.PI, whole: true }];
  }
  const arcs =
    total <= MOST_PARTS
      ? parts.flatMap((part) => Array.from({ length: part.count }, () => ({ ...part, count: 1 })))
      : parts;
  const gap = GAP_PX / 2 / RING_RADIUS;
  let at = 0;
  return arcs.map((part) => {
    const start = (at / total) * 2 * Math.PI + gap;
    at += part.count;
    const end = Math.max(start + 0.02, (at / total) * 2 * Math.PI - gap);
    return { ...lookOf(part), start, end, whole: false };
  });
}

function partsOf(ring: Ring, tokens: Tokens, thin: string): Part[] {
  const none = Math.max(0, ring.total - ring.receiving - ring.unready - ring.draining);
  const parts: Part[] = [
    { count: ring.receiving, colour: tokens.ready, width: THICK },
    { count: ring.unready, colour: tokens.degraded, width: THICK },
    { count: ring.draining, colour: tokens.draining, width: THICK, dash: [1.9, 1.5] },
    { count: none, colour: thin, width: THIN },
  ];
  return parts.filter((part) => part.count > 0);
}

function lookOf({ colour, width, dash }: Part): Pick<RingArc, 'colour' | 'width' | 'dash'> {
  return { colour, width, ...(dash === undefined ? {} : { dash }) };
}

/** Ring around (x, y); without pods it is dotted. */
export function ringShapes(
  ring: Ring | undefined,
  x: number,
  y: number,
  tokens: Tokens,
  thin: string,
): readonly Shape[] {
  return ringArcs(ring, tokens, thin).map((arc) => ({
    path: arcPath(arc, x, y),
    stroke: arc.colour,
    strokeWidth: arc.width,
    ...(arc.dash === undefined ? {} : { dash: arc.dash }),
  }));
}

function arcPath({ start, end, whole }: RingArc, x: number, y: number): string {
  if (whole) return circle(x, y, RING_RADIUS);
  const point = (angle: number): string =>
    `${round(x + RING_RADIUS * Math.sin(angle))} ${round(y - RING_RADIUS * Math.cos(angle))}`;
  const large = end - start > Math.PI ? 1 : 0;
  return `M${point(start)}A${RING_RADIUS} ${RING_RADIUS} 0 ${large} 1 ${point(end)}`;
}
