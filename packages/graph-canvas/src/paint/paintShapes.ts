import type { Size } from '../layout/layoutTypes.ts';
import type { Shape } from '../look/shapes.ts';

const paths = new WeakMap<Shape, Path2D>();
let layer: OffscreenCanvasRenderingContext2D | null | undefined;

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draws shapes within (0, 0) and `size`, in the strength of the context: what lies below another shape does not show through it. */
export function paintShapes(context: CanvasRenderingContext2D, shapes: readonly Shape[], size: Size): void {
  if (context.globalAlpha === 1) paintAll(context, shapes);
  else paintAsOne(context, shapes, size);
}

/** By way of a layer, pixel by pixel as they lie on the canvas. */
function paintAsOne(context: CanvasRenderingContext2D, shapes: readonly Shape[], size: Size): void {
  const { a, b, c, d, e, f } = context.getTransform();
  const [x, y] = [Math.floor(e), Math.floor(f)];
  const [width, height] = [Math.ceil(size.width * Math.hypot(a, b)) + 1, Math.ceil(size.height * Math.hypot(c, d)) + 1];
  layer ??= new OffscreenCanvas(width, height).getContext('2d');
  if (layer === null) return;
  // A new size empties it, too.
  Object.assign(layer.canvas, { width, height });
  layer.setTransform(a, b, c, d, e - x, f - y);
  paintAll(layer, shapes);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(layer.canvas, x, y);
  context.restore();
}

function paintAll(context: Context, shapes: readonly Shape[]): void {
  for (const shape of shapes) {
    context.save();
    paint(context, shape);
    context.restore();
  }
}

function paint(context: Context, shape: Shape): void {
  if (shape.place !== undefined) {
    context.translate(shape.place.x, shape.place.y);
    context.scale(shape.place.scale, shape.place.scale);
  }
  // As in SVG: a clip is placed with what it cuts.
  if (shape.clip !== undefined) context.clip(new Path2D(shape.clip));
  let path = paths.get(shape);
  if (path === undefined) paths.set(shape, (path = new Path2D(shape.path)));
  if (shape.fill !== undefined) {
    context.fillStyle = shape.fill;
    context.globalAlpha = shape.fillOpacity ?? 1;
    context.fill(path);
    context.globalAlpha = 1;
  }
  if (shape.stroke === undefined) return;
  context.strokeStyle = shape.stroke;
  context.lineWidth = shape.strokeWidth ?? 1;
  context.lineCap = shape.cap ?? 'butt';
  context.lineJoin = shape.join ?? 'miter';
  context.setLineDash([...(shape.dash ?? [])]);
  context.stroke(path);
}
