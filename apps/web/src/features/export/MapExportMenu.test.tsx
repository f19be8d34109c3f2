import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { renderPage } from '../../testing/renderPage.tsx';
import { MapExportMenu } from './MapExportMenu.tsx';
import type { MapExport } from './useMapExport.ts';

function show(part: Partial<MapExport>, isDrawnFirst: boolean) {
  let draw: (isDrawn: boolean) => void = () => undefined;
  const from = {
    picture: vi.fn(),
    page: vi.fn(),
    json: vi.fn(),
    facts: () => undefined,
    ...part,
  } as unknown as MapExport;
  function Menu() {
    const [isDrawn, setDrawn] = useState(isDrawnFirst);
    draw = (next) => act(() => setDrawn(next));
    return <MapExportMenu from={from} isDrawn={isDrawn} />;
  }
  renderPage(<Menu />);
  return { draw };
}

const pressE = (): void => void fireEvent.keyDown(document.body, { key: 'e' });
const offers = (): number => screen.queryAllByRole('menuitem').length;

it('opens by its key only when its button can be pressed, and closes with the picture', async () => {
  const { draw } = show({}, false);
  pressE();
  expect(offers()).toBe(0);
  draw(true);
  expect(offers()).toBe(0);
  pressE();
  await screen.findByRole('menuitem', { name: /JSON/ });
  draw(false);
  await waitFor(() => expect(offers()).toBe(0));
});

it('takes the next thing along while the first is still being made, and keeps its button', async () => {
  const made: (() => void)[] = [];
  show({ picture: () => new Promise((resolve) => made.push(resolve)) }, true);
  for (const kind of [/^PNG.*the whole map/, /^SVG.*the whole map/]) {
    pressE();
    await act(async () => void fireEvent.click(await screen.findByRole('menuitem', { name: kind })));
  }
  expect(made).toHaveLength(2);
  const button = screen.getByRole<HTMLButtonElement>('button');
  expect([button.disabled, button.getAttribute('aria-busy')]).toEqual([false, 'true']);
  await act(async () => made[0]?.());
  expect(button.getAttribute('aria-busy')).toBe('true');
  await act(async () => made[1]?.());
  expect(button.getAttribute('aria-busy')).toBe('false');
});
