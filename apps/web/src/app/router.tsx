import { createBrowserRouter, type RouteObject } from 'react-router';
import { Frame } from '../features/frame/Frame.tsx';
import { MapPage } from '../features/map/MapPage.tsx';
import { ServicePage } from '../features/service/ServicePage.tsx';
import { ServicesPage } from '../features/services/ServicesPage.tsx';
import { CachePage } from '../features/cache/CachePage.tsx';
import { basePath } from './basePath.ts';
import { RouteError } from './RouteError.tsx';
import { StartScreen } from './StartScreen.tsx';

export const routes: RouteObject[] = [
  {
    element: <Frame />,
    errorElement: <RouteError />,
    children: [
      { index: true, element: <StartScreen /> },
      { path: 'map', element: <MapPage /> },
      { path: 'services', element: <ServicesPage /> },
      { path: 'services/:namespace/:name', element: <ServicePage /> },
      { path: 'cache', element: <CachePage /> },
      { path: '*', element: <StartScreen /> },
    ],
  },
];

/** `baseUri` is the document's: every address of the page lies below it. */
export function createRouter(baseUri: string): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(routes, { basename: basePath(baseUri) || '/' });
}
