import type { Service } from '@fairlead/protocol';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderPage } from '../../testing/renderPage.tsx';
import { aReason, aServiceNode, aSnapshot, backends, NOTHING_HIDDEN } from '../../testing/samples.ts';
import { ScriptedApi } from '../../testing/scriptedApi.ts';
import { aGate, aPod, aService } from '../../testing/serviceSamples.ts';
import { Frame } from '../frame/Frame.tsx';
import { useGraphSnapshot } from '../../api/queries.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { Route, Routes } from 'react-router';
import { ServiceDrawer } from './ServiceDrawer.tsx';

const GATE = 'target-health.example/ready';
const closed = aReason({ id: 'gate-missing', facts: { gate: GATE } });

/** Three pods: one waits for a gate, one is not listed, one receives. */
function fraud(part: Partial<Service> = {}): Service {
  return aService('payments/fraud', {
    verdict: 'broken',
    headline: aReason({ id: 'none-ready', facts: { pods: 3, listed: 2 }, shared: closed }),
    reasons: [
      aReason({ id: 'none-ready', facts: { pods: 3, listed: 2 }, shared: closed }),
      aReason({ id: 'mixed-owners', level: 'info', facts: {} }),
      aReason({
        id: 'near-miss',
        level: 'hint',
        facts: {
          key: 'track',
          wanted: 'stable',
          found: 'Stable',
          pods: 2,
          names: ['fraud-blue-k8r2', 'fraud-blue-x9'],
        },
      }),
    ],
    backends: backends(0, 3),
    selector: { app: 'fraud', track: 'stable' },
    pods: [
      aPod('fraud-6c9f7d5b8-x2k4p', {
        traffic: 'none',
        reasons: [closed],
        gates: [
          aGate({ id: 'selected', kind: 'selected' }),
          aGate({ id: `gate/${GATE}`, kind: 'gate', name: GATE, state: 'waiting', reason: closed }),
          aGate({ id: 'port/http', kind: 'port', name: 'http', detail: '80 → 8080/TCP' }),
        ],
      }),
      aPod('fraud-6c9f7d5b8-hq7tz', { listed: false, traffic: 'none', reasons: [aReason({ id: 'unschedulable' })] }),
      aPod('fraud-6c9f7d5b8-9wvlt'),
    ],
    podsTotal: 3,
    ...part,
  });
}

function Screen() {
  const { view, change } = useViewState();
  const snapshot = useGraphSnapshot({ namespaces: view.namespaces });
  return (
    <ServiceDrawer selectedId={view.select} snapshot={snapshot} onClose={() => change({ select: undefined }, 'push')}>
      <button type="button" onClick={() => change({ select: 'service/payments/fraud' }, 'push')}>
        fraud card
      </button>
    </ServiceDrawer>
  );
}

let api: ScriptedApi;
let answer: Service | undefined;

beforeAll(() => {
  api = new ScriptedApi();
  api.server.listen();
});
beforeEach(() => {
  answer = fraud();
  api.snapshot = aSnapshot({ nodes: [aServiceNode('payments/fraud', { verdict: 'broken' })] });
  api.server.use(
    http.get('*/api/v1/namespaces/:namespace/services/:name', () =>
      answer === undefined
        ? HttpResponse.json(
            { type: 'about:blank', title: 'Not Found', status: 404, code: 'not-found', detail: 'there is no service' },
            { status: 404 },
          )
        : HttpResponse.json(answer),
    ),
  );
});
afterEach(() => {
  for (const stream of api.streams.splice(0)) stream.end();
  api.server.resetHandlers();
});
afterAll(() => api.server.close());

async function show(address = '/map?select=service/payments/fraud') {
  const opened = api.nextStream();
  const page = renderPage(
    <Routes>
      <Route element={<Frame />}>
        <Route path="/map" element={<Screen />} />
      </Route>
    </Routes>,
    address,
  );
  return { page, stream: await opened };
}

describe('ServiceDrawer', () => {
  it('says what is wrong, why, and what to do next', async () => {
    await show();
    expect(await screen.findByText('No pod receives traffic: connections are refused')).toBeTruthy();
    expect(screen.getByText('Next:').parentElement?.textContent).toMatch(/see why the controller of this gate/);
    expect(screen.getByText('payments · Service, ClusterIP 10.96.41.7')).toBeTruthy();
    expect(within(screen.getByRole('list', { name: 'Further reasons' })).getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByRole('tab', { name: 'Pods 0/3' })).toBeTruthy();
  });

  it('shows three further reasons, and counts the rest until they are asked for', async () => {
    const [reason] = fraud().reasons;
    if (reason === undefined) throw new Error('the sample has a reason');
    answer = fraud({ reasons: Array.from({ length: 12 }, () => reason) });
    await show();
    const list = await screen.findByRole('list', { name: 'Further reasons' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(4);
    fireEvent.click(within(list).getByRole('button', { name: /^\d+ more reasons$/ }));
    expect(within(list).getAllByRole('listitem').length).toBeGreaterThanOrEqual(11);
    expect(within(list).queryByRole('button', { name: /more reasons/ })).toBeNull();
  });

  it('names the first of many ports among the facts, and counts the rest', async () => {
    const { ports } = fraud();
    const [port] = ports;
    if (port === undefined) throw new Error('the sample has a port');
    answer = fraud({
      ports: Array.from({ length: 100 }, (_, index) => ({ ...port, name: `p-${index}`, port: 9000 + index })),
    });
    await show();
    expect(await screen.findByText(/^p-4 9004/)).toBeTruthy();
    expect(screen.queryByText(/^p-5 9005/)).toBeNull();
    expect(screen.getByText('95 more')).toBeTruthy();
    expect(screen.getByRole('tab', { name: 'Ports 100' })).toBeTruthy();
  });

  it('opens the first pod in trouble at the gate that flips next', async () => {
    await show();
    const ledger = await screen.findByRole('list', { name: 'Gates on the way to traffic of fraud-6c9f7d5b8-x2k4p' });
    const steps = within(ledger).getAllByRole('listitem');
    expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual([null, 'step', null]);
    expect(steps[1]?.textContent).toMatch(/Gate target-health\.example\/ready.*waiting.*flips next/);
    expect(steps[2]?.textContent).toContain('Port http → 8080');
  });

  it('lists pods without traffic first, and names the opened one in the address', async () => {
    const { page } = await show();
    const pods = await screen.findByRole('list', { name: /^Pods,/ });
    const toggles = within(pods).getAllByRole('button', { expanded: false, name: /fraud-/ });
    expect(toggles.map((toggle) => toggle.querySelector('.fl-middle')?.textContent)).toEqual([
      'fraud-6c9f7d5b8-hq7tz',
      'fraud-6c9f7d5b8-9wvlt',
    ]);
    fireEvent.click(toggles[0] ?? pods);
    await waitFor(() => expect(page.at()).toContain('pod=fraud-6c9f7d5b8-hq7tz'));
    expect(within(pods).getAllByRole('button', { expanded: true, name: /fraud-/ })).toHaveLength(2);
  });

  it('shows where a label differs', async () => {
    await show();
    expect(await screen.findByText('2 pods match all labels but one')).toBeTruthy();
    expect(screen.getByText('S', { selector: 'mark' })).toBeTruthy();
    expect(screen.getByText('fraud-blue-k8r2 +1')).toBeTruthy();
  });

  it('follows the stream', async () => {
    const { stream } = await show();
    await screen.findByText('No pod receives traffic: connections are refused');
    expect(stream.url.searchParams.get('detail')).toBe('service/payments/fraud');
    stream.send('detail', fraud({ revision: 8, verdict: 'ok', headline: null, reasons: [], backends: backends(3, 3) }));
    expect(await screen.findByText('All 3 pods receive traffic')).toBeTruthy();
    expect(screen.getByRole('tab', { name: 'Pods 3/3' })).toBeTruthy();
  });

  it('says that the service was deleted once it leaves the picture', async () => {
    const { stream } = await show();
    await screen.findByText('No pod receives traffic: connections are refused');
    answer = undefined;
    stream.send('delta', {
      from: 7,
      to: 8,
      observedAt: new Date().toISOString(),
      oldestObservedAt: new Date().toISOString(),
      sentAt: new Date().toISOString(),
      shown: 0,
      total: 0,
      hidden: NOTHING_HIDDEN,
      upsert: { nodes: [], edges: [], groups: [], attention: [] },
      remove: { nodes: ['service/payments/fraud'], edges: [], groups: [], attention: [] },
    });
    expect(await screen.findByText(/it was deleted/)).toBeTruthy();
    const head = within(screen.getByRole('region', { name: 'fraud' }));
    expect(head.queryByRole('img', { name: 'Broken' })).toBeNull();
    expect(head.getByRole('img', { name: 'Unknown' })).toBeTruthy();
    expect(head.queryByText(/ClusterIP/)).toBeNull();
    expect(screen.getByRole('link', { name: /^Services in / })).toBeTruthy();
    answer = fraud();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('tab', { name: 'Pods 0/3' })).toBeTruthy();
  });

  it('says that there is no such service', async () => {
    answer = undefined;
    await show();
    expect(await screen.findByText('There is no service fraud in namespace payments')).toBeTruthy();
  });

  it('gives the focus back to where it was opened', async () => {
    const { page } = await show('/map');
    const card = screen.getByRole('button', { name: 'fraud card' });
    card.focus();
    fireEvent.click(card);
    const close = await screen.findByRole('button', { name: 'Close the drawer' });
    close.focus();
    fireEvent.click(close);
    await waitFor(() => expect(page.at()).toBe('/map'));
    await waitFor(() => expect(document.activeElement).toBe(card));
  });

  it('finds what else carries a label', async () => {
    const { page } = await show();
    fireEvent.click(await screen.findByRole('button', { name: 'app=fraud' }));
    await waitFor(() => expect(new URLSearchParams(page.at().split('?')[1]).get('find')).toBe('app=fraud'));
  });
});
