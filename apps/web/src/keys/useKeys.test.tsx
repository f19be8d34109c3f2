import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { PickMenu } from '../components/menu/PickMenu.tsx';
import { renderPage } from '../testing/renderPage.tsx';
import { useKeys, type KeyActions } from './useKeys.ts';

function Keys({ actions }: { readonly actions: KeyActions }) {
  useKeys(actions);
  const [open, setOpen] = useState(false);
  return (
    <>
      <PickMenu open={open} onOpen={setOpen} button={{ children: 'menu' }}>
        <ul aria-label="choices" role="listbox" />
      </PickMenu>
      <input aria-label="find" />
      <button type="button">card</button>
    </>
  );
}

function press() {
  const calls: string[] = [];
  const action = (name: string) => (): void => {
    calls.push(name);
  };
  renderPage(
    <Keys actions={{ 'g m': action('map'), m: action('minimap'), ' ': action('pause'), Escape: action('escape') }} />,
  );
  return {
    calls,
    key: (key: string, target: Element = document.body, options: KeyboardEventInit = {}) =>
      fireEvent.keyDown(target, { key, ...options }),
  };
}

describe('useKeys', () => {
  it('tells a sequence from the key alone', () => {
    const { calls, key } = press();
    key('m');
    key('g');
    key('m');
    key('m');
    expect(calls).toEqual(['minimap', 'map', 'minimap']);
  });

  it('does nothing while someone types, or with a modifier', () => {
    const { calls, key } = press();
    key('m', screen.getByLabelText('find'));
    key('m', document.body, { ctrlKey: true });
    key('m', document.body, { metaKey: true });
    expect(calls).toEqual([]);
  });

  it('leaves the space bar to a button that has the focus', () => {
    const { calls, key } = press();
    key(' ', screen.getByRole('button', { name: 'card' }));
    key(' ');
    expect(calls).toEqual(['pause']);
  });

  it('leaves Escape to an open menu, whose button may still have the focus', async () => {
    const { calls, key } = press();
    const toggle = screen.getByRole('button', { name: 'menu' });
    fireEvent.click(toggle);
    await screen.findByRole('listbox', { name: 'choices' });
    key('Escape', toggle);
    expect(calls).toEqual([]);
    await waitFor(() => expect(screen.queryByRole('listbox', { name: 'choices' })).toBeNull());
    key('Escape', toggle);
    expect(calls).toEqual(['escape']);
  });

  it('is off with one switch, except for Escape', () => {
    localStorage.setItem('fairlead:settings', JSON.stringify({ singleKeys: false }));
    const { calls, key } = press();
    key('m');
    key('Escape');
    expect(calls).toEqual(['escape']);
  });
});
