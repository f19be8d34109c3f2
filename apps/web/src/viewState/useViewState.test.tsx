import { act, render } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';
import { expect, it } from 'vitest';
import { useViewState, type ViewStateControl } from './useViewState.ts';
import { onlyBroken, withoutUpmost } from './viewState.ts';

/** The query after changes made in one turn, none of them rendered before the next. */
function after(start: string, changes: (control: ViewStateControl) => void): string {
  let control: ViewStateControl | undefined;
  let search = '';
  function Probe() {
    control = useViewState();
    search = useLocation().search;
    return null;
  }
  render(
    <MemoryRouter initialEntries={[start]}>
      <Probe />
    </MemoryRouter>,
  );
  act(() => {
    if (control !== undefined) changes(control);
  });
  return search;
}

it('keeps both of two changes made in one turn', () => {
  expect(
    after('/map?open=namespace/shop&find=cart', ({ change }) => {
      change({ open: [] }, 'replace');
      change({ verdict: 'broken' }, 'push');
    }),
  ).toBe('?find=cart&verdict=broken');
});

it('turns a switch back that is pressed twice before the first has been rendered', () => {
  expect(
    after('/map?find=cart', ({ change }) => {
      change(onlyBroken, 'push');
      change(onlyBroken, 'push');
    }),
  ).toBe('?find=cart');
});

it('clears one thing after the other, though the first is not rendered yet', () => {
  const start = '/map?find=cart&select=service/shop/cart&pick=service/shop/web';
  const cleared = (times: number): string =>
    after(start, ({ change }) => {
      for (let time = 0; time < times; time += 1) change(withoutUpmost, 'push');
    });
  expect(cleared(1)).toBe('?find=cart&pick=service%2Fshop%2Fweb');
  expect(cleared(2)).toBe('?find=cart');
  expect(cleared(3)).toBe('');
  expect(cleared(4)).toBe('');
});
