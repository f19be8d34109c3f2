import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/api.ts';
import type { Json } from '../../test/api.ts';

const api = useApi();
const MERGE = 'application/merge-patch+json';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'hello' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'hello' } },
    template: { metadata: { labels: { app: 'hello' } }, spec: { containers: [{ name: 'hello', image: 'x/hello:1' }] } },
  },
};

async function readyPods(namespace: string, selector: string): Promise<string[]> {
  const { items } = await api.json(
    `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(selector)}`,
  );
  return items
    .filter(({ status }) =>
      (status['conditions'] as { type: string; status: string }[]).some(
        ({ type, status: is }) => type === 'Ready' && is === 'True',
      ),
    )
    .map(({ metadata }) => metadata.name);
}

async function sliceAddresses(namespace: string, service: string): Promise<number> {
  const path = `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3D${service}`;
  const { items } = await api.json<{ items: { endpoints: unknown[] | null }[] }>(path);
  return items.reduce((sum, { endpoints }) => sum + (endpoints?.length ?? 0), 0);
}

describe('writes', () => {
  it('create a deployment whose pods become ready, and a service that finds them', async () => {
    const created = await api.send('POST', '/apis/apps/v1/namespaces/empty/deployments', deployment);
    expect(created.status).toBe(201);
    const service = {
      kind: 'Service',
      metadata: { name: 'hello' },
      spec: { selector: { app: 'hello' }, ports: [{ port: 80 }] },
    };
    const stored = (await (await api.send('POST', '/api/v1/namespaces/empty/services', service)).json()) as Json;
    expect(stored.spec).toMatchObject({
      type: 'ClusterIP',
      ipFamilies: ['IPv4'],
      ports: [{ protocol: 'TCP', targetPort: 80 }],
    });
    api.clock.advance(10_000);
    expect(await readyPods('empty', 'app=hello')).toHaveLength(2);
    expect(await sliceAddresses('empty', 'hello')).toBe(2);
  });

  it.each([
    {
      name: 'a name that is taken',
      path: '/apis/apps/v1/namespaces/shop/deployments',
      body: { ...deployment, metadata: { name: 'cart' } },
      status: 409,
    },
    {
      name: 'a namespace that is not there',
      path: '/apis/apps/v1/namespaces/nope/deployments',
      body: deployment,
      status: 404,
    },
    { name: 'another kind', path: '/api/v1/namespaces/empty/services', body: deployment, status: 400 },
    { name: 'a bad name', path: '/api/v1/namespaces', body: { metadata: { name: 'No Name' } }, status: 422 },
    {
      name: 'a selector that does not match the template',
      path: '/apis/apps/v1/namespaces/empty/deployments',
      body: { ...deployment, spec: { ...deployment.spec, selector: { matchLabels: { app: 'other' } } } },
      status: 422,
    },
    {
      name: 'a pod without containers',
      path: '/api/v1/namespaces/empty/pods',
      body: { metadata: { name: 'x' }, spec: {} },
      status: 422,
    },
  ])('refuse $name', async ({ path, body, status }) => {
    expect((await api.send('POST', path, body)).status).toBe(status);
  });

  it('refuse a body that is not JSON, and one of another type', async () => {
    const path = `${api.simulator.server}/api/v1/namespaces`;
    const send = (body: string, type: string) =>
      fetch(path, { method: 'POST', body, headers: { 'content-type': type } });
    expect((await send('{', 'application/json')).status).toBe(400);
    expect((await send('a: b', 'application/yaml')).status).toBe(415);
  });

  it('label an object, keep its identity and tell a conflict', async () => {
    const path = '/api/v1/namespaces/shop/services/cart';
    const before = await api.json(path);
    const patch = { metadata: { labels: { team: 'blue' }, uid: 'other' } };
    const after = (await (await api.send('PATCH', path, patch, MERGE)).json()) as Json;
    expect(after.metadata.labels?.['team']).toBe('blue');
    expect(after.metadata.uid).toBe(before.metadata.uid);
    expect(Number(after.metadata.resourceVersion)).toBeGreaterThan(Number(before.metadata.resourceVersion));
    expect((await api.send('PUT', path, before)).status).toBe(409);
    expect((await api.send('PUT', path, after)).status).toBe(200);
  });

  it('change nothing when a patch says what is so already', async () => {
    const path = '/apis/apps/v1/namespaces/shop/deployments/cart';
    const before = await api.json(path);
    const patch = {
      spec: {
        replicas: 3,
        template: { spec: { containers: [{ name: 'cart', image: 'registry.example/cart:1.4.2' }] } },
      },
    };
    await api.send('PATCH', path, patch, 'application/strategic-merge-patch+json');
    expect(await api.json(path)).toEqual(before);
  });

  it('change a selector, and the slices follow', async () => {
    const patch = { spec: { selector: { 'app.kubernetes.io/name': 'catalog' } } };
    await api.send('PATCH', '/api/v1/namespaces/shop/services/sitemap', patch, MERGE);
    api.clock.advance(1);
    expect(await sliceAddresses('shop', 'sitemap')).toBe(3);
  });

  it('scale by the scale subresource', async () => {
    const path = '/apis/apps/v1/namespaces/shop/deployments/cart';
    expect(await api.json(`${path}/scale`)).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 3 },
      status: { replicas: 3 },
    });
    await api.send('PATCH', `${path}/scale`, { spec: { replicas: 5 } }, MERGE);
    api.clock.advance(10_000);
    expect(await readyPods('shop', 'app.kubernetes.io/name=cart')).toHaveLength(5);
    expect((await api.json(path)).metadata.generation).toBe(2);
    expect((await api.send('PATCH', `${path}/scale`, { spec: { replicas: -1 } }, MERGE)).status).toBe(400);
  });

  it('delete a pod with grace: terminating, then gone and replaced', async () => {
    const [name = ''] = await readyPods('shop', 'app.kubernetes.io/name=cart');
    const path = `/api/v1/namespaces/shop/pods/${name}`;
    const answer = (await (await api.send('DELETE', path)).json()) as Json;
    expect(answer.metadata.deletionTimestamp).toBe('2026-11-22T13:03:11Z');
    api.clock.advance(10_000);
    expect((await api.get(path)).status).toBe(404);
    expect(await readyPods('shop', 'app.kubernetes.io/name=cart')).toHaveLength(3);
  });

  it('delete a deployment with all it owns, and a service with its slices', async () => {
    await api.send('DELETE', '/apis/apps/v1/namespaces/shop/deployments/cart');
    await api.send('DELETE', '/api/v1/namespaces/shop/services/cart');
    api.clock.advance(60_000);
    expect(
      (await api.json('/api/v1/namespaces/shop/pods?labelSelector=app.kubernetes.io%2Fname%3Dcart')).items,
    ).toEqual([]);
    expect(
      (await api.json('/apis/apps/v1/namespaces/shop/replicasets?labelSelector=app.kubernetes.io%2Fname%3Dcart')).items,
    ).toEqual([]);
    expect(await sliceAddresses('shop', 'cart')).toBe(0);
  });

  it('delete a namespace with everything in it', async () => {
    await api.send('DELETE', '/api/v1/namespaces/batch');
    expect(await api.json('/api/v1/namespaces/batch')).toMatchObject({ status: { phase: 'Terminating' } });
    api.clock.advance(60_000);
    expect((await api.get('/api/v1/namespaces/batch')).status).toBe(404);
    expect((await api.json('/api/v1/pods?fieldSelector=metadata.namespace%3Dbatch')).items).toEqual([]);
  });

  it('hold an object that has finalizers until they are gone', async () => {
    const path = '/api/v1/namespaces/shop/services/cart';
    await api.send('PATCH', path, { metadata: { finalizers: ['x.example/y'] } }, MERGE);
    await api.send('DELETE', path);
    expect((await api.json(path)).metadata.deletionTimestamp).toBeDefined();
    await api.send('PATCH', path, { metadata: { finalizers: null } }, MERGE);
    expect((await api.get(path)).status).toBe(404);
  });

  it('delete only what a precondition allows', async () => {
    const path = '/api/v1/namespaces/shop/services/cart';
    expect((await api.send('DELETE', path, { preconditions: { uid: 'other' } })).status).toBe(409);
    expect((await api.get(path)).status).toBe(200);
  });
});
