/** The screens that are files of their own, by the names under which the built page lists them. */
export type ScreenName = 'map' | 'services' | 'service' | 'cache';

/**
 * The screen that an address leads to, as the routes of the program have it; a test compares. `path` is relative to the base of the
 * page, `isNarrow` says that the window is too narrow for the map.
 */
export function screenOf(path: string, isNarrow: boolean): ScreenName {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts[0] === 'services' && parts.length === 1) return 'services';
  if (parts[0] === 'services' && parts.length === 3) return 'service';
  if (parts[0] === 'cache' && parts.length === 1) return 'cache';
  if (parts[0] === 'map' && parts.length === 1) return 'map';
  return isNarrow ? 'services' : 'map';
}
