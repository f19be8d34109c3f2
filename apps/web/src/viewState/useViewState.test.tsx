import { act, render } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';
import { expect, it } from 'vitest';
import { useViewState, type ViewStateControl } from './useViewState.ts';

it('keeps both of two changes made in one turn', () => {
  let control: ViewStateControl | undefined;
  let search = '';
  function Probe() {
    control = useViewState();
    search = useLocation().search;
    return null;
  }
  render(
    <MemoryRouter initialEntries={['/map?open=namespace/shop&find=cart']}>
      <Probe />
    </MemoryRouter>,
  );
  act(() => {
    control?.change({ open: [] }, 'replace');
    control?.change({ verdict: 'broken' }, 'push');
  });
  expect(search).toBe('?find=cart&verdict=broken');
});
