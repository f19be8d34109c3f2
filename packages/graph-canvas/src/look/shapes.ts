/**
 * One outline with its colours. A drawing is a list of them, from which both its SVG and its picture on a canvas are made.
 */
export interface Shape {
  /** The `d` of an SVG path. */
  readonly path: string;
  readonly place?: Place;
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly [number, number];
  /** Ends of its line. */
  readonly cap?: 'round';
  /** Corners of its line. */
  readonly join?: 'round';
  /** The `d` of a path beyond which nothing of it is seen. */
  readonly clip?: string;
}

/** Where the origin of a shape lies, and how large one of its units is there. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The same shapes elsewhere, in another size. */
export function placed(shapes: readonly Shape[], x: number, y: number, scale = 1): readonly Shape[] {
  return shapes.map((shape) => {
    const inner = shape.place ?? { x: 0, y: 0, scale: 1 };
    return { ...shape, place: { x: x + scale * inner.x, y: y + scale * inner.y, scale: scale * inner.scale } };
  });
}

/** A circle, begun at its right end as SVG begins one, which is where dashes start. */
export function circle(x: number, y: number, radius: number): string {
  const half = `A${radius} ${radius} 0 1 1`;
  return `M${round(x + radius)} ${round(y)}${half} ${round(x - radius)} ${round(y)}${half} ${round(x + radius)} ${round(y)}Z`;
}

/** A rectangle with round corners. */
export function roundBox(x: number, y: number, width: number, height: number, radius: number): string {
  const corner = `a${radius} ${radius} 0 0 1`;
  const [across, down] = [round(width - 2 * radius), round(height - 2 * radius)];
  return (
    `M${round(x + radius)} ${round(y)}h${across}${corner} ${radius} ${radius}v${down}${corner} ${-radius} ${radius}` +
    `h${-across}${corner} ${-radius} ${-radius}v${-down}${corner} ${radius} ${-radius}z`
  );
}

/** As SVG; a clip gets this id. */
export function shapesSvg(shapes: readonly Shape[], clipId = 'clip'): string {
  return shapes.map((shape) => shapeSvg(shape, clipId)).join('');
}

function shapeSvg(shape: Shape, clipId: string): string {
  const { place, clip, dash } = shape;
  const transform =
    place === undefined
      ? undefined
      : `translate(${round(place.x)} ${round(place.y)})${place.scale === 1 ? '' : ` scale(${round(place.scale, 5)})`}`;
  const attributes = {
    transform,
    'clip-path': clip === undefined ? undefined : `url(#${clipId})`,
    d: shape.path,
    fill: shape.fill ?? 'none',
    'fill-opacity': shape.fillOpacity,
    stroke: shape.stroke,
    'stroke-width': shape.strokeWidth,
    'stroke-dasharray': dash?.join(' '),
    'stroke-linecap': shape.cap,
    'stroke-linejoin': shape.join,
  };
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${value}"`],
  );
  const clipPath = clip === undefined ? '' : `<clipPath id="${clipId}"><path d="${clip}"/></clipPath>`;
  return `${clipPath}<path ${written.join(' ')}/>`;
}

export function round(value: number, digits = 2): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
