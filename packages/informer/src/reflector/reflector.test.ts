import { describe, expect, it } from 'vitest';
import {
  ApiStatusError,
  CredentialsRejectedError,
  ForbiddenError,
  GarbageError,
  ResourceNotServedError,
  ServerBusyError,
  UnreachableError,
} from '../source/errors.ts';
import { aNamespace } from '../testing/objects.ts';
import { reflectedForTests } from '../testing/reflected.ts';
import type { Reflected } from '../testing/reflected.ts';

const { reflect, liveReflector } = reflectedForTests();

describe('a first list', () => {
  it('is read in pages of 500, then watched from its version', async () => {
    const { clock, server, reflector, statistics, status, expectTruth } = reflect(1200);
    expect([status().state, reflector.hasSynced]).toEqual(['syncing', false]);
    await clock.settle();
    expect(server.requests.map(({ verb, limit }) => [verb, limit])).toEqual([
      ['list', 500],
      ['list', 500],
      ['list', 500],
      ['watch', undefined],
    ]);
    expect(server.requests.at(-1)?.resourceVersion).toBe(server.resourceVersion);
    expect([status().state, reflector.hasSynced]).toEqual(['live', true]);
    expect(statistics.current()).toMatchObject({ lists: 1, relists: 0, wireBytes: 120_000 });
    expectTruth();
  });

  it('is not live before the watch is accepted', async () => {
    const reflected = reflect(1);
    reflected.server.failWatches({ kind: 'hang' });
    await reflected.clock.settle();
    expect([reflected.status().state, reflected.reflector.hasSynced]).toEqual(['syncing', true]);
    await reflected.clock.advance(30_000);
    expect(reflected.status()).toMatchObject({ state: 'retrying', error: { code: 'unreachable' } });
    await reflected.clock.advance(1_000);
    expect(reflected.status()).toMatchObject({ state: 'live', error: undefined });
  });

  it('goes on with the same continue token after a failure in the middle', async () => {
    const reflected = reflect(1200);
    const { clock, server, states } = reflected;
    server.failLists({ kind: 'pass' }, { kind: 'error', error: new UnreachableError('reset') });
    await clock.settle();
    expect(reflected.status().state).toBe('retrying');
    await clock.advance(800);
    const tokens = server.requests.filter(({ verb }) => verb === 'list').map(({ continueToken }) => continueToken);
    expect(tokens).toHaveLength(4);
    expect(tokens[2]).toBe(tokens[1]);
    expect(states).toEqual(['syncing', 'retrying', 'syncing', 'live']);
    reflected.expectTruth();
  });

  it('takes everything at once from a server that ignores the limit', async () => {
    const reflected = reflect(2600);
    reflected.server.failLists({ kind: 'ignore-limit' });
    await reflected.clock.settle();
    expect(reflected.server.requests).toHaveLength(2);
    reflected.expectTruth();
  });

  it('gives a page that never ends 5 minutes', async () => {
    const reflected = reflect(3);
    reflected.server.failLists({ kind: 'hang' });
    await reflected.clock.advance(299_000);
    expect(reflected.status().state).toBe('syncing');
    await reflected.clock.advance(2_000);
    expect(reflected.states).toEqual(['syncing', 'retrying', 'syncing', 'live']);
    reflected.expectTruth();
  });

  it('leaves out objects without a name, and counts them', async () => {
    const reflected = await liveReflector(1);
    const nameless = aNamespace('', { resourceVersion: '900' });
    reflected.server.sendRaw({ type: 'ADDED', object: nameless, resourceVersion: '900' });
    await reflected.clock.settle();
    expect(reflected.statistics.current()).toMatchObject({ errors: 1, lastError: { code: 'garbage' } });
    expect(reflected.status().state).toBe('live');
    reflected.expectTruth();
  });
});

describe('a failure of the first list', () => {
  it.each([
    {
      error: new UnreachableError('refused'),
      state: 'retrying',
      code: 'unreachable',
      status: undefined,
      healsInMs: 800,
    },
    { error: new GarbageError('half'), state: 'retrying', code: 'garbage', status: undefined, healsInMs: 800 },
    { error: new ApiStatusError(500, 'broken'), state: 'retrying', code: 'api-status', status: 500, healsInMs: 800 },
    { error: new ServerBusyError(429, 7000), state: 'retrying', code: 'server-busy', status: 429, healsInMs: 7000 },
    { error: new ServerBusyError(503, undefined), state: 'retrying', code: 'server-busy', status: 503, healsInMs: 800 },
    {
      error: new CredentialsRejectedError('no'),
      state: 'retrying',
      code: 'credentials-rejected',
      status: 401,
      healsInMs: 800,
    },
    { error: new ForbiddenError('no'), state: 'forbidden', code: 'forbidden', status: 403, healsInMs: 30_000 },
    { error: new ResourceNotServedError('no'), state: 'off', code: 'not-served', status: 404, healsInMs: 300_000 },
    { error: new TypeError('a bug'), state: 'retrying', code: 'unexpected', status: undefined, healsInMs: 800 },
  ])('$code is shown as $state and healed after $healsInMs ms', async ({ error, state, code, status, healsInMs }) => {
    const reflected = reflect(3);
    reflected.server.failLists({ kind: 'error', error });
    await reflected.clock.settle();
    expect(reflected.status()).toMatchObject({
      state,
      error: { code, status, message: error.message },
      nextTryAtMs: reflected.clock.now() + healsInMs,
      progress: undefined,
    });
    await reflected.clock.advance(healsInMs - 1);
    expect(reflected.status().state).toBe(state);
    await reflected.clock.advance(1);
    expect(reflected.status()).toMatchObject({ state: 'live', error: undefined, nextTryAtMs: undefined });
    expect(reflected.statistics.current()).toMatchObject({ errors: 1, lastError: { code } });
    reflected.expectTruth();
  });

  it('waits longer each time, and starts small again after a healthy minute', async () => {
    const reflected = reflect(1);
    const refused = { kind: 'error' as const, error: new UnreachableError('refused') };
    const waitMs = (): number => (reflected.status().nextTryAtMs ?? Number.NaN) - reflected.clock.now();
    const waits: number[] = [];
    reflected.server.failLists(refused, refused, refused);
    for (let round = 0; round < 3; round += 1) {
      await reflected.clock.settle();
      waits.push(waitMs());
      await reflected.clock.advance(waitMs());
    }
    reflected.server.endWatches(refused.error);
    await reflected.clock.settle();
    waits.push(waitMs());
    await reflected.clock.advance(61_000 + waitMs());
    reflected.server.endWatches(refused.error);
    await reflected.clock.settle();
    waits.push(waitMs());
    expect(waits).toEqual([800, 1600, 3200, 6400, 800]);
  });

  it('tells when the next try is by the wall clock of now, though it jumps', async () => {
    const reflected = reflect(1);
    reflected.server.failLists({ kind: 'error', error: new ForbiddenError('no') });
    await reflected.clock.settle();
    reflected.clock.jump(3_600_000);
    expect(reflected.status().nextTryAtMs).toBe(reflected.clock.now() + 30_000);
    await reflected.clock.advance(30_000);
    expect(reflected.status().state).toBe('live');
  });
});

describe('a watch', () => {
  it('brings changes, counts them by kind and owner, and remembers where it is', async () => {
    const { clock, server, statistics, status, expectTruth } = await liveReflector(2);
    server.put(aNamespace('new'));
    server.put(aNamespace('new', { labels: { changed: 'yes' } }));
    server.delete('n0000');
    server.bookmark();
    await clock.advance(30_000);
    expect(statistics.current()).toMatchObject({
      events: { added: 1, modified: 1, deleted: 1, bookmark: 1 },
      eventsPerSecond: { added: 1 / 30, bookmark: 1 / 30 },
      resourceVersion: server.resourceVersion,
      busiest: [
        { owner: 'new', events: 2 },
        { owner: 'n0000', events: 1 },
      ],
    });
    expect(statistics.current().history.eventsPerSecond).toEqual([0.4, 0, 0, 0]);
    expect(status().lastEventAtMs).toBe(clock.now() - 30_000);
    expectTruth();
  });

  it('that breaks is resumed where it was, without a list', async () => {
    const reflected = await liveReflector(2);
    reflected.server.put(aNamespace('before'));
    await reflected.clock.settle();
    const seen = reflected.server.resourceVersion;
    reflected.server.endWatches(new UnreachableError('reset'));
    reflected.server.put(aNamespace('while-away'));
    await reflected.clock.advance(800);
    expect(reflected.server.requests.at(-1)).toMatchObject({ verb: 'watch', resourceVersion: seen });
    expect(reflected.states).toEqual(['syncing', 'live', 'retrying', 'live']);
    expect(reflected.statistics.current()).toMatchObject({ lists: 1, errors: 1 });
    reflected.expectTruth();
  });

  it('that ends in order is followed by another, and stays live', async () => {
    const reflected = await liveReflector(2);
    await reflected.clock.advance(10_000);
    reflected.server.endWatches();
    reflected.server.put(aNamespace('in-between'));
    await reflected.clock.settle();
    expect(reflected.states).toEqual(['syncing', 'live']);
    expect(reflected.statistics.current()).toMatchObject({ lists: 1, errors: 0 });
    reflected.expectTruth();
  });

  it('that ends in order is no longer live after 5 s without another', async () => {
    const reflected = await liveReflector(2);
    await reflected.clock.advance(10_000);
    reflected.server.failWatches({ kind: 'hang' });
    reflected.server.endWatches();
    await reflected.clock.advance(4_999);
    expect(reflected.status().state).toBe('live');
    await reflected.clock.advance(1);
    expect(reflected.status()).toMatchObject({
      state: 'retrying',
      error: { code: 'unreachable' },
      nextTryAtMs: undefined,
    });
    await reflected.clock.advance(26_000);
    expect(reflected.status().state).toBe('live');
  });

  it.each([
    { name: 'at once', everyMs: 0, mostWatches: 20 },
    { name: 'every two seconds', everyMs: 2_000, mostWatches: 32 },
  ])('that the server ends $name neither spins, flaps nor loses events', async ({ everyMs, mostWatches }) => {
    const reflected = await liveReflector(1);
    const { clock, server } = reflected;
    if (everyMs === 0)
      server.failWatches(...Array.from({ length: 100 }, () => ({ kind: 'end' as const, afterEvents: 0 })));
    server.endWatches();
    for (let second = 0; second < 60; second += 1) {
      if (everyMs > 0 && (second * 1000) % everyMs === 0) server.endWatches();
      if (second % 7 === 0) server.put(aNamespace(`at-${second}`));
      await clock.advance(1000);
    }
    const watches = server.requests.filter(({ verb }) => verb === 'watch').length;
    expect(watches).toBeLessThanOrEqual(mostWatches);
    expect(reflected.states).toEqual(['syncing', 'live']);
    server.clearFaults();
    await clock.advance(5_000);
    expect(reflected.statistics.current().lists).toBe(1);
    reflected.expectTruth();
  });

  it('that falls silent is given up after 90 s and resumed', async () => {
    const reflected = reflect(1);
    reflected.server.failWatches({ kind: 'silence' });
    await reflected.clock.settle();
    reflected.server.put(aNamespace('unheard'));
    await reflected.clock.advance(89_999);
    expect(reflected.store.size).toBe(1);
    await reflected.clock.advance(1);
    expect(reflected.states).toEqual(['syncing', 'live']);
    expect(reflected.statistics.current()).toMatchObject({ errors: 1, lastError: { code: 'unreachable' } });
    reflected.expectTruth();
  });

  it('that is silent twice in a row, as behind a proxy that holds it back, is helped by a list', async () => {
    const reflected = reflect(1);
    reflected.server.failWatches(...Array.from({ length: 20 }, () => ({ kind: 'silence' as const })));
    await reflected.clock.settle();
    reflected.server.put(aNamespace('unheard'));
    await reflected.clock.advance(90_000);
    expect(reflected.statistics.current().lists).toBe(1);
    await reflected.clock.advance(91_000);
    expect(reflected.states).toContain('retrying');
    await reflected.clock.advance(2_000);
    expect(reflected.store.size).toBe(2);
    expect(reflected.status().state).toBe('live');
    // The watch is still silent: a list now and then is all there is.
    reflected.server.put(aNamespace('unheard-again'));
    await reflected.clock.advance(240_000);
    reflected.expectTruth();
    expect(reflected.statistics.current().lists).toBeLessThan(5);
  });

  it('that falls silent is resumed at once also where the lister-watcher notices it first', async () => {
    const reflected = await liveReflector(1);
    await reflected.clock.advance(89_995);
    reflected.server.endWatches(new UnreachableError('not a byte for 90 s'));
    await reflected.clock.settle();
    expect(reflected.states).toEqual(['syncing', 'live']);
    reflected.server.put(aNamespace('heard'));
    await reflected.clock.settle();
    expect(reflected.statistics.current()).toMatchObject({ errors: 1, lastError: { code: 'unreachable' } });
    reflected.expectTruth();
  });

  it('that breaks while it is quiet is retrying within a second', async () => {
    const reflected = await liveReflector(1);
    await reflected.clock.advance(60_000);
    reflected.server.endWatches(new UnreachableError('reset'));
    await reflected.clock.settle();
    expect(reflected.status()).toMatchObject({ state: 'retrying', error: { code: 'unreachable' } });
  });

  it('that falls silent is not live a second later when nobody answers', async () => {
    const reflected = reflect(1);
    reflected.server.failWatches({ kind: 'silence' }, { kind: 'hang' });
    await reflected.clock.advance(91_000);
    expect(reflected.status()).toMatchObject({ state: 'retrying', error: { code: 'unreachable' } });
  });

  it('that is kept alive by bookmarks is not silent, and ends when it outlives its timeout', async () => {
    const reflected = await liveReflector(1);
    for (let minute = 0; minute < 6; minute += 1) {
      await reflected.clock.advance(60_000);
      reflected.server.bookmark();
      await reflected.clock.settle();
    }
    expect(reflected.server.requests.filter(({ verb }) => verb === 'watch')).toHaveLength(2);
    expect(reflected.states).toEqual(['syncing', 'live']);
    expect(reflected.statistics.current()).toMatchObject({ errors: 0, events: { bookmark: 6 } });
  });

  it.each([
    { name: 'duplicates', faults: [{ kind: 'duplicates' as const }] },
    {
      name: 'a stream that breaks after two events',
      faults: [{ kind: 'end' as const, afterEvents: 2, error: new GarbageError('half a line') }],
    },
  ])('with $name applies each event once', async ({ faults }) => {
    const reflected = reflect(3);
    reflected.server.failWatches(...faults);
    await reflected.clock.settle();
    for (const name of ['a', 'b', 'c']) reflected.server.put(aNamespace(name));
    reflected.server.delete('n0000');
    reflected.server.put(aNamespace('a', { uid: 'another' }));
    await reflected.clock.advance(2_000);
    expect(reflected.statistics.current().lists).toBe(1);
    reflected.expectTruth();
  });

  it.each([
    {
      name: 'a change of an unknown object',
      type: 'MODIFIED' as const,
      object: aNamespace('stray', { resourceVersion: '900' }),
      size: 2,
    },
    {
      name: 'a deletion of an unknown object',
      type: 'DELETED' as const,
      object: aNamespace('stray', { resourceVersion: '900' }),
      size: 1,
    },
    {
      name: 'a deletion of an earlier bearer of the name',
      type: 'DELETED' as const,
      object: aNamespace('n0000', { uid: 'earlier', resourceVersion: '900' }),
      size: 1,
    },
    {
      name: 'a deletion at the version of the last change',
      type: 'DELETED' as const,
      object: aNamespace('n0000', { resourceVersion: '5' }),
      size: 0,
    },
  ])('with $name goes on', async ({ type, object, size }) => {
    const reflected = await liveReflector(1);
    reflected.server.sendRaw({ type, object, resourceVersion: object.resourceVersion });
    await reflected.clock.settle();
    expect([reflected.store.size, reflected.status().state, reflected.statistics.current().lists]).toEqual([
      size,
      'live',
      1,
    ]);
  });

  it('that is forbidden after the list shows it, keeps the objects, and heals', async () => {
    const reflected = await liveReflector(2);
    reflected.server.failAll(() => new ForbiddenError('taken away'));
    await reflected.clock.advance(65_000);
    expect(reflected.status().state).toBe('forbidden');
    expect(reflected.store.size).toBe(2);
    expect(reflected.states).toEqual(['syncing', 'live', 'forbidden']);
    reflected.server.failAll(undefined);
    await reflected.clock.advance(30_000);
    expect(reflected.status().state).toBe('live');
    reflected.expectTruth();
  });

  it('of a resource that vanished is asked for after 30 s, then every 5 minutes', async () => {
    const reflected = await liveReflector(2);
    reflected.server.failAll(() => new ResourceNotServedError('gone'));
    await reflected.clock.advance(29_000);
    const before = reflected.server.requests.length;
    await reflected.clock.advance(300_000);
    expect(reflected.server.requests.length - before).toBe(1);
    expect(reflected.states).toEqual(['syncing', 'live', 'off']);
  });
});

describe('stopping', () => {
  it.each([
    { name: 'before anything happened', prepare: () => undefined },
    { name: 'while a list hangs', prepare: (server: Reflected['server']) => server.failLists({ kind: 'hang' }) },
    {
      name: 'while a watch is not answered',
      prepare: (server: Reflected['server']) => server.failWatches({ kind: 'hang' }),
    },
    {
      name: 'while a watch is silent',
      prepare: (server: Reflected['server']) => server.failWatches({ kind: 'silence' }),
    },
    {
      name: 'while it waits for the next try',
      prepare: (server: Reflected['server']) => server.failLists({ kind: 'error', error: new ForbiddenError('no') }),
    },
  ])('$name leaves no request and no timer', async ({ name, prepare }) => {
    const reflected = reflect(1);
    prepare(reflected.server);
    if (name !== 'before anything happened') await reflected.clock.settle();
    await reflected.stop();
  });
});
