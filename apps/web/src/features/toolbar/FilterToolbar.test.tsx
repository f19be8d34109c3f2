import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPage } from '../../testing/renderPage.tsx';
import { anAttention, aResource, aServiceNode, aSnapshot, aStatus } from '../../testing/samples.ts';
import { ScriptedApi } from '../../testing/scriptedApi.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { FilterToolbar } from './FilterToolbar.tsx';

const verdicts = { ok: 1, degraded: 0, broken: 2, unknown: 0, 'at-rest': 0 };
let api: ScriptedApi;

beforeAll(() => {
  api = new ScriptedApi();
  api.namespaces = { items: ['payments', 'shop'].map((name) => ({ name, verdicts })) };
  api.server.listen();
});
afterAll(() => api.server.close());

const snapshot = aSnapshot({
  nodes: ['shop/cart', 'shop/coupons', 'shop/web'].map((name) => aServiceNode(name)),
  total: 26,
  hidden: { services: 13, broken: 2, degraded: 0, others: 1, edges: 0 },
  attention: [anAttention('shop/cart')],
});

function Bar() {
  const { change } = useViewState();
  return <FilterToolbar snapshot={snapshot} onGo={({ id }) => change({ select: id }, 'replace')} />;
}

function show(address: string) {
  api.snapshot = snapshot;
  return renderPage(<Bar />, address);
}

describe('FilterToolbar', () => {
  it('counts services by verdict and turns a verdict filter on and off', async () => {
    const { at } = show('/map');
    fireEvent.click(await screen.findByRole('button', { name: /Broken\s*3/ }));
    expect(at()).toBe('/map?verdict=broken');
    fireEvent.click(screen.getByRole('button', { name: /All\s*26/ }));
    expect(at()).toBe('/map');
  });

  it('counts nothing that may not be read', async () => {
    api.status = aStatus({
      resources: ['services', 'pods'].map((resource) => aResource({ resource, state: 'forbidden', objects: 0 })),
    });
    renderPage(<FilterToolbar snapshot={aSnapshot({ total: 0 })} onGo={() => {}} />, '/map');
    for (const word of ['All', 'Broken', 'Degraded']) {
      const name = new RegExp(`^${word}\\s*\\(not known: may not be read\\)$`);
      expect((await screen.findByRole('button', { name })).textContent).toContain('–');
    }
    api.status = aStatus();
  });

  it('chooses namespaces by name and accepts one that is not listed', async () => {
    const { at } = show('/map');
    fireEvent.click(screen.getByRole('button', { name: /^Namespaces:/ }));
    fireEvent.click(await screen.findByRole('checkbox', { name: /shop/ }));
    expect(at()).toBe('/map?namespace=shop');
    const find = screen.getByRole('textbox', { name: 'Find a namespace' });
    fireEvent.change(find, { target: { value: 'secret' } });
    fireEvent.keyDown(find, { key: 'Enter' });
    expect(at()).toBe('/map?namespace=secret&namespace=shop');
  });

  it('keeps both of two namespaces, presets and chips that are clicked before the first is rendered', async () => {
    const { at } = show('/map');
    fireEvent.click(screen.getByRole('button', { name: /^Namespaces:/ }));
    const [shop, payments] = [
      await screen.findByRole('checkbox', { name: /shop/ }),
      screen.getByRole('checkbox', { name: /payments/ }),
    ];
    act(() => [shop, payments].forEach((box) => fireEvent.click(box)));
    expect(at()).toBe('/map?namespace=payments&namespace=shop');
    fireEvent.click(screen.getByRole('button', { name: /^Hidden/ }));
    const presets = [/Services at rest/, /Finished jobs/].map((name) => screen.getByRole('checkbox', { name }));
    act(() => presets.forEach((box) => fireEvent.click(box)));
    expect(new URLSearchParams(at().split('?')[1]).getAll('hide')).toHaveLength(2);
    const chips = [/Remove shop/, /Remove payments/].map((name) => screen.getByRole('button', { name }));
    act(() => chips.forEach((chip) => fireEvent.click(chip)));
    expect(at()).not.toContain('namespace=');
  });

  it('shows active filters as chips, says which namespace is not there, and clears them', async () => {
    const { at } = show('/map?namespace=nope&find=pay&verdict=sad');
    expect(await screen.findByText('nope (not found)')).toBeTruthy();
    expect(screen.getByText('Not known here: verdict=sad')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(at()).toBe('/map');
  });

  it('says how many match, and goes from match to match with Enter, round and round', async () => {
    const { at } = show('/map?find=c');
    expect(await screen.findByText('2 matches')).toBeTruthy();
    const find = screen.getByRole('combobox', { name: 'Find' });
    fireEvent.keyDown(find, { key: 'Enter' });
    expect(at()).toContain('select=service%2Fshop%2Fcart');
    expect(screen.getByText('cart, match 1 of 2')).toBeTruthy();
    fireEvent.keyDown(find, { key: 'Enter' });
    expect(at()).toContain('select=service%2Fshop%2Fcoupons');
    fireEvent.keyDown(find, { key: 'Enter' });
    expect(at()).toContain('select=service%2Fshop%2Fcart');
    fireEvent.keyDown(find, { key: 'Enter', shiftKey: true });
    expect(at()).toContain('select=service%2Fshop%2Fcoupons');
  });

  it('goes on from the match before, though that is not rendered yet', async () => {
    const { at } = show('/map?find=c');
    expect(await screen.findByText('2 matches')).toBeTruthy();
    const find = screen.getByRole('combobox', { name: 'Find' });
    act(() => [1, 2].forEach(() => fireEvent.keyDown(find, { key: 'Enter' })));
    expect(at()).toContain('select=service%2Fshop%2Fcoupons');
  });

  it('goes to the first match of what was typed right before Enter, once there is an answer', async () => {
    const { at } = show('/map');
    const find = screen.getByRole('combobox', { name: 'Find' });
    fireEvent.change(find, { target: { value: 'coup' } });
    fireEvent.keyDown(find, { key: 'Enter' });
    await waitFor(() => expect(at()).toBe('/map?find=coup&select=service%2Fshop%2Fcoupons'));
  });

  it('completes with Tab, first the field, then a value from the cluster', async () => {
    api.values = ['payments', 'shop'];
    show('/map');
    const find = screen.getByRole<HTMLInputElement>('combobox', { name: 'Find' });
    fireEvent.change(find, { target: { value: '-ns' } });
    expect(await screen.findByRole('option', { name: /^ns:/ })).toBeTruthy();
    fireEvent.keyDown(find, { key: 'Tab' });
    expect(find.value).toBe('-ns:');
    await screen.findByRole('option', { name: 'ns:payments' });
    fireEvent.keyDown(find, { key: 'ArrowDown' });
    fireEvent.keyDown(find, { key: 'ArrowDown' });
    expect(screen.getByRole('option', { name: 'ns:shop' }).getAttribute('aria-selected')).toBe('true');
    fireEvent.keyDown(find, { key: 'Enter' });
    expect(find.value).toBe('-ns:shop ');
  });

  it('says what is wrong with an expression, and mends it by a click', async () => {
    const { at } = show('/map?find=cart%20verdct:broken');
    expect(await screen.findByText('There is no field verdct.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Use verdict:broken' }));
    await waitFor(() => expect(at()).toBe('/map?find=cart+verdict%3Abroken'));
  });

  it('hides by a preset and by an expression, says how much is hidden, and brings it back', async () => {
    const { at } = show('/map');
    fireEvent.click(screen.getByRole('button', { name: 'Hidden: 14, 2 broken' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: /Services at rest/ }));
    expect(at()).toBe('/map?hide=verdict%3Aat-rest');
    const own = screen.getByRole('textbox', { name: 'Hide what matches ...' });
    fireEvent.change(own, { target: { value: 'name:web' } });
    fireEvent.keyDown(own, { key: 'Enter' });
    expect(at()).toBe('/map?hide=verdict%3Aat-rest&hide=name%3Aweb');
    fireEvent.click(screen.getByRole('button', { name: /Remove name:web/ }));
    expect(at()).toBe('/map?hide=verdict%3Aat-rest');
    fireEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(at()).toBe('/map');
  });

  it('focuses on what is selected, in one direction, and asks for the other end of a way', async () => {
    const { at } = show('/map?select=service%2Fshop%2Fcart');
    fireEvent.click(screen.getByRole('button', { name: 'Focus' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: '2 steps' }));
    expect(new URLSearchParams(at().split('?')[1]).get('focus')).toBe('service/shop/cart');
    expect(at()).toContain('upstream=2&downstream=2');
    expect(screen.getByText('cart, 2 steps both ways')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Focus' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Only who calls it' }));
    expect(at()).toContain('upstream=2&downstream=0');
    fireEvent.click(screen.getByRole('button', { name: 'Focus' }));
    fireEvent.change(await screen.findByRole('textbox', { name: /find the other end/ }), { target: { value: 'cou' } });
    fireEvent.click(await screen.findByRole('menuitem', { name: /coupons/ }));
    expect(new URLSearchParams(at().split('?')[1]).getAll('path')).toEqual([
      'service/shop/cart',
      'service/shop/coupons',
    ]);
    expect(screen.getByText('cart to coupons: nothing connects them')).toBeTruthy();
  });

  it('saves a view under a name, opens it, and forgets it', async () => {
    const { at } = show('/map?find=cart');
    fireEvent.click(screen.getByRole('button', { name: 'Saved views' }));
    const name = await screen.findByRole('textbox', { name: 'Name this view ...' });
    fireEvent.change(name, { target: { value: 'the cart' } });
    fireEvent.keyDown(name, { key: 'Enter' });
    fireEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(at()).toBe('/map');
    fireEvent.click(screen.getByRole('button', { name: 'Saved views' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'the cart' }));
    expect(at()).toBe('/map?find=cart');
    fireEvent.click(screen.getByRole('button', { name: 'Saved views' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete the view the cart' }));
    expect(screen.queryByText('the cart')).toBeNull();
    expect(localStorage.getItem('fairlead:views')).toBe('[]');
  });

  it('writes what is typed into the address', async () => {
    const { at } = show('/map');
    fireEvent.change(screen.getByRole('combobox', { name: 'Find' }), { target: { value: 'fraud' } });
    await waitFor(() => expect(at()).toBe('/map?find=fraud'));
  });
});
