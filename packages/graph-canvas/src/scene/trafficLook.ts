/** What the width of a measured line tells; `off` leaves measured calls out. */
export const MEASURES = ['rate', 'errors', 'latency', 'off'] as const;
export type TrafficMeasure = (typeof MEASURES)[number];

/** What is written beside a measured line; `failing` is the share of errors from 5 % on, and nothing else. */
export const FIGURES = ['failing', 'rate', 'average', 'p95', 'errors', 'bytes', 'off'] as const;
export type TrafficFigure = (typeof FIGURES)[number];

/** How calls are drawn. Changes lines only: places rest on all calls, whether they are drawn or not. */
export interface TrafficLook {
  readonly measure: TrafficMeasure;
  readonly figure: TrafficFigure;
  /** Lines that objects declare and nobody has measured. */
  readonly declared: boolean;
  /** Of those, the ones that only a name in a configuration suggests. */
  readonly guesses: boolean;
}

export const USUAL_TRAFFIC: TrafficLook = { measure: 'rate', figure: 'failing', declared: true, guesses: false };
