import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { LiveProvider } from '../api/LiveProvider.tsx';
import { SettingsProvider } from '../settings/SettingsProvider.tsx';

/** Everything around a view: settings and texts, the live stream, an address. `at()` is the address now. */
export function renderPage(view: ReactNode, address = '/map'): RenderResult & { readonly at: () => string } {
  let at = address;
  function Address() {
    const { pathname, search } = useLocation();
    at = `${pathname}${search}`;
    return null;
  }
  const result = render(
    <SettingsProvider>
      <LiveProvider baseUri="http://fairlead.test/">
        <MemoryRouter initialEntries={[address]}>
          {view}
          <Address />
        </MemoryRouter>
      </LiveProvider>
    </SettingsProvider>,
  );
  return { ...result, at: () => at };
}
