import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/api.ts';

const api = useApi();
const cart = '/apis/apps/v1/namespaces/shop/deployments/cart';

async function version(path = '/api/v1/pods'): Promise<string> {
  return (await api.json(`${path}?limit=1`)).metadata.resourceVersion;
}

describe('a watch', () => {
  it('tells what happened after its resource version, in order', async () => {
    const from = await version();
    await api.send('PATCH', `${cart}/scale`, { spec: { replicas: 4 } }, 'application/merge-patch+json');
    api.clock.advance(10_000);
    const watch = await api.watch(`/api/v1/namespaces/shop/pods?watch=1&resourceVersion=${from}`);
    const events = [];
    for (let event = await watch.next(); event !== undefined; event = await watch.next()) {
      events.push(event);
      const conditions = event.object.status['conditions'] as { type: string; status: string }[] | undefined;
      if (conditions?.some(({ type, status }) => type === 'Ready' && status === 'True')) break;
    }
    await watch.close();
    expect(events[0]?.type).toBe('ADDED');
    expect(events.slice(1).every(({ type }) => type === 'MODIFIED')).toBe(true);
    const versions = events.map(({ object }) => Number(object.metadata.resourceVersion));
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(Math.min(...versions)).toBeGreaterThan(Number(from));
  });

  it('without a resource version begins with what is there', async () => {
    const watch = await api.watch('/api/v1/namespaces?watch=true');
    const names = [];
    for (let i = 0; i < 5; i++) names.push((await watch.next())?.object.metadata.name);
    await watch.close();
    expect(names).toEqual(['batch', 'empty', 'payments', 'platform', 'shop']);
  });

  it('sends a bookmark each minute to who wants them, and one at its end', async () => {
    const from = await version('/api/v1/namespaces');
    const watch = await api.watch(
      `/api/v1/namespaces?watch=1&allowWatchBookmarks=true&timeoutSeconds=90&resourceVersion=${from}`,
    );
    api.clock.advance(61_000);
    const first = await watch.next();
    expect(first).toMatchObject({ type: 'BOOKMARK', object: { kind: 'Namespace', spec: {}, status: {} } });
    expect(Number(first?.object.metadata.resourceVersion)).toBeGreaterThanOrEqual(Number(from));
    api.clock.advance(30_000);
    expect((await watch.next())?.type).toBe('BOOKMARK');
    expect(await watch.next()).toBeUndefined();
  });

  it('marks the end of the initial events of a streaming list', async () => {
    const watch = await api.watch(
      '/api/v1/namespaces?watch=1&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan',
    );
    for (let i = 0; i < 5; i++) expect((await watch.next())?.type).toBe('ADDED');
    const mark = await watch.next();
    await watch.close();
    expect(mark?.type).toBe('BOOKMARK');
    expect(mark?.object.metadata.annotations).toEqual({ 'k8s.io/initial-events-end': 'true' });
  });

  it('gets 410 in the stream when its resource version is forgotten', async () => {
    const from = await version();
    await api.send('DELETE', '/api/v1/namespaces/batch/pods/one-off');
    api.simulator.compact();
    const watch = await api.watch(`/api/v1/pods?watch=1&resourceVersion=${from}`);
    expect(await watch.next()).toMatchObject({
      type: 'ERROR',
      object: { kind: 'Status', code: 410, reason: 'Expired' },
    });
    expect(await watch.next()).toBeUndefined();
  });

  it('with a selector sees objects enter and leave', async () => {
    const from = await version();
    const watch = await api.watch(
      `/api/v1/namespaces/batch/pods?watch=1&labelSelector=watched&resourceVersion=${from}`,
    );
    const pod = '/api/v1/namespaces/batch/pods/one-off';
    for (const value of ['yes', 'still', null]) {
      await api.send('PATCH', pod, { metadata: { labels: { watched: value } } }, 'application/merge-patch+json');
    }
    const types = [(await watch.next())?.type, (await watch.next())?.type, (await watch.next())?.type];
    await watch.close();
    expect(types).toEqual(['ADDED', 'MODIFIED', 'DELETED']);
  });

  it('stays on course when the server loses its resource versions', async () => {
    const from = await version();
    api.simulator.rewindResourceVersion();
    expect(Number(await version())).toBeLessThan(Number(from));
    const response = await api.get(`/api/v1/pods?watch=1&resourceVersion=${from}`);
    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({ details: { causes: [{ reason: 'ResourceVersionTooLarge' }] } });
  });

  it('is recorded for whoever wants to prove what was not asked for', async () => {
    await api.json('/api/v1/pods?limit=1');
    await api.get('/api/v1/secrets');
    expect(api.requests.map(({ verb, resource }) => `${verb} ${resource ?? ''}`)).toEqual([
      'list pods',
      'none secrets',
    ]);
  });
});

describe('a watch of a server with bookmarks every second', () => {
  const soon = useApi({ bookmarkMs: 1_000 });

  it('gets them', async () => {
    const { metadata } = await soon.json('/api/v1/namespaces?limit=1');
    const watch = await soon.watch(
      `/api/v1/namespaces?watch=1&allowWatchBookmarks=true&resourceVersion=${metadata.resourceVersion}`,
    );
    for (let second = 0; second < 2; second += 1) {
      soon.clock.advance(1_000);
      expect((await watch.next())?.type).toBe('BOOKMARK');
    }
    await watch.close();
  });
});
