import { useEffect, useRef, type PointerEvent, type ReactElement } from 'react';
import type { Rect } from '../layout/layoutTypes.ts';
import { boundsOf } from '../layout/rects.ts';
import type { MapController } from './MapController.ts';
import { MinimapPainter, placeIn } from './MinimapPainter.ts';
import { pictureBounds } from './pictureBounds.ts';

export interface MinimapProps {
  readonly controller: MapController;
  readonly label: string;
}

/** Areas and marks in small, with the frame of the window; a click or drag moves the map there. */
export function Minimap({ controller, label }: MinimapProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const painter = new MinimapPainter();
    const paint = (): void => {
      const world = worldOf(controller);
      if (canvas.current === null || world === undefined) return;
      painter.paint(canvas.current, controller.picture, world, controller.viewing.extent());
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
