import type { GraphCanvasProps } from '@fairlead/graph-canvas';
import type { Service } from '@fairlead/protocol';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { Route, Routes } from 'react-router';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { renderPage } from '../../testing/renderPage.tsx';
import { aServiceNode, aSnapshot } from '../../testing/samples.ts';
import { ScriptedApi } from '../../testing/scriptedApi.ts';
import { aService } from '../../testing/serviceSamples.ts';
import { aCall } from '../../testing/trafficSamples.ts';
import { Frame } from '../frame/Frame.tsx';
import { ServicePage } from './ServicePage.tsx';

/** jsdom cannot draw: the canvas is stood in for by the words that it is given, and is tested in its own package. */
vi.mock('@fairlead/graph-canvas', async (original) => ({
  ...(await original<object>()),
  GraphCanvas: ({ graph, texts, onSelect }: GraphCanvasProps) => (
    <ul aria-label={texts.label}>
      {graph.nodes.map((node) => (
        <li key={node.id}>
          <button onClick={() => onSelect(node.id)}>{texts.node(node).name}</button>
        </li>
      ))}
    </ul>
  ),
}));

let api: ScriptedApi;
const servedAs = (service: Service) =>
  api.server.use(
    http.get(`http://fairlead.test/api/v1/namespaces/${service.namespace}/services/${service.name}`, () =>
      HttpResponse.json(service),
    ),
  );

beforeAll(() => {
  api = new ScriptedApi();
  api.server.listen();
});
afterEach(() => {
  for (const stream of api.streams.splice(0)) stream.end();
  api.server.resetHandlers();
});
afterAll(() => api.server.close());

const show = () =>
  renderPage(
    <Routes>
      <Route element={<Frame />}>
        <Route path="services/:namespace/:name" element={<ServicePage />} />
      </Route>
    </Routes>,
    '/services/shop/cart',
  );

describe('ServicePage', () => {
  it('draws what is one step around the service, and opens what is chosen there', async () => {
    servedAs(aService('shop/cart'));
    servedAs(aService('shop/frontend'));
    api.snapshot = aSnapshot({
      nodes: [aServiceNode('shop/cart'), aServiceNode('shop/frontend')],
      edges: [aCall('service/shop/frontend', 'service/shop/cart')],
    });
    const { at } = show();
    const map = await screen.findByRole('list', { name: 'Map of the neighbours of cart' });
    await waitFor(() => expect(api.streams).toHaveLength(1));
    expect(Object.fromEntries(api.streams[0]?.url.searchParams ?? [])).toMatchObject({
      focus: 'service/shop/cart',
      upstream: '1',
      downstream: '1',
      detail: 'service/shop/cart',
    });
    fireEvent.click(within(map).getByRole('button', { name: 'cart' }));
    expect(at()).toBe('/services/shop/cart');
    fireEvent.click(within(map).getByRole('button', { name: 'frontend' }));
    await waitFor(() => expect(at()).toBe('/services/shop/frontend'));
  });

  it.each([
    { callers: 0, says: 'No caller is known, and nothing that it calls.' },
    { callers: null, says: 'Who calls it is not known: there is no source of traffic figures.' },
  ])('says in words that there is nothing around it: $callers callers', async ({ callers, says }) => {
    servedAs(aService('shop/cart', { callers }));
    api.snapshot = aSnapshot({ nodes: [aServiceNode('shop/cart')], edges: [] });
    show();
    expect(await screen.findByText(says)).toBeTruthy();
    expect(screen.queryByRole('list', { name: /neighbours/ })).toBeNull();
  });
});
