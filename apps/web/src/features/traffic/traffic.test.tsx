import type { Traffic } from '@fairlead/protocol';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { useGraphSnapshot, useStatus } from '../../api/queries.ts';
import { renderPage } from '../../testing/renderPage.tsx';
import { ago, aResource, aServiceNode, aSnapshot, aStatus } from '../../testing/samples.ts';
import { ScriptedApi } from '../../testing/scriptedApi.ts';
import { aService } from '../../testing/serviceSamples.ts';
import { aCacheTraffic, aCall, aPeer, aTraffic, somePodCalls, someTraffic } from '../../testing/trafficSamples.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { Frame } from '../frame/Frame.tsx';
import { ServiceDrawer } from '../service/ServiceDrawer.tsx';
import { CallersTab } from './CallersTab.tsx';
import { TrafficCachePanel } from './TrafficCachePanel.tsx';
import { TrafficMenu } from './TrafficMenu.tsx';
import { TrafficNote } from './TrafficNote.tsx';

// jsdom has no canvas to draw a chart on; its words and its table are what is looked at here.
vi.mock('./chart/UplotChart.tsx', () => ({ default: () => <div data-testid="plot" /> }));

const CALL = aCall('payments/pay', 'payments/fraud', { errorShare: 0.48, requestsPerSecond: 41 });

let api: ScriptedApi;
let answers: Readonly<Record<string, Traffic>>;
let asked: URL[];

beforeAll(() => {
  api = new ScriptedApi();
  api.server.listen();
});
beforeEach(() => {
  asked = [];
  answers = {};
  api.status = aStatus({ traffic: { state: 'live', source: 'Prometheus', lastSuccessAt: ago(8), error: null } });
  api.snapshot = aSnapshot({
    nodes: [aServiceNode('payments/pay'), aServiceNode('payments/fraud', { verdict: 'broken' })],
    edges: [CALL],
  });
  api.server.use(
    http.get('*/api/v1/traffic', ({ request }) => {
      const url = new URL(request.url);
      asked.push(url);
      const id = url.searchParams.get('edge') ?? '';
      return HttpResponse.json(answers[id] ?? aTraffic(id));
    }),
  );
});
afterEach(() => api.server.resetHandlers());
afterAll(() => api.server.close());

/** A view within the frame of the page. */
function renderWithin(view: ReactNode, address = '/map') {
  return renderPage(
    <Routes>
      <Route element={<Frame />}>
        <Route path="*" element={view} />
      </Route>
    </Routes>,
    address,
  );
}

function Drawer() {
  const { view, change } = useViewState();
  const snapshot = useGraphSnapshot({ namespaces: view.namespaces });
  return (
    <ServiceDrawer selectedId={view.select} snapshot={snapshot} onClose={() => change({ select: undefined }, 'push')}>
      {null}
    </ServiceDrawer>
  );
}

function Note() {
  return <TrafficNote status={useStatus().data} />;
}

describe('the drawer of a line', () => {
  const address = `/map?select=${encodeURIComponent(CALL.id)}`;

  it('tells both ends, how much, what fails, by code, and how that is known', async () => {
    answers = {
      [CALL.id]: aTraffic(CALL.id, {
        traffic: someTraffic({ requestsPerSecond: 41, errorShare: 0.48, p95Ms: 140, alternatives: ['linkerd'] }),
        alternatives: [someTraffic({ source: 'linkerd', requestsPerSecond: 40, errorShare: 0.5 })],
        statuses: [
          { code: '200', requestsPerSecond: 21, error: false },
          { code: '503', requestsPerSecond: 20, error: true },
        ],
      }),
    };
    const { at } = renderWithin(<Drawer />, address);
    const drawer = await screen.findByRole('region', { name: 'pay → fraud' });
    expect(await within(drawer).findByText(/48% of 41\/s fail/)).toBeTruthy();
    const codes = await within(drawer).findByRole('grid', { name: 'Answers' });
    expect(
      within(codes)
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent),
    ).toEqual(['503error20/s49%', '200answer21/s51%']);
    expect(within(drawer).getByText('average 12 ms · p95 140 ms')).toBeTruthy();
    expect(within(drawer).getByText('workload, as the telemetry names it')).toBeTruthy();
    expect(within(drawer).getByText('linkerd 40/s, 50% errors')).toBeTruthy();
    fireEvent.click(within(drawer).getByRole('button', { name: 'fraud' }));
    await waitFor(() => expect(at()).toContain('select=service%2Fpayments%2Ffraud'));
  });

  it('has its chart as a table, over the range that the address names', async () => {
    const { at } = renderWithin(<Drawer />, `${address}&range=15m`);
    const chart = await screen.findByRole('figure', { name: 'Calls' });
    expect(asked[0]?.searchParams.get('window')).toBe('15m');
    expect(within(chart).getByText(/calls: now 18\/s, least 10\/s, most 30\/s/)).toBeTruthy();
    fireEvent.click(within(chart).getByRole('button', { name: 'As a table' }));
    const rows = within(within(chart).getByRole('grid', { name: 'Calls' })).getAllByRole('row');
    const figures = (row: HTMLElement) =>
      [...row.children]
        .slice(1)
        .map((cell) => cell.textContent)
        .join(' ');
    expect(rows.map(figures)).toEqual(['calls failing', '18/s 0/s', '30/s 15/s', '10/s 0/s']);
    fireEvent.click(screen.getByRole('button', { name: '6 h' }));
    await waitFor(() => expect(asked.at(-1)?.searchParams.get('window')).toBe('6h'));
    expect(at()).toContain('range=6h');
  });

  it('says when the line is gone, and closes', async () => {
    api.snapshot = aSnapshot({ nodes: [aServiceNode('payments/fraud')] });
    const { at } = renderWithin(<Drawer />, address);
    expect(await screen.findByText('This line is not on the map any more.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(at()).toBe('/map'));
  });
});

describe('the callers of a service', () => {
  const ID = 'service/payments/fraud';
  const tab = <CallersTab service={aService('payments/fraud')} heading="h3" />;

  it('lists both sides, opens the chart of one, and leads to its line', async () => {
    answers = {
      [ID]: aTraffic(ID, {
        inbound: [aPeer('payments/pay', 'payments/fraud', 'payments/pay', { errorShare: 1 })],
        outbound: [aPeer('payments/fraud', 'shop/cart', 'shop/cart', { requestsPerSecond: 2 })],
        peersTotal: { inbound: 3, outbound: 1 },
      }),
    };
    const { at } = renderWithin(tab);
    const inbound = await screen.findByRole('grid', { name: 'Calls it' });
    expect(within(inbound).getByText('100%').className).toContain('fl-word-broken');
    expect(screen.getByText('1 of 3, those with most calls')).toBeTruthy();
    expect(within(screen.getByRole('grid', { name: 'It calls' })).getByText('shop')).toBeTruthy();
    const charts = screen.getAllByRole('figure').length;
    fireEvent.click(within(inbound).getByRole('button', { name: 'Charts of pay' }));
    await waitFor(() => expect(screen.getAllByRole('figure').length).toBeGreaterThan(charts));
    expect(asked.at(-1)?.searchParams.get('edge')).toBe(CALL.id);
    fireEvent.click(within(inbound).getByRole('button', { name: 'pay' }));
    await waitFor(() => expect(at()).toContain('select=calls+service'));
  });

  it('says in words where calls and readiness do not fit', async () => {
    answers = {
      [ID]: aTraffic(ID, {
        contradictions: ['calls-without-backend'],
        pods: [
          somePodCalls('fraud-a', { share: 0.9, contradictions: ['takes-most'] }),
          somePodCalls('fraud-b', { share: 0, requestsPerSecond: 0, contradictions: ['ready-without-traffic'] }),
          somePodCalls('fraud-c', { share: 0.1 }),
          somePodCalls('fraud-d', { share: 0, traffic: 'none', contradictions: ['ready-without-traffic'] }),
        ],
      }),
    };
    renderWithin(tab);
    expect(await screen.findByText(/It is called, and no backend receives traffic/)).toBeTruthy();
    const pods = screen.getByRole('list', { name: 'Pods by their share of calls' });
    expect(within(pods).getByRole('meter', { name: 'fraud-a: 90% of the calls' })).toBeTruthy();
    expect(within(pods).getByText(/Takes most of the calls/)).toBeTruthy();
    expect(within(pods).getByText(/Ready, and gets no calls: look at long-lived connections/)).toBeTruthy();
    expect(within(pods).getByText(/Ready, and gets no calls: the Service sends it none/)).toBeTruthy();
    expect(screen.getByText('Calls and readiness do not fit at 3 pods.')).toBeTruthy();
  });

  it('claims nothing where the source has no telemetry that tells of calls', async () => {
    api.status = aStatus({
      traffic: { state: 'live', source: 'Prometheus', lastSuccessAt: ago(8), error: null, telemetry: [] },
    });
    renderWithin(tab);
    expect(await screen.findByText('Nothing here tells of calls.')).toBeTruthy();
    expect(asked).toEqual([]);
    expect(screen.queryByText('Nobody was seen calling it.')).toBeNull();
  });

  it('asks nothing and claims nothing without a source', async () => {
    api.status = aStatus();
    renderWithin(tab);
    expect(await screen.findByText('No traffic source.')).toBeTruthy();
    expect(asked).toEqual([]);
    expect(screen.queryByText('Nobody was seen calling it.')).toBeNull();
  });
});

describe('TrafficMenu', () => {
  it('keeps what is chosen in the address', async () => {
    const { at } = renderWithin(<TrafficMenu />);
    fireEvent.click(await screen.findByRole('button', { name: 'Traffic: rate, last 1 min' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Errors' }));
    fireEvent.click(screen.getByRole('button', { name: '5 min' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Average latency' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Declared, not observed' }));
    await waitFor(() =>
      expect(at().split('?')[1]?.split('&').toSorted()).toEqual([
        'declared=hide',
        'figure=average',
        'traffic=errors',
        'window=5m',
      ]),
    );
    expect(screen.getByRole('button', { name: 'Traffic: errors, last 5 min' })).toBeTruthy();
  });

  it.each([
    { state: 'live', text: 'ConfigMaps: 3 read' },
    { state: 'forbidden', text: 'ConfigMaps: 3 of 4 read, the others may not be' },
    { state: 'retrying', text: 'ConfigMaps: 3 of 4 read; nobody answers' },
  ] as const)('says of ConfigMaps that guesses rest on that they are $state', async ({ state, text }) => {
    api.status = aStatus({ configMaps: { state, read: 3, total: 4, error: 'nobody answers' } });
    renderWithin(<TrafficMenu />);
    fireEvent.click(await screen.findByRole('button', { name: /^Traffic: / }));
    expect(await screen.findByText(text)).toBeTruthy();
  });
});

describe('how current the figures are', () => {
  it('stands in the status bar', async () => {
    renderWithin(null);
    const bar = await screen.findByRole('list', { name: 'State of what is read' });
    await waitFor(() => expect(within(bar).getByText(/^Prometheus, /)).toBeTruthy());
  });

  it('says of how many pods they are, if not of all', async () => {
    const scrape = {
      state: 'live',
      source: 'scrape through pod addresses',
      lastSuccessAt: ago(3),
      error: null,
    } as const;
    api.status = aStatus({ traffic: { ...scrape, scraped: { pods: 100, of: 240 } } });
    renderWithin(<TrafficMenu />);
    const bar = await screen.findByRole('list', { name: 'State of what is read' });
    expect(await within(bar).findByText(/^direct scrape of 100 of 240 pods, /)).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: /^Traffic: / }));
    expect(await screen.findByText(/^Measured at 100 of 240 pods: /)).toBeTruthy();
  });

  it('says since when they are stale, and keeps them', async () => {
    api.status = aStatus({
      traffic: { state: 'stale', source: 'Prometheus', lastSuccessAt: ago(60), error: 'connection refused' },
    });
    renderWithin(<Note />);
    expect(await screen.findByText(/Traffic: stale since/)).toBeTruthy();
    expect(screen.getByText(/connection refused/)).toBeTruthy();
  });

  it('calls no verdict exact while what it rests on is out of date', async () => {
    api.status = aStatus({ resources: [aResource({ resource: 'pods', state: 'retrying' })] });
    renderWithin(<Note />);
    expect(await screen.findByText(/errors are unknown\./)).toBeTruthy();
    expect(screen.queryByText(/verdicts are exact/)).toBeNull();
  });

  it('can be told once that there is no source', async () => {
    api.status = aStatus();
    renderWithin(<Note />);
    expect(await screen.findByText(/verdicts are exact/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Hide this note' }));
    await waitFor(() => expect(screen.queryByText(/verdicts are exact/)).toBeNull());
  });
});

describe('TrafficCachePanel', () => {
  it('shows what a refresh costs, of what it may', async () => {
    renderWithin(<TrafficCachePanel traffic={aCacheTraffic()} />);
    expect(await screen.findByText('istio, 17 calls')).toBeTruthy();
    expect(screen.queryByText(/linkerd/)).toBeNull();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('120 ms of 5 s');
    const reads = within(screen.getByRole('grid', { name: 'Reads of the last refresh' }));
    expect(reads.getByText('sum by (a) (rate(b[60s]))')).toBeTruthy();
    expect(reads.getByText('340')).toBeTruthy();
    expect(screen.getByText('Prometheus http://prometheus:9090')).toBeTruthy();
  });

  it('says what was looked for where nothing was found', async () => {
    const telemetry = ['istio', 'linkerd'].map((name) => ({ name, state: 'absent' as const, calls: 0 }));
    renderWithin(<TrafficCachePanel traffic={aCacheTraffic({ telemetry })} />);
    expect(await screen.findByText('istio, not found')).toBeTruthy();
    expect(screen.getByText('linkerd, not found')).toBeTruthy();
  });

  it('says in the language of the page how exporters are read', async () => {
    const source = 'scrape through pod addresses';
    renderWithin(<TrafficCachePanel traffic={aCacheTraffic({ way: 'pod-addresses', source })} />);
    expect(await screen.findByText('Scrape by pod addresses')).toBeTruthy();
    expect(screen.queryByText(source)).toBeNull();
  });
});
