import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { MapMenu } from './MapMenu.tsx';

function show() {
  const [first, second, onClose] = [vi.fn(), vi.fn(), vi.fn()];
  render(
    <MapMenu
      label="What can be done with cart"
      at={{ x: 5000, y: 5000 }}
      groups={[[{ key: 'first', text: 'First', act: first }], [], [{ key: 'second', text: 'Second', act: second }]]}
      onClose={onClose}
    />,
  );
  return { first, second, onClose, item: (name: string) => screen.getByRole('menuitem', { name }) };
}

describe('MapMenu', () => {
  it('has a name, gives the first offer the focus, and stays in the window', async () => {
    const { item } = show();
    expect(screen.getByRole('menu', { name: 'What can be done with cart' })).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(item('First')));
    const box = screen.getByRole('menu').closest<HTMLElement>('.fl-menu');
    expect(Number.parseFloat(box?.style.left ?? '')).toBeLessThan(innerWidth);
    expect(Number.parseFloat(box?.style.top ?? '')).toBeLessThan(innerHeight);
  });

  it('does what is chosen, after it has closed', () => {
    const { item, second, onClose } = show();
    fireEvent.click(item('Second'));
    expect(second).toHaveBeenCalledOnce();
    expect(onClose).toHaveBeenCalledWith(true);
    expect(onClose.mock.invocationCallOrder[0]).toBeLessThan(second.mock.invocationCallOrder[0] ?? 0);
  });

  it.each(['Escape', 'Tab'])('closes with %s and gives the focus back', (key) => {
    const { item, onClose } = show();
    fireEvent.keyDown(item('First'), { key });
    expect(onClose).toHaveBeenCalledWith(true);
  });

  it('closes by a click beside it, which keeps its focus', () => {
    const { item, onClose } = show();
    fireEvent.pointerDown(item('First'));
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.pointerDown(document.body);
    expect(onClose).toHaveBeenCalledWith(false);
  });
});
