import type { Rect } from '../layout/layoutTypes.ts';
import { sameList } from '../layout/sameParts.ts';
import type { MapPicture } from './mapView.ts';

const SIZE = { width: 152, height: 82 } as const;

/** Where a part of the world lies in the minimap, in its pixels. */
export function placeIn(world: Rect): { readonly scale: number; readonly left: number; readonly top: number } {
  const scale = Math.min((SIZE.width - 4) / world.width, (SIZE.height - 4) / world.height);
  return {
    scale,
    left: (SIZE.width - world.width * scale) / 2,
    top: (SIZE.height - world.height * scale) / 2,
  };
}

type Box = (rect: Rect) => [x: number, y: number, width: number, height: number];

/** Paints areas and cards again only when one of them changed; a step of a pan moves the frame of the window alone. */
export class MinimapPainter {
  readonly #below = document.createElement('canvas');
  #shows: readonly unknown[] = [];

  /** `window` is what of the `world` is in sight. */
  paint(canvas: HTMLCanvasElement, picture: MapPicture, world: Rect, window: Rect): void {
    const ratio = globalThis.devicePixelRatio || 1;
    const { scale, left, top } = placeIn(world);
    const box: Box = (rect) => [
      left + (rect.x - world.x) * scale,
      top + (rect.y - world.y) * scale,
      rect.width * scale,
      rect.height * scale,
    ];
    const { cards, placement, tokens } = picture;
    const shows = [cards, placement, tokens, ratio, world.x, world.y, world.width, world.height];
    if (!sameList(shows, this.#shows)) {
      const below = begin(this.#below, ratio);
      if (below === null) return;
      this.#shows = shows;
      paintWorld(below, picture, box);
    }
    const context = begin(canvas, ratio);
    if (context === null) return;
    context.drawImage(this.#below, 0, 0, SIZE.width, SIZE.height);
    context.strokeStyle = tokens.select;
    context.lineWidth = 1.5;
    context.beginPath();
    context.roundRect(...box(window), 2);
    context.stroke();
  }
}

/** An empty canvas of that size, drawn on in CSS pixels. */
function begin(canvas: HTMLCanvasElement, ratio: number): CanvasRenderingContext2D | null {
  const [width, height] = [Math.round(SIZE.width * ratio), Math.round(SIZE.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, SIZE.width, SIZE.height);
  return context;
}

function paintWorld(context: CanvasRenderingContext2D, { placement, cards, tokens }: MapPicture, box: Box): void {
  for (const [id, area] of Object.entries(placement.areas)) {
    if (id === '') continue;
    for (const rect of area.rects) {
      context.beginPath();
      context.roundRect(...box(rect), 2);
      context.fillStyle = tokens.canvas;
      context.fill();
      context.strokeStyle = tokens['area-line'];
      context.lineWidth = 1;
      context.stroke();
    }
  }
  for (const card of cards.values()) {
    const rect = placement.nodes[card.id];
    if (rect === undefined) continue;
    const loud = card.verdict === 'broken' || card.verdict === 'degraded';
    context.globalAlpha = loud ? 1 : 0.5;
    context.fillStyle = loud ? tokens[card.verdict] : tokens['node-line'];
    const [x, y, width, height] = box(rect);
    context.fillRect(x, y, Math.max(loud ? 3 : 1, width), Math.max(loud ? 3 : 1, height));
  }
  context.globalAlpha = 1;
}
