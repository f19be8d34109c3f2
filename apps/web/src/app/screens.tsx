import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';

type Screen = Pick<RouteObject, 'lazy' | 'hydrateFallbackElement'>;

/** A screen in a file of its own; the one on the screen stays until the next is there, and before the first stands an empty one. */
const screen = (load: () => Promise<ComponentType>): Screen => ({
  // As one function: what fails within an object of them reaches no error element.
  lazy: async () => ({ Component: await load() }),
  hydrateFallbackElement: <main className="fl-screen" aria-busy="true" />,
});

/**
 * The screens, each loaded when it is first opened. The built page lists their files (`screenFiles.ts`), so that the one that the
 * address names comes together with the program, and the others once the first picture stands.
 */
export const screens: readonly RouteObject[] = [
  { path: 'map', ...screen(async () => (await import('../features/map/MapPage.tsx')).MapPage) },
  { path: 'services', ...screen(async () => (await import('../features/services/ServicesPage.tsx')).ServicesPage) },
  {
    path: 'services/:namespace/:name',
    ...screen(async () => (await import('../features/servicePage/ServicePage.tsx')).ServicePage),
  },
  { path: 'cache', ...screen(async () => (await import('../features/cache/CachePage.tsx')).CachePage) },
];
