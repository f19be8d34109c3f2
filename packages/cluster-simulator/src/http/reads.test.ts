import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/api.ts';
import type { Json } from '../../test/api.ts';

const api = useApi();

async function pages(path: string, limit: number): Promise<Json[]> {
  const found: Json[] = [];
  for (let token: string | undefined = ''; token !== undefined;) {
    const page: Json = await api.json(`${path}?limit=${limit}&continue=${token}`);
    found.push(page);
    token = page.metadata.continue;
  }
  return found;
}

const names = (items: readonly Json[]): string[] => items.map(({ metadata }) => metadata.name);

describe('discovery', () => {
  it.each([
    '/version',
    '/api',
    '/apis',
    '/api/v1',
    '/apis/apps',
    '/apis/apps/v1',
    '/apis/discovery.k8s.io/v1',
    '/readyz',
  ])('answers %s', async (path) => {
    expect((await api.get(path)).status).toBe(200);
  });

  it('names every resource once with its verbs', async () => {
    const { resources } = await api.json<{ resources: { name: string; verbs: string[] }[] }>('/apis/apps/v1');
    const deployments = resources.filter(({ name }) => name === 'deployments');
    expect(deployments).toHaveLength(1);
    expect(deployments[0]?.verbs).toContain('watch');
  });
});

describe('errors', () => {
  it.each([
    { path: '/api/v1/secrets', status: 404, reason: 'NotFound' },
    { path: '/api/v1/namespaces/shop/pods/nobody', status: 404, reason: 'NotFound' },
    { path: '/nothing', status: 404, reason: 'NotFound' },
    { path: '/api/v1/pods?limit=some', status: 400, reason: 'BadRequest' },
    { path: '/api/v1/pods?continue=bm9uc2Vuc2U', status: 400, reason: 'BadRequest' },
    { path: '/api/v1/pods?labelSelector=%3D%3D', status: 400, reason: 'BadRequest' },
    { path: '/api/v1/pods?watch=1&resourceVersion=soon', status: 400, reason: 'BadRequest' },
    { path: '/api/v1/pods?watch=1&resourceVersion=999999', status: 504, reason: 'Timeout' },
  ])('answers $path with $status and a Status', async ({ path, status, reason }) => {
    const response = await api.get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ kind: 'Status', status: 'Failure', code: status, reason });
  });

  it('answers in the encoding that was asked for', async () => {
    const response = await api.get(
      '/api/v1/namespaces/shop/pods/nobody',
      'application/vnd.kubernetes.protobuf, application/json',
    );
    expect(response.headers.get('content-type')).toBe('application/vnd.kubernetes.protobuf');
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(/^k8s\0.*Status.*"nobody" not found/s);
  });

  it('answers 405 to a method that a resource does not have', async () => {
    expect((await api.send('POST', '/api/v1/namespaces/shop/pods/nobody', {})).status).toBe(405);
  });

  it('answers 406 to a media type that it does not have', async () => {
    expect((await api.get('/api/v1/pods', 'application/yaml')).status).toBe(406);
  });
});

describe('lists', () => {
  it('come in pages that belong together, though the world changes between them', async () => {
    const whole = await api.json('/api/v1/pods');
    const first = await api.json('/api/v1/pods?limit=10');
    expect(first.metadata.remainingItemCount).toBe(whole.items.length - 10);
    await api.send('DELETE', '/api/v1/namespaces/shop/pods/' + (whole.items.at(-1)?.metadata.name ?? ''));
    const rest = await api.json(`/api/v1/pods?continue=${first.metadata.continue ?? ''}`);
    expect(rest.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
    expect([...first.items, ...rest.items]).toEqual(whole.items);
  });

  it('end with a page that has no token', async () => {
    const all = await pages('/api/v1/services', 4);
    expect(all.map(({ items }) => items.length)).toEqual([4, 4, 4, 4, 4, 4, 2]);
    expect(new Set(all.flatMap(({ items }) => items.map(({ metadata }) => metadata.uid))).size).toBe(26);
  });

  it('answer an old token with 410', async () => {
    const { metadata } = await api.json('/api/v1/pods?limit=10');
    api.clock.advance(301_000);
    const response = await api.get(`/api/v1/pods?limit=10&continue=${metadata.continue ?? ''}`);
    expect(response.status).toBe(410);
    expect(await response.json()).toMatchObject({ reason: 'Expired' });
  });

  it.each([
    { selector: 'labelSelector=app%3Dsearch', count: 3 },
    { selector: 'labelSelector=app%21%3Dsearch,app.kubernetes.io%2Fpart-of%3Dshop', count: 25 },
    { selector: 'labelSelector=app+in+(search,reviews)', count: 7 },
    { selector: 'labelSelector=app', count: 7 },
    { selector: 'labelSelector=!app', count: 21 },
    { selector: 'fieldSelector=status.phase%3DPending', count: 4 },
    { selector: 'fieldSelector=metadata.namespace%3Dshop', count: 28 },
  ])('of shop with $selector have $count pods', async ({ selector, count }) => {
    expect((await api.json(`/api/v1/namespaces/shop/pods?${selector}`)).items).toHaveLength(count);
  });

  it('of metadata have nothing else', async () => {
    const accept = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
    const list = (await (await api.get('/apis/apps/v1/replicasets', accept)).json()) as Json;
    expect(list.kind).toBe('PartialObjectMetadataList');
    expect(list.items.every((item) => item.kind === 'PartialObjectMetadata' && item.spec === undefined)).toBe(true);
  });

  it('are tables for kubectl get', async () => {
    const table = (await (
      await api.get('/api/v1/namespaces/payments/pods', 'application/json;as=Table;v=v1;g=meta.k8s.io')
    ).json()) as {
      columnDefinitions: { name: string }[];
      rows: { cells: string[] }[];
    };
    expect(table.columnDefinitions.map(({ name }) => name)).toEqual([
      'Name',
      'Ready',
      'Status',
      'Restarts',
      'Age',
      'IP',
      'Node',
    ]);
    expect(table.rows.find(({ cells }) => cells[0] === 'fraud-6c9f7d5b8-hq7tz')?.cells.slice(1, 3)).toEqual([
      '0/1',
      'Pending',
    ]);
  });

  it('have items without kind and apiVersion, single objects have both', async () => {
    const { items } = await api.json('/api/v1/namespaces');
    expect(names(items)).toEqual(['batch', 'empty', 'payments', 'platform', 'shop']);
    expect(items[0]).not.toHaveProperty('kind');
    expect(await api.json('/api/v1/namespaces/shop')).toMatchObject({ kind: 'Namespace', apiVersion: 'v1' });
  });
});
