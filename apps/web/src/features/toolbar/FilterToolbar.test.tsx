import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPage } from '../../testing/renderPage.tsx';
import { anAttention, aSnapshot } from '../../testing/samples.ts';
import { ScriptedApi } from '../../testing/scriptedApi.ts';
import { FilterToolbar } from './FilterToolbar.tsx';

const verdicts = { ok: 1, degraded: 0, broken: 2, unknown: 0, 'at-rest': 0 };
let api: ScriptedApi;

beforeAll(() => {
  api = new ScriptedApi();
  api.namespaces = { items: ['payments', 'shop'].map((name) => ({ name, verdicts })) };
  api.server.listen();
});
afterAll(() => api.server.close());

const snapshot = aSnapshot({ total: 26, attention: [anAttention('shop/cart')] });

function show(address: string, matches?: readonly string[]) {
  return renderPage(<FilterToolbar snapshot={snapshot} matches={matches} />, address);
}

describe('FilterToolbar', () => {
  it('counts services by verdict and turns a verdict filter on and off', async () => {
    const { at } = show('/map');
    fireEvent.click(await screen.findByRole('button', { name: /Broken\s*1/ }));
    expect(at()).toBe('/map?verdict=broken');
    fireEvent.click(screen.getByRole('button', { name: /All\s*26/ }));
    expect(at()).toBe('/map');
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

  it('shows active filters as chips, says which namespace is not there, and clears them', async () => {
    const { at } = show('/map?namespace=nope&find=pay&verdict=sad');
    expect(await screen.findByText('nope (not found)')).toBeTruthy();
    expect(screen.getByText('Not known here: verdict=sad')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(at()).toBe('/map');
  });

  it('goes to the next match with Enter, round and round', async () => {
    const { at } = show('/map?find=c', ['service/shop/cart', 'service/shop/coupons']);
    const find = screen.getByRole('textbox', { name: 'Find' });
    fireEvent.keyDown(find, { key: 'Enter' });
    expect(at()).toContain('select=service%2Fshop%2Fcart');
    fireEvent.keyDown(find, { key: 'Enter' });
    expect(at()).toContain('select=service%2Fshop%2Fcoupons');
    fireEvent.keyDown(find, { key: 'Enter' });
    expect(at()).toContain('select=service%2Fshop%2Fcart');
  });

  it('writes what is typed into the address', async () => {
    const { at } = show('/map');
    fireEvent.change(screen.getByRole('textbox', { name: 'Find' }), { target: { value: 'fraud' } });
    await waitFor(() => expect(at()).toBe('/map?find=fraud'));
  });
});
