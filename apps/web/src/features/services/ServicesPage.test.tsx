import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { Route, Routes } from 'react-router';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderPage } from '../../testing/renderPage.tsx';
import { aReason, aServiceNode, aSnapshot, backends } from '../../testing/samples.ts';
import { ScriptedApi } from '../../testing/scriptedApi.ts';
import { aPod, aRow, aService } from '../../testing/serviceSamples.ts';
import { Frame } from '../frame/Frame.tsx';
import { ServicesPage } from './ServicesPage.tsx';

let api: ScriptedApi;

beforeAll(() => {
  api = new ScriptedApi();
  api.server.listen();
});
beforeEach(() => {
  api.services = {
    instance: 'abc',
    revision: 7,
    items: [
      aRow('batch/report'),
      aRow('shop/cart', {
        verdict: 'broken',
        backends: backends(0, 2),
        headline: aReason({ id: 'none-ready', facts: { pods: 2, listed: 2 } }),
      }),
      aRow('shop/auth'),
    ],
  };
  api.snapshot = aSnapshot({ nodes: [aServiceNode('shop/cart')] });
  api.server.use(
    // A stream that says nothing: what it carries is tested with RowsFeed.
    http.get('*/api/v1/services/stream', () => new HttpResponse(new ReadableStream())),
    http.get('*/api/v1/namespaces/:namespace/services/:name', ({ params }) =>
      HttpResponse.json(
        aService(`${String(params['namespace'])}/${String(params['name'])}`, {
          pods: [aPod('cart-1'), aPod('cart-2', { traffic: 'none', reasons: [aReason({ id: 'unschedulable' })] })],
        }),
      ),
    ),
  );
});
afterEach(() => {
  for (const stream of api.streams.splice(0)) stream.end();
  api.server.resetHandlers();
});
afterAll(() => api.server.close());

async function show(address = '/services') {
  const page = renderPage(
    <Routes>
      <Route element={<Frame />}>
        <Route path="/services" element={<ServicesPage />} />
        <Route path="/services/:namespace/:name" element={<p>page of a service</p>} />
      </Route>
    </Routes>,
    address,
  );
  const table = await screen.findByRole('treegrid', { name: 'Services by namespace' });
  const row = (name: RegExp): HTMLElement => within(table).getByRole('row', { name });
  const order = (): (string | null)[] =>
    within(table)
      .getAllByRole('row')
      .slice(1)
      .map((each) => each.getAttribute('data-row'));
  return { page, table, row, order };
}

const press = (key: string, options = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...options });
};

describe('ServicesPage', () => {
  it('lists namespaces A to Z and their services worst first', async () => {
    const { order, row } = await show();
    expect(order()).toEqual([
      'namespace/batch',
      'service/batch/report',
      'namespace/shop',
      'service/shop/cart',
      'service/shop/auth',
    ]);
    expect(row(/cart/).textContent).toMatch(/Broken0\/2/);
    expect(row(/shop 1 broken/).textContent).toMatch(/1 broken 2 services/);
  });

  it('is one stop of the keyboard, walked with arrows down to the pods', async () => {
    const { table, row, page } = await show();
    expect(
      within(table)
        .getAllByRole('row')
        .filter((each) => each.tabIndex === 0),
    ).toHaveLength(1);
    act(() => row(/cart/).focus());
    press('ArrowRight');
    await waitFor(() => expect(row(/cart Broken/).getAttribute('aria-expanded')).toBe('true'));
    expect(page.at()).toContain('open=service');
    // The pod in trouble comes first.
    await waitFor(() => expect(within(table).getAllByRole('row')[5]?.textContent).toMatch(/cart-2no traffic/));
    press('ArrowDown');
    expect(document.activeElement?.textContent).toMatch(/^cart-2/);
    expect(document.activeElement?.getAttribute('aria-level')).toBe('3');
    press('ArrowLeft');
    expect(document.activeElement).toBe(row(/cart Broken/));
    press('End');
    expect(document.activeElement).toBe(row(/auth/));
  });

  it('opens the drawer with Enter and the page with Shift and Enter', async () => {
    const { row, page } = await show();
    act(() => row(/auth/).focus());
    press('Enter');
    await waitFor(() => expect(decodeURIComponent(page.at())).toContain('select=service/shop/auth'));
    expect(await screen.findByRole('heading', { name: 'auth' })).toBeTruthy();
    expect(row(/^auth/).getAttribute('aria-selected')).toBe('true');
    press('Escape');
    await waitFor(() => expect(page.at()).not.toContain('select'));
    act(() => row(/auth/).focus());
    press('Enter', { shiftKey: true });
    await waitFor(() => expect(page.at()).toBe('/services/shop/auth'));
  });

  it('leaves what the filters of the address let through', async () => {
    const { order } = await show('/services?verdict=broken');
    expect(order()).toEqual(['namespace/shop', 'service/shop/cart']);
  });

  it('says when nothing is left, and how much is hidden', async () => {
    const page = renderPage(
      <Routes>
        <Route path="/services" element={<ServicesPage />} />
      </Routes>,
      '/services?find=nothing',
    );
    expect(await page.findByText(/None of the 3 services does/)).toBeTruthy();
    expect(page.queryByRole('treegrid')).toBeNull();
  });

  it('sorts by a column, the other way round, and not at all', async () => {
    const { table, page, order } = await show();
    const header = (): HTMLElement => within(table).getByRole('columnheader', { name: 'Name' });
    const sort = (): boolean => fireEvent.click(within(header()).getByRole('button'));
    sort();
    await waitFor(() => expect(page.at()).toBe('/services?sort=name'));
    expect(header().getAttribute('aria-sort')).toBe('ascending');
    expect(order().slice(-2)).toEqual(['service/shop/auth', 'service/shop/cart']);
    sort();
    await waitFor(() => expect(page.at()).toBe('/services?sort=-name'));
    sort();
    await waitFor(() => expect(page.at()).toBe('/services'));
  });

  it('shows the columns that the address names', async () => {
    const { table } = await show('/services?columns=ready&columns=age');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((header) => header.textContent),
    ).toEqual(['Name', 'Ready', 'Age']);
  });

  it('shows in which zones and by whom the pods of a service are, and says what is not known', async () => {
    const owners = ['cart', 'cart-blue', 'cart-green'].map((name) => ({ kind: 'Deployment', name }));
    api.services = {
      instance: 'abc',
      revision: 7,
      items: [
        aRow('shop/cart', {
          zones: [
            { zone: 'a', pods: 1_200 },
            { zone: 'b', pods: 1 },
            { zone: null, pods: 2 },
          ],
          owners,
          ownersTotal: 5,
        }),
        aRow('shop/idle', { zones: [], owners: [], ownersTotal: 0 }),
        aRow('shop/lost', { zones: null, owners: null, ownersTotal: null }),
      ],
    };
    const { table, row } = await show('/services?columns=zones&columns=owner&open=service/shop/cart');
    const cells = (name: RegExp) =>
      within(row(name))
        .getAllByRole('gridcell')
        .slice(1)
        .map(({ textContent, title }) => [textContent, title]);
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Name', 'Zone spread', 'Owner']);
    expect(cells(/^cart a/)).toEqual([
      ['a 1,200 · b 1 · no zone 2', 'a 1,200 · b 1 · no zone 2'],
      ['Deployment cart +4', 'Deployment cart, Deployment cart-blue, Deployment cart-green +2'],
    ]);
    expect(cells(/^idle/)).toEqual([
      ['0', '0'],
      ['', ''],
    ]);
    expect(cells(/^lost/)).toEqual([
      ['–', '–'],
      ['–', '–'],
    ]);
    await waitFor(() =>
      expect(cells(/^cart-1/)).toEqual([
        ['a', ''],
        ['Deployment web', 'Deployment web'],
      ]),
    );
  });
});
