import { QueryClient } from '@tanstack/react-query';
import type { GraphSnapshot } from '@fairlead/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ScriptedApi } from '../testing/scriptedApi.ts';
import { aDelta, aServiceNode, aSnapshot, aStatus, NOW_MS } from '../testing/samples.ts';
import { ApiClient } from './ApiClient.ts';
import { DELTA_TAKEN, LiveStore } from './LiveStore.ts';
import { queryKeys } from './queryKeys.ts';

const target = { namespaces: [] };
let api: ScriptedApi;
let stop: () => void = () => undefined;

beforeAll(() => {
  api = new ScriptedApi();
  api.server.listen();
});
beforeEach(() => {
  api.snapshot = aSnapshot({ revision: 7, nodes: [aServiceNode('shop/cart')] });
  api.status = aStatus();
});
afterEach(() => stop());
afterAll(() => api.server.close());

async function anOpenStore(pageVersion?: string) {
  const queries = new QueryClient();
  const frames: (() => void)[] = [];
  const clock = { nowMs: NOW_MS };
  const store = new LiveStore(
    new ApiClient('http://fairlead.test/'),
    queries,
    {
      now: () => clock.nowMs,
      random: () => 0,
      wait: () => new Promise(() => undefined),
      requestFrame: (callback) => frames.push(callback),
    },
    pageVersion,
  );
  stop = () => store.stop();
  const opened = api.nextStream();
  store.aim(target);
  const stream = await opened;
  const until = (met: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!met()) return;
        for (const end of ends) end();
        resolve();
      };
      const ends = [store.subscribe(check), queries.getQueryCache().subscribe(check)];
      check();
    });
  await until(() => store.state().connection.phase === 'open');
  const revision = (): number | undefined => queries.getQueryData<GraphSnapshot>(queryKeys.graph(target))?.revision;
  const frame = (): void => {
    for (const callback of frames.splice(0)) callback();
  };
  const untilFrame = async (): Promise<void> => {
    while (frames.length === 0) await new Promise((resolve) => setImmediate(resolve));
  };
  return { store, queries, stream, until, revision, frame, untilFrame, clock, frames };
}

describe('LiveStore', () => {
  it('folds the deltas of one frame and applies them to the query cache', async () => {
    const { store, queries, stream, revision, frame, untilFrame, frames, until } = await anOpenStore();
    stream.send('delta', aDelta(7, 8, { nodes: [aServiceNode('shop/cart', { verdict: 'degraded' })] }));
    stream.send('delta', aDelta(8, 9, { nodes: [aServiceNode('shop/cart', { verdict: 'broken' })] }));
    stream.send('status', aStatus({ revision: 9 }));
    await untilFrame();
    await until(() => queries.getQueryData(queryKeys.status()) !== undefined);
    expect(revision()).toBe(7);
    expect(frames).toHaveLength(1);
    frame();
    expect(queries.getQueryData<GraphSnapshot>(queryKeys.graph(target))).toMatchObject({
      revision: 9,
      nodes: [{ verdict: 'broken' }],
    });
    const marks = performance.getEntriesByName(DELTA_TAKEN) as PerformanceMark[];
    expect(marks.at(-1)?.detail).toEqual({ revision: 9, size: 1 });
    expect(store.state().changedAtMs).toBe(NOW_MS);
  });

  it('holds changes back while paused, counts them and shows them on resume', async () => {
    const { store, stream, revision, until } = await anOpenStore();
    store.pause();
    stream.send('delta', aDelta(7, 8, { nodes: [aServiceNode('shop/cart'), aServiceNode('shop/pay')] }));
    await until(() => (store.state().paused?.changes ?? 0) > 0);
    expect(store.state().paused).toEqual({ atMs: NOW_MS, changes: 2 });
    expect(revision()).toBe(7);
    store.resume();
    expect(revision()).toBe(8);
    expect(store.state().paused).toBeUndefined();
  });

  it('continues a paused stream from what waits, not from what is shown', async () => {
    const { store, stream, until } = await anOpenStore();
    store.pause();
    stream.send('delta', aDelta(7, 8, { nodes: [aServiceNode('shop/pay')] }));
    await until(() => (store.state().paused?.changes ?? 0) > 0);
    const next = api.nextStream();
    store.aim({ ...target, detail: 'service/shop/pay' });
    expect((await next).lastEventId).toBe('abc-8');
  });

  it('ends a pause that a new snapshot has overtaken', async () => {
    const { store, stream, until } = await anOpenStore();
    store.pause();
    stream.send('reset', { reason: 'unknown-revision' });
    await until(() => store.state().paused === undefined);
  });

  it('measures the age from the oldest event, in this browser time', async () => {
    const { store, stream, frame, untilFrame, clock } = await anOpenStore();
    stream.send('delta', aDelta(7, 8, { nodes: [aServiceNode('shop/pay')] }));
    await untilFrame();
    frame();
    expect(store.state().observedAtMs).toBe(NOW_MS);
    clock.nowMs += 240;
    frame();
    frame();
    expect(store.state().ageMs).toBe(240);
  });

  it('leaves the measuring to the map while it draws', async () => {
    const { store, stream, frame, untilFrame, frames } = await anOpenStore();
    const release = store.claimPaint();
    stream.send('delta', aDelta(7, 8, { nodes: [aServiceNode('shop/pay')] }));
    await untilFrame();
    frame();
    expect(frames).toHaveLength(0);
    store.painted(180);
    expect(store.state().ageMs).toBe(180);
    release();
  });

  it('notices that the server has become another version than the page', async () => {
    const { store } = await anOpenStore('0.1.0');
    await store.readStatus();
    expect(store.state().upgraded).toBeUndefined();
    api.status = aStatus({ version: '0.2.0', instance: 'def' });
    await store.readStatus();
    expect(store.state().upgraded).toEqual({ page: '0.1.0', server: '0.2.0' });
  });
});
