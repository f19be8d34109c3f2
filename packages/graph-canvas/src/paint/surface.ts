import type { Viewport } from '../layout/fit.ts';
import type { Size } from '../layout/layoutTypes.ts';

/** A canvas of our own below or above Cytoscape's, in CSS pixels. */
export class Surface {
  readonly #canvas: HTMLCanvasElement;
  #size: Size = { width: 0, height: 0 };

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /** Clears the canvas and hands out its context; undefined where there is no canvas (tests) or no room. */
  begin(size: Size): CanvasRenderingContext2D | undefined {
    const ratio = globalThis.devicePixelRatio || 1;
    if (size.width === 0 || size.height === 0) return undefined;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    this.#size = size;
    const context = this.#canvas.getContext('2d');
    if (context === null) return undefined;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.#size.width, this.#size.height);
    return context;
  }
}

/** What both painters look through. */
export interface View extends Viewport {
  readonly size: Size;
  /** Px on the right that lie under the drawer. */
  readonly insetRight: number;
}
