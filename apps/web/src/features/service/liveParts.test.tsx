import type { Comparison, ReachPath, Service } from '@fairlead/protocol';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { renderPage } from '../../testing/renderPage.tsx';
import { aReason, backends, NOW } from '../../testing/samples.ts';
import { ScriptedApi } from '../../testing/scriptedApi.ts';
import { aGate, aPod, aService } from '../../testing/serviceSamples.ts';
import { logToStartWith } from './PodTabs.tsx';
import { ServiceBody } from './ServiceBody.tsx';

const PROBE = aReason({ id: 'readiness-probe', facts: { container: 'app' } });
const web = (part: Partial<Service> = {}): Service =>
  aService('shop/web', {
    verdict: 'broken',
    headline: aReason({ id: 'none-ready', facts: { pods: 1, listed: 1 }, shared: PROBE }),
    reasons: [aReason({ id: 'none-ready', facts: { pods: 1, listed: 1 }, shared: PROBE })],
    backends: backends(0, 1),
    selector: { app: 'web' },
    pods: [
      aPod('web-1', {
        traffic: 'none',
        reasons: [PROBE],
        gates: [
          aGate({ id: 'selected', kind: 'selected' }),
          aGate({ id: 'container/app', kind: 'container', name: 'app', state: 'failed', reason: PROBE }),
        ],
      }),
    ],
    podsTotal: 1,
    ...part,
  });

const problem = (status: number, code: string, detail: string) =>
  HttpResponse.json({ type: 'about:blank', title: 'no', status, code, detail }, { status });

let api: ScriptedApi;
beforeAll(() => {
  api = new ScriptedApi();
  api.server.listen();
});
afterEach(() => api.server.resetHandlers());
afterAll(() => api.server.close());

const show = (service: Service = web(), address = '/map') =>
  renderPage(<ServiceBody service={service} heading="h3" onFind={() => undefined} />, address);

describe('what is read live', () => {
  it('marks the field that a statement rests on in the YAML', async () => {
    const yaml = 'apiVersion: v1\nspec:\n  selector:\n    app: web\n  type: ClusterIP\n';
    api.server.use(http.get('*/services/web/yaml', () => HttpResponse.json({ readAt: NOW, yaml, masked: 0 })));
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Show spec.selector in the YAML' }));
    expect(await screen.findByText('spec.selector is marked.')).toBeTruthy();
    const text = screen.getByRole('region', { name: 'YAML' });
    expect(text.textContent).toBe(yaml);
    expect(text.querySelector('mark')?.textContent).toBe('  selector:\n    app: web\n');
  });

  it('gives the kubectl line of a statement once somebody wants it', () => {
    show();
    const [first] = screen.getAllByRole('button', { name: 'kubectl' });
    if (first === undefined) throw new Error('no line is offered');
    fireEvent.click(first);
    expect(screen.getByText('kubectl get pods -n shop -l app=web -o wide')).toBeTruthy();
  });

  it('tells events of the service and of pods without traffic', async () => {
    const event = {
      type: 'Warning',
      reason: 'Unhealthy',
      message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
      count: 14,
      firstAt: NOW,
      lastAt: NOW,
      source: 'kubelet',
      container: 'app',
    };
    const answer = (items: readonly object[]) => ({ readAt: NOW, items, total: items.length, complete: true });
    api.server.use(
      http.get('*/services/web/events', () => HttpResponse.json(answer([]))),
      http.get('*/pods/web-1/events', () => HttpResponse.json(answer([event]))),
    );
    show();
    fireEvent.click(screen.getAllByRole('tab', { name: 'Events' })[0] ?? document.body);
    expect(await screen.findByText('No events. The cluster keeps them for about an hour.')).toBeTruthy();
    const [list] = await screen.findAllByRole('list', { name: 'Events, the newest first' });
    expect(list?.textContent).toMatch(/Unhealthy×14kubelet, container app.*Warning: Readiness probe failed/);
  });

  it('says kindly where details are not served', async () => {
    api.server.use(
      http.get('*/services/web/yaml', () => problem(403, 'details-not-allowed', 'start it with --allow-details')),
    );
    show();
    fireEvent.click(screen.getAllByRole('tab', { name: 'YAML' })[0] ?? document.body);
    expect(await screen.findByText('Events, YAML and logs are not served here')).toBeTruthy();
    expect(screen.getByText('npm start -- --allow-details')).toBeTruthy();
  });

  it('says how to grant what the cluster refuses', async () => {
    api.server.use(http.get('*/services/web/yaml', () => problem(403, 'upstream-forbidden', 'services is forbidden')));
    show();
    fireEvent.click(screen.getAllByRole('tab', { name: 'YAML' })[0] ?? document.body);
    expect(await screen.findByText('services is forbidden')).toBeTruthy();
    expect(screen.getByText('kubectl apply -f docs/rbac/cluster-role-details.yaml')).toBeTruthy();
  });

  it('shows the log of a container, of its previous run if asked', async () => {
    const asked: string[] = [];
    api.server.use(
      http.get('*/pods/web-1/log', ({ request }) => {
        asked.push(new URL(request.url).search);
        const previous = request.url.includes('previous=1');
        const lines = [previous ? 'fatal' : 'listening'];
        return HttpResponse.json({
          readAt: NOW,
          container: 'app',
          containers: ['app'],
          previous,
          lines,
          complete: true,
        });
      }),
    );
    show();
    fireEvent.click(screen.getByRole('tab', { name: 'Log' }));
    expect(await screen.findByText('listening')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: 'previous run' }));
    expect(await screen.findByText('fatal')).toBeTruthy();
    expect(asked).toEqual(['?container=app', '?container=app&previous=1']);
  });
});

describe('logToStartWith', () => {
  it.each([
    {
      name: 'nothing holds it back',
      gate: aGate({ id: 'container/app', kind: 'container', name: 'app' }),
      want: undefined,
    },
    {
      name: 'a container that ends again and again',
      gate: aGate({
        id: 'container/app',
        kind: 'container',
        name: 'app',
        state: 'failed',
        reason: aReason({ id: 'waiting', facts: { reason: 'CrashLoopBackOff' } }),
      }),
      want: { container: 'app', previous: true },
    },
    {
      name: 'an init container',
      gate: aGate({
        id: 'init/db',
        kind: 'init',
        name: 'db',
        state: 'waiting',
        reason: aReason({ id: 'init-running' }),
      }),
      want: { container: 'db', previous: false },
    },
  ])('begins where the pod is held back: $name', ({ gate, want }) => {
    expect(logToStartWith([gate])).toEqual(want);
  });
});

const path = (part: Partial<ReachPath> = {}): ReachPath => ({
  way: 'cluster-ip',
  family: 'IPv4',
  port: { name: 'http', protocol: 'TCP', port: 80 },
  outcome: 'reached',
  pods: [],
  podsTotal: 0,
  usable: 3,
  fallback: false,
  narrowedBy: null,
  preferenceOff: null,
  borrowed: null,
  droppedOn: [],
  droppedOnTotal: 0,
  ...part,
});

describe('from here', () => {
  it('tells what a client at the chosen node reaches, and keeps the choice in the address', async () => {
    const paths = [
      path({ outcome: 'dropped', narrowedBy: 'internalTrafficPolicy' }),
      path({
        outcome: 'dropped',
        narrowedBy: 'internalTrafficPolicy',
        port: { name: 'admin', protocol: 'TCP', port: 81 },
      }),
    ];
    api.server.use(
      http.get('*/api/v1/vantages', () =>
        HttpResponse.json({
          items: [
            { id: 'zone/a', zone: 'a', nodes: 3 },
            { id: 'node/node-2', zone: 'a', nodes: 1 },
          ],
          total: 2,
        }),
      ),
      http.get('*/namespaces/shop/services/web', ({ request }) => {
        const from = new URL(request.url).searchParams.get('from');
        return HttpResponse.json({ ...web(), reach: { from, zone: 'a', nodes: 1, untold: null, paths } });
      }),
    );
    const page = show();
    fireEvent.click(screen.getByRole('button', { name: 'Look from: anywhere' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /node-2/ }));
    const list = await screen.findByRole('list', { name: 'What a client here reaches' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    expect(list.textContent).toMatch(/^dropped.*http 80, admin 81.*time-outs: 3 pods are elsewhere, none here/);
    expect(page.at()).toBe('/map?from=node%2Fnode-2');
  });

  it('says why nothing can be told', async () => {
    api.server.use(
      http.get('*/namespaces/shop/services/web', () =>
        HttpResponse.json({
          ...web(),
          reach: { from: 'zone/moon', zone: null, nodes: 0, untold: 'no-such-zone', paths: [] },
        }),
      ),
    );
    show(web(), '/map?from=zone/moon');
    expect(await screen.findByText('No node is in zone moon.')).toBeTruthy();
  });
});

const SIDE = {
  addresses: ['10.0.0.1'],
  ready: true,
  serving: true,
  terminating: false,
  hostname: null,
  node: 'node-1',
  ports: 'http 8080/TCP',
};

const compared = (part: Partial<Comparison> = {}): Comparison => ({
  namespace: 'shop',
  name: 'web',
  readAt: NOW,
  requests: 1,
  state: 'live',
  result: 'same',
  published: { endpoints: 1, sources: [] },
  derived: { endpoints: 1, slices: [] },
  differences: [],
  differencesTotal: 0,
  notes: [],
  addresses: [],
  addressesTotal: 0,
  reasons: [],
  ...part,
});

describe('expected and published', () => {
  const answers = (comparison: Comparison): { readonly asked: () => number } => {
    let asked = 0;
    api.server.use(
      http.get('*/services/web/comparison', () => {
        asked += 1;
        return HttpResponse.json(comparison);
      }),
    );
    return { asked: () => asked };
  };

  it('is not read before somebody asks, and dated after', async () => {
    const { asked } = answers(compared());
    show();
    expect(screen.getByText('Not compared with the EndpointSlices')).toBeTruthy();
    expect(asked()).toBe(0);
    fireEvent.click(screen.getByRole('button', { name: 'Compare (1 request)' }));
    expect(await screen.findByText(/^Same as the cluster publishes/)).toBeTruthy();
    expect(screen.getByText(/read once, .* ago/)).toBeTruthy();
    expect(asked()).toBe(1);
  });

  it('shows both sides of a difference and its cause', async () => {
    answers(
      compared({
        result: 'explained',
        differencesTotal: 1,
        differences: [
          {
            kind: 'changed',
            addressType: 'IPv4',
            pod: 'web-1',
            fields: ['zone'],
            published: { ...SIDE, zone: 'a' },
            derived: { ...SIDE, zone: 'b' },
            cause: {
              id: 'relabelled-node',
              rule: 'R28b',
              proven: true,
              message: 'm',
              facts: { node: 'node-1', published: 'a', derived: 'b', writtenAt: 1 },
              since: null,
              ageSeconds: null,
            },
          },
        ],
      }),
    );
    show();
    fireEvent.click(screen.getByRole('button', { name: /^Compare/ }));
    const table = await screen.findByRole('table', { name: /^Differences/ });
    const [, sides, because] = within(table).getAllByRole('row');
    expect(
      within(sides ?? table)
        .getAllByRole('cell')
        .map((cell) => cell.querySelector('mark')?.textContent),
    ).toEqual(['zone: b', 'zone: a']);
    expect(because?.textContent).toMatch(
      /^node relabelled The zone of node-1 was a .*shown by the objects themselves · R28b$/,
    );
  });

  it('shows the addresses of a service without selector', async () => {
    answers(
      compared({
        result: 'not-derived',
        addressesTotal: 1,
        addresses: [
          {
            addresses: ['192.0.2.1'],
            ready: false,
            terminating: false,
            node: null,
            target: null,
            source: 'web-1',
            ports: ['5432/TCP'],
          },
        ],
      }),
    );
    show(web({ selector: null, pods: [], podsTotal: 0 }));
    fireEvent.click(screen.getByRole('button', { name: 'Compare (2 requests)' }));
    const table = await screen.findByRole('table', { name: 'Addresses that are managed elsewhere' });
    expect(table.textContent).toContain('192.0.2.1 5432/TCPnot readyweb-1');
    expect(screen.getByText(/^Managed elsewhere: 1 address/)).toBeTruthy();
  });

  it('says what right is missing', async () => {
    api.server.use(
      http.get('*/services/web/comparison', () => problem(403, 'upstream-forbidden', 'endpointslices is forbidden')),
    );
    show();
    fireEvent.click(screen.getByRole('button', { name: /^Compare/ }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('endpointslices is forbidden'));
    expect(screen.getByText('kubectl apply -f docs/rbac/cluster-role-measure.yaml')).toBeTruthy();
  });
});
