import cytoscape, { type BoundingBox12, type Core } from 'cytoscape';
import type { Tokens } from '../look/tokens.ts';
import { stylesheet } from './stylesheet.ts';

export const ZOOM_RANGE = { min: 0.05, max: 2.5 } as const;

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
    minZoom: ZOOM_RANGE.min,
    maxZoom: ZOOM_RANGE.max,
    // Panning moves one picture instead of drawing every card: 17 ms a frame instead of 117 at 2,000 cards.
    textureOnViewport: true,
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
  });
  drawSharply(cy);
  return cy;
}

/** With at most this many cards and lines in sight each is drawn afresh for every frame at rest. */
const SHARP_UP_TO = 300;

/** The parts of the canvas renderer that draw; they are not in the types. */
interface ElementRenderer {
  drawLayeredElements?: (context: unknown, elements: DrawnElements, ratio: number, extent: BoundingBox12) => void;
  readonly drawElement?: (context: unknown, element: unknown) => void;
}

type DrawnElements = Iterable<{ readonly boundingBox: () => BoundingBox12; readonly visible: () => boolean }>;

/**
 * Cytoscape draws from pictures of its own at half and quarter size, which blurs outlines of one pixel. A few hundred
 * elements are drawn as fast from nothing, and sharp.
 */
function drawSharply(cy: Core): void {
  const renderer = rendererOf<ElementRenderer>(cy);
  const { drawLayeredElements, drawElement } = renderer;
  if (drawLayeredElements === undefined || drawElement === undefined) return;
  renderer.drawLayeredElements = (context, elements, ratio, extent) => {
    const seen = [...elements].filter((element) => element.visible() && overlap(element.boundingBox(), extent));
    if (seen.length > SHARP_UP_TO) drawLayeredElements.call(renderer, context, elements, ratio, extent);
    else for (const element of seen) drawElement.call(renderer, context, element);
  };
}

function overlap(left: BoundingBox12, right: BoundingBox12): boolean {
  return left.x1 <= right.x2 && left.x2 >= right.x1 && left.y1 <= right.y2 && left.y2 >= right.y1;
}

function rendererOf<Part extends object>(cy: Core): Part {
  return (cy as unknown as { renderer: () => Part | null }).renderer() ?? ({} as Part);
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

/** The part of the canvas renderer that loads images; it is not in the types. */
interface ImageLoader {
  readonly getCachedImage?: (url: string, crossOrigin: string, onLoad: () => void) => HTMLImageElement;
  readonly imageCache?: Record<string, unknown>;
}

function imageLoader(cy: Core): ImageLoader {
  return rendererOf<ImageLoader>(cy);
}

/**
 * Loads sprites through Cytoscape's own cache and decodes them, so that the next frame draws them at once.
 *
 * A sprite that cannot be decoded is left to the browser; its card is drawn without it.
 */
export async function decodeSprites(cy: Core, urls: Iterable<string>): Promise<void> {
  const loader = imageLoader(cy);
  if (loader.getCachedImage === undefined) return;
  const decode = async (url: string): Promise<void> => {
    await loader.getCachedImage?.(url, 'anonymous', () => {}).decode();
  };
  await Promise.allSettled([...urls].map(decode));
}

/** Forgets images whose addresses were released. */
export function dropSprites(cy: Core, urls: Iterable<string>): void {
  const cache = imageLoader(cy).imageCache ?? {};
  for (const url of urls) Reflect.deleteProperty(cache, url);
}
