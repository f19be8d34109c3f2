import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { ScriptedApi } from '../../testing/scriptedApi.ts';
import { renderPage } from '../../testing/renderPage.tsx';
import { FindBox } from './FindBox.tsx';

/** A box in an address that is written to, and follows only when it is let. */
function aBox() {
  const written: string[] = [];
  let setAddress: (value: string) => void = () => undefined;
  function Box() {
    const [value, setValue] = useState('');
    setAddress = setValue;
    return (
      <FindBox
        value={value}
        problem={undefined}
        walk={undefined}
        pending={false}
        onChange={(next) => written.push(next)}
      />
    );
  }
  renderPage(<Box />, '/map');
  const find = screen.getByRole<HTMLInputElement>('combobox', { name: 'Find' });
  return { find, written, arrive: (value: string) => act(() => setAddress(value)) };
}

it('keeps what is typed while the address still comes after, and follows the address otherwise', async () => {
  const { find, written, arrive } = aBox();
  fireEvent.change(find, { target: { value: 'pr' } });
  await waitFor(() => expect(written).toEqual(['pr']));
  fireEvent.change(find, { target: { value: 'pro' } });
  arrive('pr');
  expect(find.value).toBe('pro');
  await waitFor(() => expect(written).toEqual(['pr', 'pro']));
  arrive('pro');
  expect(find.value).toBe('pro');
  arrive('');
  expect(find.value).toBe('');
});

it('keeps what is typed after the box was emptied for a moment, while the address still comes after', async () => {
  const { find, written, arrive } = aBox();
  for (const text of ['a', '']) {
    fireEvent.change(find, { target: { value: text } });
    await waitFor(() => expect(written.at(-1)).toBe(text));
  }
  fireEvent.change(find, { target: { value: 'b' } });
  arrive('a');
  arrive('');
  expect(find.value).toBe('b');
});

it('offers of a field only its own values, also while they are still to come', async () => {
  const api = new ScriptedApi();
  api.server.listen();
  api.server.use(
    http.get('*/api/v1/find/values', async ({ request }) => {
      if (new URL(request.url).searchParams.get('field') === 'image') await delay('infinite');
      return HttpResponse.json({ items: [{ value: 'app=cart', nodes: 1 }] });
    }),
  );
  const { find } = aBox();
  fireEvent.focus(find);
  fireEvent.change(find, { target: { value: 'label:' } });
  expect(await screen.findByRole('option', { name: /label:app=cart/ })).toBeTruthy();
  fireEvent.change(find, { target: { value: 'image:' } });
  await waitFor(() => expect(screen.queryByRole('option')).toBeNull());
  fireEvent.change(find, { target: { value: 'label:a' } });
  expect(await screen.findByRole('option', { name: /label:app=cart/ })).toBeTruthy();
  api.server.close();
});
