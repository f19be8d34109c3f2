import { expect, it } from 'vitest';
import { useApi } from '../../test/api.ts';

const api = useApi();
const ROUTES = '/apis/gateway.networking.k8s.io/v1/namespaces/shop/httproutes';
const PROTOBUF = 'application/vnd.kubernetes.protobuf';

const ROUTE = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'pages' },
  spec: {
    parentRefs: [{ name: 'edge', namespace: 'platform' }],
    hostnames: ['shop.example'],
    rules: [
      {
        backendRefs: [
          { name: 'catalog', port: 80, weight: 90 },
          { name: 'search', port: 80, weight: 10 },
        ],
      },
    ],
  },
};

it('serves routes of the Gateway API like any resource', async () => {
  const { resourceVersion } = (await api.json('/apis/gateway.networking.k8s.io/v1/httproutes')).metadata;
  const watch = await api.watch(`${ROUTES}?watch=1&resourceVersion=${resourceVersion}`);
  expect((await api.send('POST', ROUTES, ROUTE)).status).toBe(201);
  const event = await watch.next();
  await watch.close();
  expect(event).toMatchObject({ type: 'ADDED', object: { kind: 'HTTPRoute', spec: ROUTE.spec } });
  const { items } = await api.json(ROUTES);
  expect(items.map(({ metadata }) => metadata.name)).toEqual(['pages']);
});

it('names them in discovery', async () => {
  const groups = await api.json<{ groups: { name: string }[] }>('/apis');
  expect(groups.groups.map(({ name }) => name)).toContain('gateway.networking.k8s.io');
  const { resources } = await api.json<{ resources: { name: string; kind: string }[] }>(
    '/apis/gateway.networking.k8s.io/v1',
  );
  expect(resources.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'gateways Gateway',
    'httproutes HTTPRoute',
    'grpcroutes GRPCRoute',
  ]);
});

it.each([
  { accept: PROTOBUF, status: 406, type: /protobuf/ },
  { accept: `${PROTOBUF},application/json`, status: 200, type: /^application\/json/ },
  {
    accept: `${PROTOBUF};as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json`,
    status: 200,
    type: /protobuf/,
  },
])('knows no protobuf for whole custom objects: $accept', async ({ accept, status, type }) => {
  const response = await api.get(ROUTES, accept);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(type);
});
