import { GraphSnapshotSchema, StatusSchema } from '@fairlead/protocol';
import { afterEach, expect, it } from 'vitest';
import { eventually, startPair } from './harness.ts';
import type { Pair } from './harness.ts';

const API = 'apis/gateway.networking.k8s.io';
const RESOURCES = [
  'gateways',
  'httproutes',
  'grpcroutes',
  'tlsroutes',
  'tcproutes',
  'udproutes',
  'referencegrants',
] as const;

let pair: Pair | undefined;
afterEach(async () => {
  await pair?.stop();
  pair = undefined;
});

const send = async (to: Pair, method: string, path: string, body?: object, version = 'v1'): Promise<void> => {
  const { ok, status } = await fetch(new URL(`${API}/${version}/namespaces/${path}`, to.simulator.url), {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!ok) throw new Error(`${method} ${path} answers ${status}`);
};

/** Edges at routes of the Gateway API, and the nodes these edges begin at. */
const drawn = async (from: Pair) => {
  const { nodes, edges } = GraphSnapshotSchema.parse(await from.json('api/v1/graph?level=service'));
  return {
    nodes: nodes.filter(({ kind }) => kind === 'route' || kind === 'gateway').map(({ id }) => id),
    edges: edges.filter(({ id }) => id.includes('route/')).map(({ id, basis }) => `${basis}: ${id}`),
  };
};

it('puts Gateways and routes on the map, and takes them away', async () => {
  const here = await startPair();
  pair = here;
  expect(await drawn(here)).toEqual({ nodes: [], edges: [] });
  await send(here, 'POST', 'platform/gateways', {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'edge' },
    spec: { gatewayClassName: 'envoy', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
  });
  const spec = {
    parentRefs: [{ name: 'edge', namespace: 'platform' }],
    rules: [
      {
        backendRefs: [
          { name: 'cart', port: 80 },
          { name: 'search', port: 80, weight: 0 },
          { name: 'ledger', namespace: 'payments', port: 80 },
        ],
      },
    ],
  };
  const head = { apiVersion: 'gateway.networking.k8s.io/v1', metadata: { name: 'pages' } };
  await send(here, 'POST', 'shop/httproutes', { ...head, kind: 'HTTPRoute', spec });
  const whole = {
    nodes: ['gateway/platform/edge', 'route/shop/pages'],
    edges: [
      'declared: routes gateway/platform/edge route/shop/pages',
      'declared: routes route/shop/pages service/shop/cart',
    ],
  };
  await eventually(async () => expect(await drawn(here)).toEqual(whole));
  // Without leave of the other namespace a route does not lead there.
  const grant = {
    metadata: { name: 'from-shop' },
    spec: {
      from: [{ group: API.slice('apis/'.length), kind: 'HTTPRoute', namespace: 'shop' }],
      to: [{ group: '', kind: 'Service', name: 'ledger' }],
    },
  };
  await send(here, 'POST', 'payments/referencegrants', grant, 'v1beta1');
  const ledger = 'declared: routes route/shop/pages service/payments/ledger';
  await eventually(async () => {
    expect(await drawn(here)).toEqual({ ...whole, edges: [...whole.edges, ledger].toSorted() });
  });
  await send(here, 'DELETE', 'payments/referencegrants/from-shop', undefined, 'v1beta1');
  await eventually(async () => expect(await drawn(here)).toEqual(whole));
  const rules = [{ backendRefs: [{ name: 'search', port: 80 }] }];
  await send(here, 'POST', 'shop/grpcroutes', { ...head, kind: 'GRPCRoute', spec: { rules } });
  const search = 'declared: routes route/shop/pages service/shop/search';
  await eventually(async () => {
    expect(await drawn(here)).toEqual({ ...whole, edges: [...whole.edges, search] });
  });
  await send(here, 'DELETE', 'shop/httproutes/pages');
  await eventually(async () => {
    expect(await drawn(here)).toEqual({ nodes: whole.nodes, edges: [search] });
  });
});

it('says which Service an Ingress leads to that is not there, until it is', async () => {
  const here = await startPair();
  pair = here;
  const to = (name: string) => ({
    path: `/${name}`,
    pathType: 'Prefix',
    backend: { service: { name, port: { number: 80 } } },
  });
  const spec = { rules: [{ host: 'late.example', http: { paths: [to('cart'), to('late')] } }] };
  const api = (path: string) => new URL(path, here.simulator.url);
  const post = async (path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(api(path), { method: 'POST', headers, body: JSON.stringify(body) })).ok).toBe(true);
  };
  const shown = async () => {
    const { nodes } = GraphSnapshotSchema.parse(await here.json('api/v1/graph?level=service'));
    return nodes.find(({ id }) => id === 'ingress/shop/late');
  };
  await post('apis/networking.k8s.io/v1/namespaces/shop/ingresses', { metadata: { name: 'late' }, spec });
  await eventually(async () => {
    expect(await shown()).toMatchObject({
      verdict: 'degraded',
      headline: { id: 'backend-missing', message: expect.stringContaining('no Service named late:') as string },
    });
  });
  await post('api/v1/namespaces/shop/services', {
    metadata: { name: 'late' },
    spec: { ports: [{ port: 80 }], selector: { 'app.kubernetes.io/name': 'cart' } },
  });
  await eventually(async () => expect(await shown()).toMatchObject({ verdict: 'ok', headline: null, reasons: [] }));
});

it.each([
  { resource: 'tlsroutes', version: 'v1alpha3' },
  { resource: 'tcproutes', version: 'v1alpha2' },
  { resource: 'udproutes', version: 'v1alpha2' },
])('draws $resource, which the server has in $version', async ({ resource, version }) => {
  const here = await startPair();
  pair = here;
  const rules = [{ backendRefs: [{ name: 'cart', port: 80 }] }];
  await send(here, 'POST', `shop/${resource}`, { metadata: { name: 'direct' }, spec: { rules } }, version);
  await eventually(async () => {
    expect(await drawn(here)).toEqual({
      nodes: ['route/shop/direct'],
      edges: ['declared: routes route/shop/direct service/shop/cart'],
    });
  });
});

it('draws what the fleet has: a route with weights, one with leave to lead elsewhere, and not where it has none', async () => {
  const here = await startPair({ simulator: { scene: 'fleet', size: { pods: 80, services: 80, nodes: 2 } } });
  pair = here;
  expect(await drawn(here)).toEqual({
    nodes: ['gateway/team-000/edge', 'route/team-000/pages', 'route/team-001/api', 'route/team-001/reports'],
    edges: [
      'declared: routes gateway/team-000/edge route/team-000/pages',
      'declared: routes gateway/team-000/edge route/team-001/api',
      'declared: routes gateway/team-000/edge route/team-001/reports',
      'declared: routes route/team-000/pages service/team-000/service-00000',
      'declared: routes route/team-000/pages service/team-000/service-00001',
      'declared: routes route/team-001/api service/team-002/service-00040',
    ],
  });
});

it('is ready without the Gateway API, and says that it is not there', async () => {
  const here = await startPair({
    prepare: ({ faults }) => {
      for (const resource of RESOURCES) faults.inject({ resource, fault: { kind: 'status', status: 404 } });
    },
  });
  pair = here;
  const { resources } = StatusSchema.parse(await here.json('api/v1/status'));
  const states = resources.map(({ resource, state }) => [resource, state] as const);
  const absent: readonly string[] = RESOURCES;
  expect(states).toEqual(states.map(([resource]) => [resource, absent.includes(resource) ? 'off' : 'live']));
  expect(await drawn(here)).toEqual({ nodes: [], edges: [] });
});
