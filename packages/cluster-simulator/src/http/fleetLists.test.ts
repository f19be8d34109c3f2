import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/api.ts';
import type { Json } from '../../test/api.ts';

const api = useApi({ scene: 'fleet', size: { pods: 1200, services: 60, nodes: 20 } });
const pods = '/api/v1/pods';

async function pages(path: string, limit: number): Promise<Json[]> {
  const items: Json[] = [];
  for (let token = ''; ;) {
    const { metadata, items: page } = await api.json(`${path}?limit=${limit}&continue=${token}`);
    items.push(...page);
    if (metadata.continue === undefined) return items;
    token = metadata.continue;
  }
}

const namesOf = (items: readonly Json[]): string[] => items.map(({ metadata }) => metadata.name);

describe('a fleet over HTTP', () => {
  it('is listed in pages in the order of its keys', async () => {
    const names = namesOf(await pages(pods, 77));
    expect(names).toHaveLength(1200);
    expect(names).toEqual(names.toSorted());
    expect(namesOf((await api.json('/api/v1/namespaces/team-001/pods')).items)).toEqual(names.slice(400, 800));
  });

  it('is found by label, one by one, and by who owns it', async () => {
    const { items } = await api.json(`${pods}?labelSelector=app.kubernetes.io/name=service-00007`);
    expect(items).toHaveLength(20);
    const [first] = items;
    const name = first?.metadata.name ?? '';
    expect((await api.json(`/api/v1/namespaces/team-000/pods/${name}`)).metadata.uid).toBe(first?.metadata.uid);
    expect((await api.get(`/api/v1/namespaces/team-001/pods/${name}`)).status).toBe(404);
  });

  it('can be written to, and lists what was written where it belongs', async () => {
    const [, second] = (await api.json(`${pods}?limit=2`)).items;
    const path = `/api/v1/namespaces/team-000/pods/${second?.metadata.name ?? ''}`;
    const from = (await api.json(`${pods}?limit=1`)).metadata.resourceVersion;
    await api.send('PATCH', path, { metadata: { labels: { colour: 'blue' } } }, 'application/merge-patch+json');
    const { items } = await api.json(`${pods}?limit=3`);
    expect(items[1]?.metadata).toMatchObject({ uid: second?.metadata.uid, labels: { colour: 'blue' } });
    const watch = await api.watch(`${pods}?watch=1&resourceVersion=${from}`);
    expect(await watch.next()).toMatchObject({ type: 'MODIFIED', object: { metadata: { uid: second?.metadata.uid } } });
    await watch.close();
    await api.send('DELETE', path, { gracePeriodSeconds: 0 });
    expect((await api.get(path)).status).toBe(404);
    api.clock.advance(100);
    const uids = (await pages(pods, 500)).map(({ metadata }) => metadata.uid);
    expect(uids).not.toContain(second?.metadata.uid);
    // Its ReplicaSet has made another one.
    expect(uids).toHaveLength(1200);
  });

  it('gives replaced pods a sidecar, too', async () => {
    const [first] = (await api.json(`${pods}?limit=1`)).items;
    await api.send('DELETE', `/api/v1/namespaces/team-000/pods/${first?.metadata.name ?? ''}`, {
      gracePeriodSeconds: 0,
    });
    api.clock.advance(40_000);
    const { items } = await api.json(`${pods}?labelSelector=app.kubernetes.io/name=service-00000`);
    const containers = items.map(({ spec }) => (spec['containers'] as { name: string }[]).map(({ name }) => name));
    expect(containers).toHaveLength(20);
    for (const names of containers) expect(names).toEqual(['service-00000', 'mesh-proxy']);
  });

  it('goes to a streaming list whole, however slowly that is read', async () => {
    const watch = await api.watch(`${pods}?watch=1&sendInitialEvents=true&allowWatchBookmarks=true`);
    // Meanwhile the fleet changes more than a connection holds: this comes after the mark.
    const from = api.simulator.world.resourceVersion;
    api.clock.advance(6000);
    const names = new Set<string>();
    let event = await watch.next();
    for (; event?.type === 'ADDED'; event = await watch.next()) names.add(event.object.metadata.name);
    expect(names.size).toBe(1200);
    expect(event?.object.metadata.annotations).toEqual({ 'k8s.io/initial-events-end': 'true' });
    const after = await watch.next();
    expect(Number(after?.object.metadata.resourceVersion)).toBeGreaterThan(from);
    await watch.close();
  });

  it('has lower versions after a restore', async () => {
    api.simulator.rewindResourceVersion();
    const { items } = await api.json(`${pods}?limit=5`);
    expect(items.map(({ metadata }) => metadata.resourceVersion)).toEqual(Array.from({ length: 5 }, () => '100'));
  });

  it('has slices as soon as someone asks, and keeps them up to date for who watches', async () => {
    const { world } = api.simulator;
    const before = world.resourceVersion;
    api.clock.advance(100);
    expect(world.resourceVersion).toBeLessThan(before + 60);
    const { metadata, items } = await api.json('/apis/discovery.k8s.io/v1/endpointslices');
    expect(items).toHaveLength(60);
    expect((await api.json('/api/v1/endpoints')).items).toHaveLength(60);
    const watch = await api.watch(
      `/apis/discovery.k8s.io/v1/endpointslices?watch=1&resourceVersion=${metadata.resourceVersion}`,
    );
    api.clock.advance(6000);
    expect((await watch.next())?.type).toBe('MODIFIED');
    await watch.close();
  });
});
