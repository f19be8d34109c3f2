import { FIGURE_PX } from '../layout/figurePlaces.ts';
import type { Point, Rect, Route } from '../layout/layoutTypes.ts';
import { pointBefore, routeLength } from '../layout/pointsAlong.ts';
import type { MeasureFar } from './farCards.ts';
import { RowIndex, scaled } from './RowIndex.ts';

/** What a line has to say at a zoom at which its own figure is too small to read. */
export interface FarFigure {
  readonly id: string;
  /** One figure below the other. */
  readonly lines: readonly string[];
  readonly route: Route;
  readonly isFailing: boolean;
  /** Strength of what steps back, else 1. */
  readonly share: number;
}

/** The same with its place, in pixels of the screen, with world (0, 0) at their origin. */
export interface FigureBox {
  readonly figure: FarFigure;
  readonly box: Rect;
}

/** What figures may not lie on: cards and titles in world pixels, boxes as they are on the screen. */
export interface AroundFigures {
  readonly rects: Iterable<Rect>;
  readonly boxes: Iterable<Rect>;
}

export const FIGURE = { sizePx: 9.5, linePx: 10.5, besidePx: 2 } as const;
/** World pixels along a line by which a place is looked for, and the part of it beyond which a figure is no longer near the callee. */
const STEP_PX = 6;
const FARTHEST = 0.8;

/** A place on each line, the first come first, where its figure covers nothing; a line without such a place has none. */
export function farFigures(
  figures: readonly FarFigure[],
  around: AroundFigures,
  zoom: number,
  measure: MeasureFar,
): readonly FigureBox[] {
  if (figures.length === 0) return [];
  const taken = new RowIndex();
  for (const rect of around.rects) taken.add(scaled(rect, zoom));
  for (const box of around.boxes) taken.add(box);
  return figures.flatMap((figure) => {
    const width = Math.max(...figure.lines.map((line) => measure(line, 600, FIGURE.sizePx))) + 2 * FIGURE.besidePx;
    const height = figure.lines.length * FIGURE.linePx + 1;
    const at = ({ x, y }: Point): Rect => ({ x: x * zoom - width / 2, y: y * zoom - height / 2, width, height });
    for (const point of placesOn(figure.route)) {
      const box = at(point);
      if (taken.isTaken(box)) continue;
      taken.add(box);
      return { figure, box };
    }
    return [];
  });
}

/** The nearest to the callee first. */
function* placesOn(route: Route): Iterable<Point> {
  const farthest = routeLength(route) * FARTHEST;
  for (let px = route.figurePx ?? FIGURE_PX; px <= farthest; px += STEP_PX) yield pointBefore(route, px);
}
