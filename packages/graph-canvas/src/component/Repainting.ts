import type { MapPainter, Painting } from './MapPainter.ts';

/** What flows or pulses needs no more pictures than this. */
const STEP_MS = 33;

/** Paints the two canvases, and the upper one again as long as something on it moves. */
export class Repainting {
  readonly #painter: MapPainter;
  readonly #painting: () => Painting;
  readonly #nextMs: (nowMs: number) => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `nextMs` tells in how many ms the upper canvas will look different by itself: 0 while something moves, undefined if it will not. */
  constructor(painter: MapPainter, painting: () => Painting, nextMs: (nowMs: number) => number | undefined) {
    this.#painter = painter;
    this.#painting = painting;
    this.#nextMs = nextMs;
  }

  paint(): void {
    const painting = this.#painting();
    this.#painter.paint(painting);
    this.#later();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(): void {
    clearTimeout(this.#timer);
    const waitMs = this.#nextMs(performance.now());
    if (waitMs === undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#painter.paintAbove(this.#painting());
        this.#later();
      },
      Math.max(STEP_MS, waitMs),
    );
  }
}
