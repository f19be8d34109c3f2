import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/api.ts';
import type { Json } from '../../test/api.ts';

const api = useApi();

const podNamed = (prefix: string): string =>
  api.simulator.world.list('pods').find(({ metadata }) => metadata.name.startsWith(prefix))?.metadata.name ?? '';

const proxy = (namespace: string, pod: string, path = ''): string =>
  `/api/v1/namespaces/${namespace}/pods/${pod}/proxy${path}`;

describe('the proxy to pods', () => {
  it.each(['', 'http:'])('reaches an exporter by %spod and port', async (scheme) => {
    const response = await api.get(proxy('shop', `${scheme}${podNamed('cart-')}:15020`, '/stats/prometheus'));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('istio_requests_total{reporter="destination"');
  });

  it('takes the first port of the containers when none is given', async () => {
    const response = await api.get(proxy('shop', podNamed('cart-'), '/nothing'));
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('404 page not found\n');
  });

  it('sends a client without a path to the root of the pod', async () => {
    const path = proxy('shop', `${podNamed('cart-')}:15020`);
    const response = await fetch(api.simulator.server + path, { redirect: 'manual' });
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe(`${path}/`);
  });

  it.each([
    { name: 'no such pod', pod: () => 'nobody:15020', status: 404, message: 'pods "nobody" not found' },
    {
      name: 'a pod without an address',
      pod: () => 'fraud-6c9f7d5b8-hq7tz:15020',
      status: 400,
      message: 'address not allowed',
    },
    {
      name: 'a port without a listener',
      pod: () => `${podNamed('ledger-0')}:9`,
      status: 503,
      message: 'connection refused',
    },
    {
      name: 'a pod that has not started',
      pod: () => `${podNamed('orders-')}:15020`,
      status: 503,
      message: 'connection refused',
    },
    {
      name: 'an application that has crashed',
      pod: () => podNamed('recommendations-'),
      status: 503,
      message: 'connection refused',
    },
    { name: 'a finished pod', pod: () => podNamed('report-'), status: 503, message: 'no route to host' },
    {
      name: 'a port by name',
      pod: () => `${podNamed('cart-')}:http`,
      status: 503,
      message: 'lookup tcp/http: unknown port',
    },
    {
      name: 'TLS where there is none',
      pod: () => `https:${podNamed('cart-')}:15020`,
      status: 503,
      message: 'HTTP response to HTTPS',
    },
    { name: 'nonsense', pod: () => 'ftp:cart:21', status: 400, message: 'invalid pod request "ftp:cart:21"' },
    { name: 'half an escape', pod: () => 'cart%zz', status: 400, message: 'malformed path segment' },
  ])('answers $status for $name', async ({ pod, status, message }) => {
    const name = pod();
    const found = api.simulator.world.list('pods').find(({ metadata }) => name.includes(metadata.name));
    const response = await api.get(proxy(found?.metadata.namespace ?? 'shop', name, '/stats/prometheus'));
    expect(response.status).toBe(status);
    const body = (await response.json()) as Json;
    expect(body).toMatchObject({ kind: 'Status', status: 'Failure', code: status });
    expect(body.message).toContain(message);
  });

  it('only reads', async () => {
    const path = proxy('shop', `${podNamed('cart-')}:15020`, '/stats/prometheus');
    expect((await api.send('POST', path)).status).toBe(405);
  });

  it('is told apart from reading a pod, for faults and for those who listen', async () => {
    api.simulator.faults.inject({ resource: 'pods/proxy', verb: 'get', fault: { kind: 'status', status: 403 } });
    const pod = podNamed('cart-');
    expect((await api.get(proxy('shop', `${pod}:15020`, '/stats/prometheus'))).status).toBe(403);
    expect((await api.get(`/api/v1/namespaces/shop/pods/${pod}`)).status).toBe(200);
    expect(api.requests.map(({ verb, resource }) => `${verb} ${resource ?? ''}`)).toEqual([
      'get pods/proxy',
      'get pods',
    ]);
  });

  it('is in discovery', async () => {
    const { resources } = await api.json<{ resources: { name: string; verbs: string[] }[] }>('/api/v1');
    expect(resources.find(({ name }) => name === 'pods/proxy')?.verbs).toContain('get');
  });
});
