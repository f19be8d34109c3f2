import { createBrowserRouter, type RouteObject } from 'react-router';
import { Frame } from '../features/frame/Frame.tsx';
import { basePath } from './basePath.ts';
import { RouteError } from './RouteError.tsx';
import { screens } from './screens.tsx';
import { StartScreen } from './StartScreen.tsx';
import { UnknownAddress } from './UnknownAddress.tsx';

export const routes: RouteObject[] = [
  {
    element: <Frame />,
    errorElement: <RouteError />,
    children: [
      {
        // Within the frame: what fails in one screen leaves the ways to the others.
        errorElement: <RouteError />,
        children: [
          { index: true, element: <StartScreen /> },
          { path: 'index.html', element: <StartScreen /> },
          ...screens,
          { path: '*', element: <UnknownAddress /> },
        ],
      },
    ],
  },
];

/** `baseUri` is the document's: every address of the page lies below it. */
export function createRouter(baseUri: string): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(routes, { basename: basePath(baseUri) || '/' });
}
