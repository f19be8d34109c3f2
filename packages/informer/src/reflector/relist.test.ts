import { describe, expect, it } from 'vitest';
import { ApiStatusError, ResourceVersionExpiredError, UnreachableError } from '../source/errors.ts';
import { aNamespace } from '../testing/objects.ts';
import { reflectedForTests } from '../testing/reflected.ts';
import type { Reflected } from '../testing/reflected.ts';

const { reflect, liveReflector } = reflectedForTests();

describe('a relist', () => {
  it('after 410 keeps the old objects until it is whole, and finds deletions that were missed', async () => {
    const reflected = await liveReflector(1000);
    const { clock, server } = reflected;
    server.failLists({ kind: 'hang' });
    server.deleteSilently('n0500');
    server.compact();
    server.endWatches(new ResourceVersionExpiredError('of the watch'));
    await clock.settle();
    expect(reflected.status()).toMatchObject({ state: 'relisting', error: undefined, progress: { read: 0 } });
    expect(reflected.store.size).toBe(1000);
    await clock.advance(301_000);
    expect(reflected.states).toEqual(['syncing', 'live', 'relisting', 'retrying', 'relisting', 'live']);
    expect(reflected.statistics.current()).toMatchObject({ lists: 2, relists: 1, expired: 1, errors: 1 });
    expect(reflected.changes.slice(1000)).toHaveLength(1);
    reflected.expectTruth();
  });

  it('follows when the resume point is gone', async () => {
    const reflected = await liveReflector(2);
    reflected.server.endWatches(new UnreachableError('reset'));
    reflected.server.put(aNamespace('new'));
    reflected.server.compact();
    await reflected.clock.advance(1_000);
    expect(reflected.states).toEqual(['syncing', 'live', 'retrying', 'relisting', 'live']);
    reflected.expectTruth();
  });

  it('begins anew when an object within a page cannot be read, and keeps nothing of it that is not there', async () => {
    const reflected = reflect(700);
    const { server, clock } = reflected;
    server.failLists({ kind: 'pass' }, { kind: 'garbage-after', objects: 50 });
    await clock.settle();
    expect(reflected.status()).toMatchObject({ state: 'retrying', error: { code: 'garbage' } });
    // What stood before it in the page may have been stored already.
    expect(reflected.store.size).toBeLessThanOrEqual(550);
    server.delete('n0510');
    await clock.advance(800);
    expect(reflected.status().state).toBe('live');
    reflected.expectTruth();
  });

  it('starts over when its continue token is gone', async () => {
    const reflected = reflect(1200);
    const { server, clock } = reflected;
    server.failLists({ kind: 'pass' }, { kind: 'error', error: new UnreachableError('reset') });
    await clock.settle();
    server.delete('n0000');
    server.compact();
    await clock.advance(800);
    expect(reflected.status().state).toBe('live');
    expect(reflected.statistics.current()).toMatchObject({ expired: 1, errors: 1, lists: 1 });
    reflected.expectTruth();
  });

  it('asks for larger pages when its tokens do not live long enough', async () => {
    const reflected = reflect(1200);
    const gone = { kind: 'error' as const, error: new ResourceVersionExpiredError('of the token') };
    const { server } = reflected;
    server.failLists({ kind: 'pass' }, gone, { kind: 'pass' });
    await reflected.clock.settle();
    expect(server.requests.filter(({ verb }) => verb === 'list').map(({ limit }) => limit)).toEqual([500, 500, 2000]);
    expect(reflected.statistics.current()).toMatchObject({ expired: 1, lists: 1 });
    reflected.expectTruth();
  });

  it('backs off from a server that answers 410 to every watch', async () => {
    const reflected = reflect(1);
    const gone = { kind: 'error' as const, error: new ResourceVersionExpiredError('1') };
    reflected.server.failWatches(...Array.from({ length: 5 }, () => gone));
    await reflected.clock.advance(10_000);
    expect(reflected.server.requests.filter(({ verb }) => verb === 'list')).toHaveLength(5);
    expect(reflected.status().state).toBe('retrying');
    await reflected.clock.advance(10_000);
    expect(reflected.status().state).toBe('live');
  });

  it('backs off from a server that answers 410 after an event of every watch', async () => {
    const reflected = await liveReflector(1);
    const gone = { kind: 'end' as const, afterEvents: 1, error: new ResourceVersionExpiredError('1') };
    reflected.server.failWatches(...Array.from({ length: 200 }, () => gone));
    reflected.server.endWatches();
    const told: (string | undefined)[] = [];
    for (let second = 0; second < 60; second += 1) {
      reflected.server.put(aNamespace(`n${second}`));
      await reflected.clock.advance(1_000);
      told.push(reflected.status().error?.code);
    }
    expect(reflected.statistics.current().lists).toBeLessThan(12);
    expect(told.filter((code) => code === 'resource-version-expired').length).toBeGreaterThan(30);
    reflected.server.clearFaults();
    await reflected.clock.advance(60_000);
    expect(reflected.status().state).toBe('live');
    reflected.expectTruth();
  });

  it.each([400, 504])('follows when the server twice answers the resume point with %d', async (status) => {
    const reflected = await liveReflector(1);
    const refusal = { kind: 'error' as const, error: new ApiStatusError(status, 'too large resource version') };
    reflected.server.failWatches(refusal, refusal);
    reflected.server.endWatches(new UnreachableError('reset'));
    await reflected.clock.advance(10_000);
    expect(reflected.statistics.current()).toMatchObject({ lists: 2, errors: 3 });
    expect(reflected.status().state).toBe('live');
  });

  it('does not follow when the server is only in trouble', async () => {
    const reflected = await liveReflector(1);
    reflected.server.failAll(() => new ApiStatusError(500, 'etcd is away'));
    await reflected.clock.advance(120_000);
    reflected.server.failAll(undefined);
    await reflected.clock.advance(30_000);
    expect(reflected.statistics.current().lists).toBe(1);
    expect(reflected.status().state).toBe('live');
  });
});

describe('a server restored from a backup', () => {
  const restored = [aNamespace('n0000', { labels: { from: 'backup' } }), aNamespace('old')];

  it.each([
    {
      name: 'is noticed by the first event',
      provoke: (server: Reflected['server']) => void server.put(aNamespace('later')),
    },
    { name: 'is noticed by the first bookmark', provoke: (server: Reflected['server']) => server.bookmark() },
    {
      name: 'is noticed by a list',
      provoke: (server: Reflected['server']) => server.endWatches(new ResourceVersionExpiredError('1')),
    },
  ])('$name', async ({ provoke }) => {
    const reflected = await liveReflector(5);
    reflected.server.restore(restored, 50);
    await reflected.clock.advance(1_000);
    expect(reflected.status().state).toBe('live');
    provoke(reflected.server);
    await reflected.clock.advance(5_000);
    expect(reflected.status().state).toBe('live');
    expect(reflected.statistics.current().relists).toBe(1);
    reflected.expectTruth();
  });

  // An API server accepts a watch from a version it has not reached, and sends nothing that lies before it.
  it('is noticed after a lost connection, though the new one is silent', async () => {
    const reflected = await liveReflector(5);
    reflected.server.failWatches({ kind: 'silence' });
    reflected.server.restore(restored, 50, new UnreachableError('reset'));
    await reflected.clock.advance(3_000);
    expect(reflected.statistics.current().relists).toBe(1);
    reflected.expectTruth();
  });

  it('is noticed after a watch without a byte', async () => {
    const reflected = await liveReflector(5);
    reflected.server.failWatches({ kind: 'silence' });
    reflected.server.restore(restored, 50);
    await reflected.clock.advance(95_000);
    expect(reflected.statistics.current().relists).toBe(1);
    reflected.expectTruth();
  });

  it('is noticed by an object of its past that is unknown here, when its version is beyond ours again', async () => {
    const reflected = await liveReflector(5);
    const held = Number(reflected.server.resourceVersion);
    reflected.server.restore([aNamespace('another'), ...restored], 50, new UnreachableError('reset'));
    while (Number(reflected.server.resourceVersion) <= held) reflected.server.bookmark();
    await reflected.clock.advance(3_000);
    expect(reflected.statistics.current().relists).toBe(1);
    reflected.expectTruth();
  });

  it('is not suspected where a lost connection has kept us from nothing but news', async () => {
    const reflected = await liveReflector(5);
    reflected.server.endWatches(new UnreachableError('reset'));
    reflected.server.put(aNamespace('a-new-first'));
    reflected.server.delete('n0003');
    await reflected.clock.advance(3_000);
    expect(reflected.statistics.current().lists).toBe(1);
    reflected.expectTruth();
  });

  it('is not believed where versions happen to be equal', async () => {
    const reflected = await liveReflector(1);
    const held = reflected.store.get('n0000');
    // The same UID at the same version, with other content.
    reflected.server.restore([aNamespace('n0000', { labels: { from: 'backup' } })], Number(held?.resourceVersion) - 1);
    reflected.server.endWatches();
    await reflected.clock.advance(1_000);
    reflected.server.sendRaw({ type: 'BOOKMARK', resourceVersion: '7' });
    await reflected.clock.settle();
    expect(reflected.store.get('n0000')?.labels).toEqual({ from: 'backup' });
    reflected.expectTruth();
  });
});
