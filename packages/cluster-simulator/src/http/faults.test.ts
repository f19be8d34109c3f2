import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/api.ts';

const api = useApi();
const list = '/api/v1/pods';

async function watchPath(): Promise<string> {
  return `${list}?watch=1&resourceVersion=${(await api.json(`${list}?limit=1`)).metadata.resourceVersion}`;
}

const touch = (value: string): Promise<Response> =>
  api.send(
    'PATCH',
    '/api/v1/namespaces/batch/pods/one-off',
    { metadata: { labels: { value } } },
    'application/merge-patch+json',
  );

describe('faults', () => {
  it.each([401, 403, 410, 429, 500, 503])('answer %d instead, so many times', async (status) => {
    api.simulator.faults.inject({
      resource: 'pods',
      verb: 'list',
      times: 2,
      fault: { kind: 'status', status, retryAfterSeconds: 7 },
    });
    const response = await api.get(list);
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toMatchObject({ kind: 'Status', code: status });
    expect((await api.get('/api/v1/services')).status).toBe(200);
    expect((await api.get(list)).status).toBe(status);
    expect((await api.get(list)).status).toBe(200);
  });

  it('end when they are taken back', async () => {
    const takeBack = api.simulator.faults.inject({ fault: { kind: 'status', status: 500 } });
    expect((await api.get(list)).status).toBe(500);
    takeBack();
    expect((await api.get(list)).status).toBe(200);
  });

  it('concern one namespace only, if they name it', async () => {
    api.simulator.faults.inject({ namespace: 'shop', fault: { kind: 'status', status: 403 } });
    expect((await api.get('/api/v1/namespaces/shop/pods')).status).toBe(403);
    expect((await api.get('/api/v1/namespaces/batch/pods')).status).toBe(200);
  });

  it('concern only the first page of a list, or only later ones, if they say so', async () => {
    const { metadata } = await api.json(`${list}?limit=5`);
    const next = `${list}?limit=5&continue=${metadata.continue ?? ''}`;
    api.simulator.faults.inject({ continued: true, fault: { kind: 'status', status: 500 } });
    expect((await api.get(`${list}?limit=5`)).status).toBe(200);
    expect((await api.get(next)).status).toBe(500);
    api.simulator.faults.clear();
    api.simulator.faults.inject({ continued: false, fault: { kind: 'status', status: 500 } });
    expect((await api.get(`${list}?limit=5`)).status).toBe(500);
    expect((await api.get(next)).status).toBe(200);
  });

  it('reset the connection before any answer, or in the middle of a body', async () => {
    api.simulator.faults.inject({ times: 1, fault: { kind: 'reset' } });
    await expect(api.get(list)).rejects.toThrow();
    api.simulator.faults.inject({ times: 1, fault: { kind: 'reset', afterBytes: 1000 } });
    const response = await api.get(list);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('hang before any answer, until the client gives up', async () => {
    api.simulator.faults.inject({ resource: 'pods', fault: { kind: 'hang' } });
    const controller = new AbortController();
    let answered = false;
    const waiting = fetch(api.simulator.server + list, { signal: controller.signal }).then(() => (answered = true));
    expect((await api.get('/readyz')).status).toBe(200);
    expect(answered).toBe(false);
    controller.abort();
    await expect(waiting).rejects.toThrow();
  });

  it('send garbage, nothing, or half of it', async () => {
    api.simulator.faults.inject({ times: 1, fault: { kind: 'garbage' } });
    expect(Buffer.from(await (await api.get(list)).arrayBuffer()).toString('latin1')).toContain('<html>');
    api.simulator.faults.inject({ times: 1, fault: { kind: 'empty' } });
    expect(await (await api.get(list)).text()).toBe('');
    const whole = await (await api.get(list)).text();
    api.simulator.faults.inject({ times: 1, fault: { kind: 'half' } });
    const half = await (await api.get(list)).text();
    expect(half.length).toBeLessThan(whole.length);
    expect(whole.startsWith(half)).toBe(true);
  });

  it('cut the first event of a watch in half', async () => {
    const path = await watchPath();
    api.simulator.faults.inject({ verb: 'watch', times: 1, fault: { kind: 'half' } });
    const response = await api.get(path);
    await touch('a');
    const text = await response.text();
    expect(text).toMatch(/^\{"type":"MODIFIED"/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('let an answer trickle', async () => {
    api.simulator.faults.inject({ times: 1, fault: { kind: 'trickle', bytes: 40, everyMs: 100 } });
    const response = await api.get('/api/v1/namespaces/shop');
    const body = response.text();
    let done = false;
    void body.then(() => (done = true));
    for (let i = 0; i < 200 && !done; i++) {
      api.clock.advance(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(JSON.parse(await body)).toMatchObject({ kind: 'Namespace' });
  });

  it('answer in JSON whatever is asked for, and in one piece whatever the limit', async () => {
    api.simulator.faults.inject({ fault: { kind: 'json-only' } });
    api.simulator.faults.inject({ fault: { kind: 'ignore-limit' } });
    const response = await api.get(`${list}?limit=5`, 'application/vnd.kubernetes.protobuf, application/json');
    expect(response.headers.get('content-type')).toBe('application/json');
    const { items, metadata } = (await response.json()) as { items: unknown[]; metadata: object };
    expect(items.length).toBeGreaterThan(60);
    expect(metadata).not.toHaveProperty('continue');
  });

  it('expire a list between two pages', async () => {
    const { metadata } = await api.json(`${list}?limit=5`);
    api.simulator.faults.inject({ fault: { kind: 'expire-continue' } });
    expect((await api.get(`${list}?limit=5`)).status).toBe(200);
    expect((await api.get(`${list}?limit=5&continue=${metadata.continue ?? ''}`)).status).toBe(410);
  });

  it('close a watch early, or expire it', async () => {
    const path = await watchPath();
    api.simulator.faults.inject({ times: 1, fault: { kind: 'close-watch', afterMs: 500 } });
    const closed = await api.watch(path);
    api.clock.advance(500);
    expect(await closed.next()).toBeUndefined();
    api.simulator.faults.inject({ times: 1, fault: { kind: 'expire-watch', afterMs: 500 } });
    const expired = await api.watch(path);
    api.clock.advance(500);
    expect(await expired.next()).toMatchObject({ type: 'ERROR', object: { code: 410 } });
    expect(await expired.next()).toBeUndefined();
  });

  it('take the server away and bring it back at the same address', async () => {
    await api.simulator.disconnect();
    await expect(api.get(list)).rejects.toThrow();
    await api.simulator.reconnect();
    expect((await api.get(list)).status).toBe(200);
  });
});
