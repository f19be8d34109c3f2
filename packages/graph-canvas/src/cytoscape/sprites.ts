import type { Core } from 'cytoscape';
import type { SpritePicture } from '../look/SpriteStore.ts';
import { paintShapes } from '../paint/paintShapes.ts';
import { rendererOf } from './instance.ts';

/** The parts of the canvas renderer that know of images; they are not in the types. */
interface ImageRenderer {
  getCachedImage: (key: string) => Drawable;
  safeDrawImage: (
    context: CanvasRenderingContext2D,
    image: Drawable,
    fromX: number,
    fromY: number,
    fromWidth: number,
    fromHeight: number,
    x: number,
    y: number,
    width: number,
    height: number,
  ) => void;
}

/** What the renderer asks of an image. */
interface Drawable extends SpritePicture {
  readonly complete: boolean;
}

const NOTHING: Drawable = { width: 1, height: 1, shapes: [], complete: false };

/**
 * Has the renderer draw our own pictures where a style names an image by its key.
 *
 * An SVG image takes a request to the browser for its address and a document of its own, and is not there at once; the same outlines
 * straight on the canvas take none of these.
 */
export function drawSprites(cy: Core, pictureOf: (key: string) => SpritePicture | undefined): void {
  const renderer = rendererOf<Partial<ImageRenderer>>(cy);
  // Without a renderer, or without paths (both in tests), there is nothing that draws.
  if (renderer.getCachedImage === undefined) return;
  const hasPaths = typeof Path2D !== 'undefined';
  renderer.getCachedImage = (key) => {
    const picture = hasPaths ? pictureOf(key) : undefined;
    return picture === undefined ? NOTHING : { ...picture, complete: true };
  };
  renderer.safeDrawImage = (context, picture, _fromX, _fromY, _fromWidth, _fromHeight, x, y, width, height) => {
    context.save();
    context.translate(x, y);
    context.scale(width / picture.width, height / picture.height);
    paintShapes(context, picture.shapes, picture);
    context.restore();
  };
}
