import type { Viewport } from '../layout/fit.ts';
import type { Rect, Size } from '../layout/layoutTypes.ts';

/** A canvas of our own below or above Cytoscape's, in CSS pixels. */
export class Surface {
  readonly #canvas: HTMLCanvasElement;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /**
   * Clears the canvas and paints on it; given places, only there, and the rest stays. Does nothing where there is no canvas (tests) or
   * no room.
   */
  paint(size: Size, run: (context: CanvasRenderingContext2D) => void, places?: readonly Rect[]): void {
    const ratio = globalThis.devicePixelRatio || 1;
    if (size.width === 0 || size.height === 0) return;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    const context = this.#canvas.getContext('2d');
    if (context === null) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (places === undefined) {
      context.clearRect(0, 0, size.width, size.height);
      run(context);
      return;
    }
    context.save();
    context.beginPath();
    for (const place of places) {
      const { x, y, width: across, height: down } = inWholePixels(place, ratio);
      context.rect(x, y, across, down);
    }
    context.clip();
    context.clearRect(0, 0, size.width, size.height);
    run(context);
    context.restore();
  }
}

/** The smallest rectangle around another that cuts no pixel: half of one would show both what was there and what is. */
function inWholePixels({ x, y, width, height }: Rect, ratio: number): Rect {
  const [left, top] = [Math.floor(x * ratio) / ratio, Math.floor(y * ratio) / ratio];
  const [right, bottom] = [Math.ceil((x + width) * ratio) / ratio, Math.ceil((y + height) * ratio) / ratio];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** What both painters look through. */
export interface View extends Viewport {
  readonly size: Size;
  /** Px on the right that lie under the drawer. */
  readonly insetRight: number;
}
