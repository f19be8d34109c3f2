import type { Core } from 'cytoscape';

/** Doublings of the size per px that a wheel is turned: a notch of a mouse wheel (100 px) is 15 %, as on most maps. */
const DOUBLINGS_PER_PX = 0.002;
const PX_PER_LINE = 25;
const PX_PER_PAGE = 500;
/** Fingers on a touchpad send small steps, marked by Ctrl. */
const PINCH = 10;
/** Cytoscape draws from one picture while the wheel turns, and sharply once it has rested this long. */
const REST_MS = 150;

/** The parts of the canvas renderer that tell whether the wheel turns; they are not in the types. */
interface WheelRenderer {
  readonly data?: { wheelZooming?: boolean; wheelTimeout?: ReturnType<typeof setTimeout> };
  readonly redrawHint?: (group: 'eles', on: boolean) => void;
  readonly redraw?: () => void;
}

/** How much larger everything gets by one event of a wheel. */
export function wheelFactor({
  deltaY,
  deltaMode,
  ctrlKey,
}: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const px = deltaY * (deltaMode === 1 ? PX_PER_LINE : deltaMode === 2 ? PX_PER_PAGE : 1);
  return 2 ** (-px * DOUBLINGS_PER_PX * (ctrlKey ? PINCH : 1));
}

/**
 * Zooms by wheel around the pointer. Cytoscape's own way asks for 25 notches of a mouse wheel to double the size, so it is
 * not told of the wheel; it hears `scrollzoom` as if it had done it. Returns how to stop.
 */
export function zoomByWheel(cy: Core, container: HTMLElement): () => void {
  const renderer = ((cy as unknown as { renderer: () => WheelRenderer | null }).renderer() ?? {}) as WheelRenderer;
  const { data } = renderer;
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const box = container.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    const { x, y } = cy.pan();
    const position = { x: (at.x - x) / cy.zoom(), y: (at.y - y) / cy.zoom() };
    if (data !== undefined) {
      data.wheelZooming = true;
      clearTimeout(data.wheelTimeout);
      data.wheelTimeout = setTimeout(() => {
        data.wheelZooming = false;
        if (cy.destroyed()) return;
        renderer.redrawHint?.('eles', true);
        renderer.redraw?.();
      }, REST_MS);
    }
    const level = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), cy.zoom() * wheelFactor(event)));
    cy.stop();
    cy.zoom({ level, renderedPosition: at });
    cy.emit({ type: 'scrollzoom', position } as unknown as string);
  };
  // Above Cytoscape's own element, so that this comes first.
  const above = container.parentElement ?? container;
  above.addEventListener('wheel', onWheel, { capture: true, passive: false });
  return () => {
    above.removeEventListener('wheel', onWheel, { capture: true });
    clearTimeout(data?.wheelTimeout);
  };
}
