import type { MapController } from './MapController.ts';

/** Tells the map when its window or the colours that the user forces change. */
export function watchWindow(element: HTMLElement, map: MapController): () => void {
  const resizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => map.resize());
  resizes?.observe(element);
  const forced = globalThis.matchMedia?.('(forced-colors: active)');
  const recolour = (): void => {
    map.refreshColours();
  };
  forced?.addEventListener('change', recolour);
  return () => {
    resizes?.disconnect();
    forced?.removeEventListener('change', recolour);
  };
}
