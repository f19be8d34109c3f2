import cytoscape, { type Core } from 'cytoscape';
import type { Tokens } from '../look/tokens.ts';
import { Drawing, type ElementRenderer } from './drawing.ts';
import { stylesheet } from './stylesheet.ts';

/** As near as anybody gets. How far away depends on the picture (`leastZoom`). */
export const MOST_ZOOM = 2.5;

/** A Cytoscape instance as the map needs it; without a container it has no renderer (tests). */
export function createInstance(container: HTMLElement | null, tokens: Tokens): Core {
  if (container !== null) {
    keepStyleElementOut(container.ownerDocument);
    container.style.position = 'absolute';
  }
  const cy = cytoscape({
    ...(container === null ? { headless: true, styleEnabled: true } : { container }),
    style: stylesheet(tokens),
    layout: { name: 'preset' },
    maxZoom: MOST_ZOOM,
    // Panning moves one picture instead of drawing every card: 17 ms a frame instead of 117 at 2,000 cards.
    textureOnViewport: true,
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
  });
  const renderer = rendererOf<Partial<ElementRenderer>>(cy);
  if (isComplete(renderer)) drawings.set(cy, new Drawing(cy, renderer));
  return cy;
}

const drawings = new WeakMap<Core, Drawing>();

/** Draws what has changed now instead of in the next frame, which then only has to show it. */
export function drawNow(cy: Core): void {
  drawings.get(cy)?.now();
}

/** Whether lines have their figures, from the next picture of another zoom on. */
export function writeFigures(cy: Core, isWritten: boolean): void {
  const drawing = drawings.get(cy);
  if (drawing !== undefined) drawing.writesFigures = isWritten;
}

/** The renderer, as those of its parts that are not in the types. */
export function rendererOf<Part extends object>(cy: Core): Part {
  return (cy as unknown as { renderer: () => Part | null }).renderer() ?? ({} as Part);
}

/** Without a canvas (tests) there is nothing that draws. */
function isComplete(renderer: Partial<ElementRenderer>): renderer is ElementRenderer {
  return renderer.drawLayeredElements !== undefined && renderer.drawElement !== undefined;
}

/**
 * Cytoscape adds a style element of its own unless one with this id is there; the policy of the page forbids inline
 * styles, and the container is positioned already.
 */
function keepStyleElementOut(page: Document): void {
  const id = '__________cytoscape_stylesheet';
  if (page.getElementById(id) !== null) return;
  const placeholder = page.createElement('template');
  placeholder.id = id;
  page.head.append(placeholder);
}
