import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import type { Rect } from '../layout/layoutTypes.ts';
import { boundsOf } from '../layout/rects.ts';
import type { MapTexts } from '../texts.ts';
import type { MapController } from './MapController.ts';
import { MinimapPainter, placeIn } from './MinimapPainter.ts';
import { pictureBounds } from './pictureBounds.ts';

/** Share of the window that an arrow key moves. */
const STEP = 0.25;

/** Shares of the window, across and down. */
const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

export interface MinimapProps {
  readonly controller: MapController;
  readonly texts: Pick<MapTexts, 'minimap' | 'minimapKeys'>;
}

/** Areas and marks in small, with the frame of the window; a click or drag moves the map there, and so do the arrow keys; Home shows everything. */
export function Minimap({ controller, texts }: MinimapProps): ReactElement {
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
  const move = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const by = ARROWS[event.key];
    if (by !== undefined) controller.viewing.panBy(...by);
    else if (event.key === 'Home') controller.fit();
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="fairlead-map__panel fairlead-map__minimap"
      role="application"
      tabIndex={0}
      aria-label={texts.minimap}
      aria-description={texts.minimapKeys}
      onKeyDown={move}
    >
      <canvas ref={canvas} aria-hidden="true" onPointerDown={grab} onPointerMove={go} />
    </div>
  );
}

/** The picture and the window together, so that the frame never leaves the minimap. */
function worldOf(controller: MapController): Rect | undefined {
  const picture = pictureBounds(controller.picture.placement);
  return picture === undefined ? undefined : boundsOf([picture, controller.viewing.extent()]);
}
