/** From where somebody looks at the map: the point of the world in the middle of the window, and the zoom. */
export interface Position {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const ZOOM = { least: 0.02, most: 4 } as const;

/** `X,Y,ZOOM`, rounded to what can be seen. */
export function formatPosition({ x, y, zoom }: Position): string {
  return `${Math.round(x)},${Math.round(y)},${Number(zoom.toFixed(3))}`;
}

/** `undefined` for what is no position. */
export function parsePosition(value: string): Position | undefined {
  const [, x, y, zoom] = /^(-?\d{1,7}),(-?\d{1,7}),(\d{1,2}(?:\.\d{1,6})?)$/.exec(value) ?? [];
  if (zoom === undefined || Number(zoom) < ZOOM.least || Number(zoom) > ZOOM.most) return undefined;
  return { x: Number(x), y: Number(y), zoom: Number(zoom) };
}

/** True if the difference cannot be seen, or comes from rounding. */
export function isNear(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) * a.zoom < 3 && Math.abs(a.y - b.y) * a.zoom < 3 && Math.abs(a.zoom / b.zoom - 1) < 0.005;
}
