import type { Cache } from '@fairlead/protocol';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { Route, Routes } from 'react-router';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderPage } from '../../testing/renderPage.tsx';
import { ScriptedApi } from '../../testing/scriptedApi.ts';
import { aCache, aCacheResource } from '../../testing/serviceSamples.ts';
import { Frame } from '../frame/Frame.tsx';
import { CachePage } from './CachePage.tsx';

let api: ScriptedApi;
let cache: Cache;
let measured: Cache | undefined;

const estimates = [
  { as: 'trimmed' as const, bytes: 2_000 },
  { as: 'whole' as const, bytes: 4_000 },
  { as: 'packed' as const, bytes: 100 },
];

beforeAll(() => {
  api = new ScriptedApi();
  api.server.listen();
});
beforeEach(() => {
  cache = aCache({
    resources: [
      aCacheResource('pods'),
      aCacheResource('services', { objects: 4, retainedBytes: 500 }),
      aCacheResource('jobs', {
        group: 'batch',
        metadataOnly: true,
        state: 'forbidden',
        objects: null,
        retainedBytes: null,
        wireBytes: 0,
        lists: 0,
        lastEventAt: null,
        lastError: { code: 'forbidden', message: 'may not list jobs', status: 403 },
      }),
    ],
  });
  const at = new Date().toISOString();
  measured = {
    ...cache,
    notCached: [
      { resource: 'endpoints', objects: 24, estimates, basis: 'all objects read once; heap estimated', at },
      { resource: 'endpointslices', objects: 27, estimates, basis: 'all objects read once; heap estimated', at },
      {
        resource: 'managed-fields',
        objects: 64,
        estimates: [{ as: 'whole', bytes: 9_000 }],
        basis: 'pods: mean of 64 of 64; heap estimated',
        at,
      },
    ],
  };
  api.server.use(
    http.get('*/api/v1/cache', ({ request }) => {
      if (!new URL(request.url).searchParams.has('measure')) return HttpResponse.json(cache);
      return measured === undefined
        ? HttpResponse.json(
            { type: 'about:blank', title: 'Bad Gateway', status: 502, code: 'upstream-failed', detail: 'no answer' },
            { status: 502 },
          )
        : HttpResponse.json(measured);
    }),
  );
});
afterEach(() => {
  for (const stream of api.streams.splice(0)) stream.end();
  api.server.resetHandlers();
});
afterAll(() => api.server.close());

async function show(address = '/cache') {
  const opened = api.nextStream();
  const page = renderPage(
    <Routes>
      <Route element={<Frame />}>
        <Route path="/cache" element={<CachePage />} />
      </Route>
    </Routes>,
    address,
  );
  const table = await screen.findByRole('table', { name: 'Resources in the cache' });
  return { page, table, stream: await opened };
}

describe('CachePage', () => {
  it('tells what is held, and what is not known', async () => {
    const { table } = await show();
    expect(within(table).getByRole('row', { name: /^pods/ }).textContent).toMatch(/pods v1.*live101 kB100 B5 kB0\.3/);
    expect(within(table).getByRole('row', { name: /^Total/ }).textContent).toMatch(/141\.5 kB/);
    expect(screen.getAllByText('Not measured')).toHaveLength(2);
    expect(screen.queryByRole('img', { name: /Fairlead now/ })).toBeNull();
  });

  it('says what a forbidden resource means', async () => {
    const { table } = await show();
    const jobs = within(table).getByRole('row', { name: /^jobs/ });
    expect(jobs.textContent).toMatch(/batch\/v1, metadata only.*their pods show them by name only/);
    expect(within(jobs).getAllByText('–').length).toBeGreaterThan(4);
  });

  it('folds resources without objects into one row, which opens', async () => {
    const none = ['gateways', 'httproutes', 'grpcroutes'].map((name) =>
      aCacheResource(name, { objects: 0, retainedBytes: 0 }),
    );
    cache = { ...cache, resources: [...cache.resources, ...none] };
    const { table } = await show();
    const fold = within(table).getByRole('button', { name: '3 resources without objects' });
    expect(within(table).queryByRole('row', { name: /^Details of gateways/ })).toBeNull();
    expect(within(table).getByText('gateways, httproutes, grpcroutes')).toBeTruthy();
    fireEvent.click(fold);
    expect(within(table).getByRole('row', { name: /gateways v1/ }).textContent).toContain('live');
  });

  it('opens a row, and names it in the address', async () => {
    const { table, page } = await show('/cache?open=jobs');
    expect(within(table).getByText('may not list jobs')).toBeTruthy();
    fireEvent.click(within(table).getByRole('button', { name: 'Details of pods' }));
    await waitFor(() => expect(page.at()).toBe('/cache?open=jobs&open=pods'));
    expect(within(table).getAllByText('added 1 · modified 2 · deleted 3 · bookmarks 4')).toHaveLength(2);
    expect(within(table).getAllByText('added 0.1 · modified 0.2 · deleted 0 · bookmarks 1')).toHaveLength(2);
    expect(within(table).getAllByRole('img', { name: /Events per second/ })).toHaveLength(2);
  });

  it('measures when asked, and draws four bars', async () => {
    await show();
    fireEvent.click(screen.getByRole('button', { name: 'Measure (4 requests)' }));
    const bars = await screen.findAllByRole('img', { name: /held now/ });
    expect(bars.map((bar) => bar.getAttribute('aria-label'))).toEqual([
      'Fairlead now: 1.5 kB, of it 1.5 kB held now, 0 B Endpoints, 0 B EndpointSlices',
      'with both, as trimmed objects: 5.5 kB, of it 1.5 kB held now, 2 kB Endpoints, 2 kB EndpointSlices',
      'with both, as whole objects: 9.5 kB, of it 1.5 kB held now, 4 kB Endpoints, 4 kB EndpointSlices',
      'with both, packed as tightly as our pods: 1.7 kB, of it 1.5 kB held now, 100 B Endpoints, 100 B EndpointSlices',
    ]);
    expect(screen.getByText('≈ 200 B to 8 kB')).toBeTruthy();
    expect(screen.getByText('≈ 9 kB')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Measure again (4 requests)' })).toBeTruthy();
  });

  it('keeps what was measured when the stream renews the figures', async () => {
    const { stream, table } = await show();
    fireEvent.click(screen.getByRole('button', { name: /^Measure/ }));
    await screen.findAllByRole('img', { name: /held now/ });
    stream.send('cache', { ...cache, resources: [aCacheResource('pods', { objects: 99 })] });
    await waitFor(() => expect(within(table).getByRole('row', { name: /^Total/ }).textContent).toMatch(/99/));
    expect(screen.getAllByRole('img', { name: /held now/ })).toHaveLength(4);
  });

  it('says what is left out near the memory budget', async () => {
    cache = { ...cache, memory: { budgetBytes: 500e6, rssBytes: 450e6, dropped: ['history', 'views'] } };
    await show();
    expect(screen.getByText('450 MB of 500 MB in use.')).toBeTruthy();
    expect(screen.getAllByText(/not kept/)).toHaveLength(2);
  });

  it('says of an opened row that its history was left out, rather than that nothing has happened yet', async () => {
    const quiet = { ...aCacheResource('pods'), busiest: [] };
    cache = {
      ...cache,
      resources: [quiet],
      memory: { budgetBytes: 500e6, rssBytes: 450e6, dropped: ['history'] },
    };
    const { table } = await show();
    fireEvent.click(within(table).getByRole('button', { name: /pods/ }));
    expect(within(table).queryByText('none yet')).toBeNull();
    expect(within(table).getByText('not kept, near the memory budget')).toBeTruthy();
    expect(within(table).getByText(/^Events per second, last 15 min: not kept/)).toBeTruthy();
    expect(within(table).queryByRole('img', { name: /^Events per second/ })).toBeNull();
  });

  it('says so when it cannot be measured', async () => {
    measured = undefined;
    await show();
    fireEvent.click(screen.getByRole('button', { name: /^Measure/ }));
    expect(await screen.findByText('The measurement failed: no answer')).toBeTruthy();
  });
});
