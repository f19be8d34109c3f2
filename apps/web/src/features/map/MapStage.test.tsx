import type { GraphCanvasProps } from '@fairlead/graph-canvas';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Route, Routes } from 'react-router';
import { renderPage } from '../../testing/renderPage.tsx';
import { ScriptedApi } from '../../testing/scriptedApi.ts';
import { aDelta, aReason, aResource, aServiceNode, aSnapshot, aStatus, backends } from '../../testing/samples.ts';
import { Frame } from '../frame/Frame.tsx';
import { MapPage } from './MapPage.tsx';

/** jsdom cannot draw: the canvas is stood in for by the words that it is given, and is tested in its own package. */
vi.mock('@fairlead/graph-canvas', async (original) => ({
  ...(await original<object>()),
  GraphCanvas: ({ graph, texts, disconnected, matches }: GraphCanvasProps) => (
    <ul aria-label={texts.label} data-disconnected={disconnected}>
      {graph.nodes.map((node) => (
        <li key={node.id} data-dimmed={matches !== null && matches?.has(node.id) === false}>
          {texts.node(node).label}
        </li>
      ))}
    </ul>
  ),
}));

let api: ScriptedApi;

beforeAll(() => {
  api = new ScriptedApi();
  api.server.listen();
});
beforeEach(() => {
  api.status = freshStatus();
  api.snapshot = aSnapshot({
    revision: 7,
    nodes: [
      aServiceNode('shop/cart'),
      aServiceNode('shop/sitemap', {
        verdict: 'broken',
        headline: aReason({ id: 'selector-matches-nothing', level: 'absent' }),
        backends: backends(0, 0),
      }),
    ],
  });
  api.refusal = undefined;
});
afterEach(() => {
  for (const stream of api.streams.splice(0)) stream.end();
  api.server.resetHandlers();
});
afterAll(() => api.server.close());

/** The server's clock is this one: ages in these tests are about states, not about clocks. */
function freshStatus(part: Parameters<typeof aStatus>[0] = {}) {
  return aStatus({ time: new Date().toISOString(), ...part });
}

function secondsAgo(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString();
}

async function showMap(address = '/map') {
  const opened = api.nextStream();
  const page = renderPage(
    <Routes>
      <Route element={<Frame />}>
        <Route path="/map" element={<MapPage />} />
      </Route>
    </Routes>,
    address,
  );
  return { ...page, stream: api.refusal === undefined ? await opened : undefined };
}

describe('the map page', () => {
  it('shows the picture and follows a change', async () => {
    const { stream } = await showMap();
    expect(await screen.findByText('cart, shop, OK, 2 of 2 pods receive traffic')).toBeTruthy();
    expect(screen.getByText(/^sitemap, shop, Broken, 0 of 0 pods receive traffic, no pod matches/)).toBeTruthy();
    stream?.send(
      'delta',
      aDelta(7, 8, { nodes: [aServiceNode('shop/cart', { verdict: 'degraded', backends: backends(1, 2) })] }),
    );
    expect(await screen.findByText('cart, shop, Degraded, 1 of 2 pods receive traffic')).toBeTruthy();
    expect(screen.getByText('revision 8')).toBeTruthy();
  });

  it('says above the picture since when calls are old, and no more once they are read again', async () => {
    const calls = (state: 'live' | 'stale', error: string | null) =>
      freshStatus({ traffic: { state, source: 'Prometheus', lastSuccessAt: secondsAgo(90), error } });
    api.status = calls('live', null);
    const { stream } = await showMap();
    expect(await screen.findByText(/^cart, shop, OK/)).toBeTruthy();
    expect(screen.queryByText(/Traffic: stale since/)).toBeNull();
    api.status = calls('stale', 'connect ECONNREFUSED');
    stream?.send('status', api.status);
    expect(await screen.findByText(/^Traffic: stale since \d\d:\d\d:\d\d\.$/)).toBeTruthy();
    expect(screen.getByText(/last known ones; verdicts are exact\. connect ECONNREFUSED/)).toBeTruthy();
    // Whether services are well has nothing to do with it.
    expect(screen.getByText(/^cart, shop, OK/)).toBeTruthy();
    api.status = calls('live', null);
    stream?.send('status', api.status);
    await waitFor(() => expect(screen.queryByText(/Traffic: stale since/)).toBeNull());
  });

  it('waits for the banners before the map takes its room, and for nothing once there will be none', async () => {
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    api.server.use(
      http.get('*/api/v1/status', async () => {
        asked.resolve();
        await answered.promise;
        return HttpResponse.json({}, { status: 500 });
      }),
    );
    await showMap();
    await asked.promise;
    // The list of troubles stands beside the map, so the picture is there.
    expect(await screen.findByRole('complementary', { name: 'Needs attention' })).toBeTruthy();
    expect(screen.queryByRole('list', { name: /^Service map/ })).toBeNull();
    answered.resolve();
    expect(await screen.findByRole('list', { name: /^Service map/ })).toBeTruthy();
  });

  it('dims what the find box does not match, and says when nothing does', async () => {
    await showMap('/map?find=sitemap');
    const cart = await screen.findByText(/^cart/);
    await waitFor(() => expect(cart.dataset['dimmed']).toBe('true'));
    const find = screen.getByRole('combobox', { name: 'Find' });
    fireEvent.change(find, { target: { value: 'zzz' } });
    expect(await screen.findByText('Nothing matches “zzz”')).toBeTruthy();
    expect(screen.getByText('None of the 2 services does.')).toBeTruthy();
  });

  it('says that what the address wants the neighbourhood of is not there, and shows all again', async () => {
    api.snapshot = aSnapshot({ nodes: [], edges: [], total: 2 });
    await showMap('/map?focus=service/shop/gone');
    expect(await screen.findByRole('heading', { name: 'gone is not on the map' })).toBeTruthy();
    api.snapshot = aSnapshot();
    fireEvent.click(screen.getByRole('button', { name: 'Show the whole map again' }));
    await waitFor(() => expect(screen.queryByText('gone is not on the map')).toBeNull());
  });

  it('holds the picture while paused and counts what waits', async () => {
    const { stream } = await showMap();
    await screen.findByText(/^cart/);
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
    stream?.send('delta', aDelta(7, 8, { nodes: [aServiceNode('shop/cart', { verdict: 'degraded' })] }));
    expect(await screen.findByText('1 change waiting')).toBeTruthy();
    expect(screen.getByText(/^cart, shop, OK/)).toBeTruthy();
    fireEvent.click(screen.getAllByRole('button', { name: 'Resume' })[0] ?? document.body);
    expect(await screen.findByText(/^cart, shop, Degraded/)).toBeTruthy();
  });

  it('keeps the last picture without colour when the connection is lost, and offers to try now', async () => {
    const { stream } = await showMap();
    await screen.findByText(/^cart/);
    api.refusal = { status: 503, retryAfter: '60' };
    stream?.end();
    expect(await screen.findByText(/^No connection to Fairlead for/)).toBeTruthy();
    expect(screen.getByRole('list', { name: /^Service map/ }).dataset['disconnected']).toBe('true');
    expect(screen.getByText('Not connected')).toBeTruthy();
    // The first wait is over within a second; the second one obeys the server.
    await screen.findByText(/^Next try in (5\d s|1 min)/, undefined, { timeout: 3000 });
    api.refusal = undefined;
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await waitFor(() => expect(screen.queryByText(/^No connection/)).toBeNull());
  });

  it('says what failed when there is no picture at all', async () => {
    api.snapshot = { ...aSnapshot(), nodes: 'none' } as unknown as typeof api.snapshot;
    api.refusal = { status: 500 };
    await showMap();
    expect(await screen.findByRole('heading', { name: /Could not read the map/ })).toBeTruthy();
    expect(screen.getByText(/another form than this page knows.* nodes: Invalid input/)).toBeTruthy();
    expect(screen.getByText(/Code bad-answer/)).toBeTruthy();
  });

  it('says that a cluster has no services, and what was read', async () => {
    api.snapshot = aSnapshot({ revision: 7 });
    await showMap();
    expect(await screen.findByRole('heading', { name: 'No services in this cluster yet' })).toBeTruthy();
    expect(screen.getByText(/Read 2 namespaces and 4 pods/)).toBeTruthy();
  });

  it('warns about a resource that is retried, and says since when there is no news', async () => {
    api.status = freshStatus({
      resources: [
        aResource({ resource: 'services' }),
        aResource({ resource: 'pods', state: 'retrying', since: secondsAgo(40), lastEventAt: secondsAgo(42) }),
        aResource({ resource: 'nodes' }),
      ],
    });
    await showMap();
    expect(await screen.findByText(/^Pods: retrying, last event 4\d s ago\./)).toBeTruthy();
    expect(screen.getByText('Partly stale')).toBeTruthy();
  });

  it('says that everything is retried instead of naming every resource', async () => {
    const names = ['services', 'pods', 'nodes', 'namespaces', 'deployments'];
    const old = { state: 'retrying', since: secondsAgo(40), lastEventAt: secondsAgo(42) } as const;
    api.status = freshStatus({ resources: names.map((resource) => aResource({ resource, ...old })) });
    await showMap();
    expect(await screen.findByText(/^Everything: retrying, last event 4\d s ago\./)).toBeTruthy();
  });

  it('names what verdicts rest on first, and counts the rest', async () => {
    const names = ['ingresses', 'jobs', 'nodes', 'daemonsets', 'pods'];
    const old = { state: 'retrying', since: secondsAgo(40), lastEventAt: secondsAgo(42) } as const;
    api.status = freshStatus({
      resources: [aResource({ resource: 'services' }), ...names.map((resource) => aResource({ resource, ...old }))],
    });
    await showMap();
    expect(await screen.findByText(/^Pods, Nodes, Ingresses and 2 more: retrying/)).toBeTruthy();
  });

  it('names the missing right and the command that grants it', async () => {
    const pods = aResource({
      resource: 'pods',
      namespaces: [
        { namespace: 'shop', state: 'live' },
        { namespace: 'payments', state: 'forbidden' },
      ],
      error: { code: 'forbidden', message: 'User "ana" cannot list', status: 403 },
    });
    api.status = freshStatus({
      resources: [aResource({ resource: 'services' }), pods, aResource({ resource: 'nodes' })],
    });
    await showMap();
    expect(await screen.findByText(/^May not list pods in payments\./)).toBeTruthy();
    expect(
      screen.getByText('kubectl create rolebinding fairlead -n payments --clusterrole=view --user=ana'),
    ).toBeTruthy();
  });

  it('shows how far the first lists are', async () => {
    api.status = freshStatus({
      resources: [
        aResource({ resource: 'services', objects: 2000 }),
        aResource({ resource: 'pods', state: 'syncing', progress: { read: 18_500, remaining: 31_500 } }),
        aResource({ resource: 'nodes' }),
      ],
    });
    await showMap();
    expect((await screen.findAllByText('18,500 of ≈ 50,000')).length).toBeGreaterThan(0);
    expect(screen.getByRole('progressbar', { name: 'Pods' })).toBeTruthy();
    expect(screen.getByText('Reading the cluster')).toBeTruthy();
  });

  it('offers a reload when the server has become another version', async () => {
    const { stream } = await showMap();
    await screen.findByText(/^cart/);
    api.status = freshStatus({ version: '0.2.0' });
    stream?.send('status', api.status);
    expect(await screen.findByText('Fairlead on the server is now 0.2.0; this page came from 0.1.0.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Reload the page' })).toBeTruthy();
  });

  it('speaks Chinese', async () => {
    localStorage.setItem('fairlead:settings', JSON.stringify({ language: 'zh' }));
    await showMap();
    expect(await screen.findByText('cart，shop，正常，2 个 Pod 中 2 个接收流量')).toBeTruthy();
    expect(document.documentElement.lang).toBe('zh-Hans');
  });
});
