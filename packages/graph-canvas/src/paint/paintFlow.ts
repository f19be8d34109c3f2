import type { Point, Route } from '../layout/layoutTypes.ts';
import { pointOn, routeLength } from '../layout/pointsAlong.ts';
import type { Tokens } from '../look/tokens.ts';
import type { View } from './surface.ts';

/** Dots that run along one line, from caller to callee. */
export interface Flow {
  readonly route: Route;
  /** Calls per second: more run faster and closer to each other. */
  readonly rate: number;
  readonly failing: boolean;
  /** Width of the line in world pixels. */
  readonly width: number;
  readonly nowMs: number;
}

const RADIUS = 2.2;

/** World pixels from dot to dot, and per second: 1 call a second is slow and sparse, 1,000 fast and dense. */
export function paceOf(rate: number): { readonly gap: number; readonly speed: number } {
  const share = Math.min(1, Math.log10(1 + rate) / 3);
  return { gap: 46 - 26 * share, speed: 24 + 76 * share };
}

/** Where the dots of a line are at a moment. */
export function dotsOf({ route, rate, nowMs }: Flow): readonly Point[] {
  const length = routeLength(route);
  const { gap, speed } = paceOf(rate);
  const first = ((nowMs / 1000) * speed) % gap;
  const dots: Point[] = [];
  for (let at = first; at < length; at += gap) dots.push(pointOn(route, at / length));
  return dots;
}

export function paintFlow(context: CanvasRenderingContext2D, flow: Flow, view: View, tokens: Tokens): void {
  const radius = Math.max(RADIUS, flow.width / 2 + 0.6) * Math.max(0.6, view.zoom);
  context.fillStyle = flow.failing ? tokens['broken-text'] : tokens.select;
  context.strokeStyle = tokens.area;
  context.lineWidth = 1;
  for (const dot of dotsOf(flow)) {
    context.beginPath();
    context.arc(dot.x * view.zoom + view.pan.x, dot.y * view.zoom + view.pan.y, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}
