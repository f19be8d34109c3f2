import type { Size } from '../layout/layoutTypes.ts';
import { forcedTokens, readTokens, type Tokens } from '../look/tokens.ts';
import type { MapView } from './mapView.ts';

/** The colours of the map where it stands, or those that the user forces. */
export function tokensOf(container: HTMLElement, theme: MapView['theme']): Tokens {
  const forced = globalThis.matchMedia?.('(forced-colors: active)').matches ?? false;
  return forced ? forcedTokens() : readTokens(container, theme);
}

/** Asking the page for it makes the browser lay out what has just been rendered, so this is done only when it may have changed. */
export function sizeOf(container: HTMLElement): Size {
  return { width: container.clientWidth, height: container.clientHeight };
}
