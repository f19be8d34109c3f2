import { RouterProvider } from 'react-router';
import { LiveProvider } from '../api/LiveProvider.tsx';
import { SettingsProvider } from '../settings/SettingsProvider.tsx';
import { createRouter } from './router.tsx';

const router = createRouter(document.baseURI);
const pageVersion = document.querySelector<HTMLMetaElement>('meta[name="fairlead-version"]')?.content;

export function App() {
  return (
    <SettingsProvider>
      <LiveProvider baseUri={document.baseURI} pageVersion={pageVersion}>
        <RouterProvider router={router} />
      </LiveProvider>
    </SettingsProvider>
  );
}
