import { useEffect, useRef, type PointerEvent, type ReactElement } from 'react';
import type { Rect } from '../layout/layoutTypes.ts';
import { boundsOf } from '../layout/rects.ts';
import type { MapController } from './MapController.ts';
import { pictureBounds } from './pictureBounds.ts';

const SIZE = { width: 152, height: 82 } as const;

export interface MinimapProps {
  readonly controller: MapController;
  readonly label: string;
}

/** Areas and marks in small, with the frame of the window; a click or drag moves the map there. */
export function Minimap({ controller, label }: MinimapProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paint = (): void => {
      if (canvas.current !== null) paintMinimap(canvas.current, controller);
    };
    paint();
    return controller.onFrame(paint);
  }, [controller]);
  const go = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.buttons !== 1) return;
    const world = worldOf(controller);
    if (world === undefined) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { scale, left, top } = placeIn(world);
    controller.viewing.lookAt({
      x: (event.clientX - box.left - left) / scale + world.x,
      y: (event.clientY - box.top - top) / scale + world.y,
    });
  };
  const grab = (event: PointerEvent<HTMLCanvasElement>): void => {
    // A drag that leaves the minimap goes on.
    event.currentTarget.setPointerCapture(event.pointerId);
    go(event);
  };
  return (
    <div className="fairlead-map__panel fairlead-map__minimap">
      <canvas ref={canvas} role="img" aria-label={label} onPointerDown={grab} onPointerMove={go} />
    </div>
  );
}

/** The picture and the window together, so that the frame never leaves the minimap. */
function worldOf(controller: MapController): Rect | undefined {
  const picture = pictureBounds(controller.picture.placement);
  return picture === undefined ? undefined : boundsOf([picture, controller.viewing.extent()]);
}

function placeIn(world: Rect): { scale: number; left: number; top: number } {
  const scale = Math.min((SIZE.width - 4) / world.width, (SIZE.height - 4) / world.height);
  return {
    scale,
    left: (SIZE.width - world.width * scale) / 2,
    top: (SIZE.height - world.height * scale) / 2,
  };
}

function paintMinimap(canvas: HTMLCanvasElement, controller: MapController): void {
  const world = worldOf(controller);
  const context = canvas.getContext('2d');
  if (world === undefined || context === null) return;
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = SIZE.width * ratio;
  canvas.height = SIZE.height * ratio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const { placement, cards, tokens } = controller.picture;
  const { scale, left, top } = placeIn(world);
  const box = (rect: Rect): [number, number, number, number] => [
    left + (rect.x - world.x) * scale,
    top + (rect.y - world.y) * scale,
    rect.width * scale,
    rect.height * scale,
  ];
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
  context.strokeStyle = tokens.select;
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(...box(controller.viewing.extent()), 2);
  context.stroke();
}
