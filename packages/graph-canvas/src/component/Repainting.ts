import type { MapPainter, Painting } from './MapPainter.ts';

/** What flows or pulses needs no more pictures than this. */
const STEP_MS = 33;

/** Paints the two canvases, and the upper one again as long as something on it moves. */
export class Repainting {
  readonly #painter: MapPainter;
  readonly #painting: (nowMs: number) => Painting;
  readonly #nextMs: (nowMs: number) => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `nextMs` tells in how many ms highlights will look different by themselves: 0 while one moves, undefined if none will. */
  constructor(
    painter: MapPainter,
    painting: (nowMs: number) => Painting,
    nextMs: (nowMs: number) => number | undefined,
  ) {
    this.#painter = painter;
    this.#painting = painting;
    this.#nextMs = nextMs;
  }

  paint(): void {
    const nowMs = performance.now();
    const painting = this.#painting(nowMs);
    this.#painter.paint(painting);
    this.#later(painting, nowMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #later({ flows }: Painting, nowMs: number): void {
    clearTimeout(this.#timer);
    const waitMs = flows.length > 0 ? 0 : this.#nextMs(nowMs);
    if (waitMs === undefined) return;
    this.#timer = setTimeout(
      () => {
        const thenMs = performance.now();
        const painting = this.#painting(thenMs);
        this.#painter.paintAbove(painting);
        this.#later(painting, thenMs);
      },
      Math.max(STEP_MS, waitMs),
    );
  }
}
