import { afterEach, describe, expect, it } from 'vitest';
import { RESOURCES } from '@fairlead/model';
import type { ReplicaSetRecord, Resource } from '@fairlead/model';
import { createClusterCache } from './clusterCache.ts';
import type { ClusterCache, ClusterCacheOptions } from './clusterCache.ts';
import {
  ApiStatusError,
  CredentialsRejectedError,
  ForbiddenError,
  ResourceVersionExpiredError,
  UnreachableError,
} from '../source/errors.ts';
import type { ResourceStatusInfo } from './resourceCache.ts';
import type { ObjectChange } from '../store/storeChange.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { aNamespace, aReplicaSet } from '../testing/objects.ts';
import { ScriptedCluster } from '../testing/scriptedCluster.ts';

interface Cached {
  readonly clock: FakeClock;
  readonly cluster: ScriptedCluster;
  readonly cache: ClusterCache;
  readonly changes: ObjectChange[];
  readonly batches: (readonly [changes: number, observedAtMs: number])[];
  readonly status: (resource: Resource) => ResourceStatusInfo | undefined;
}

let running: Cached | undefined;

function aCache(options: Partial<ClusterCacheOptions> = {}): Cached {
  const clock = new FakeClock();
  const cluster = new ScriptedCluster();
  const changes: ObjectChange[] = [];
  const batches: (readonly [number, number])[] = [];
  const cache = createClusterCache({ listerWatcherFor: cluster.listerWatcherFor, clock, random: () => 0, ...options });
  cache.onChange((told, observedAtMs) => {
    changes.push(...told);
    batches.push([told.length, observedAtMs]);
  });
  running = {
    clock,
    cluster,
    cache,
    changes,
    batches,
    status: (resource) => cache.status().find((entry) => entry.resource === resource),
  };
  return running;
}

afterEach(async () => {
  if (running === undefined) return;
  const { clock, cluster, cache } = running;
  const stopped = cache.stop();
  await clock.settle();
  await stopped;
  expect([clock.pendingTimers, cluster.openRequests]).toEqual([0, 0]);
  running = undefined;
});

describe('ClusterCache', () => {
  it('reads every resource into a store of its own', async () => {
    const { clock, cluster, cache, changes } = aCache();
    cluster.server('namespaces').put(aNamespace('shop'));
    cluster.server('replicasets').put(aReplicaSet('shop/cart'));
    expect(cache.status().every(({ state, objects }) => state === 'syncing' && objects === undefined)).toBe(true);
    cache.start();
    await clock.settle();
    expect(cache.status().map(({ resource }) => resource)).toEqual(RESOURCES.map(({ resource }) => resource));
    expect(cache.status().every(({ state }) => state === 'live')).toBe(true);
    expect(cache.store('replicasets').byIndex('namespace', 'shop')).toHaveLength(1);
    expect(cache.store('namespaces').get('shop')?.phase).toBe('Active');
    expect(changes.map(({ resource, key }) => [resource, key])).toEqual(
      expect.arrayContaining([
        ['namespaces', 'shop'],
        ['replicasets', 'shop/cart'],
      ]),
    );
    expect(cluster.server('pods').requests[0]?.namespace).toBeUndefined();
  });

  it('tells what was read before it says that it is live', async () => {
    const { clock, cluster, cache, changes } = aCache({ resources: ['namespaces'] });
    cluster.server('namespaces').put(aNamespace('shop'));
    const seen: (readonly [string, boolean, number])[] = [];
    cache.onStatus(({ resource, state }) => seen.push([state, cache.hasSynced(resource), changes.length]));
    cache.start();
    await clock.settle();
    expect(seen.filter(([, hasSynced]) => hasSynced).every(([, , told]) => told === 1)).toBe(true);
    expect(seen.at(-1)).toEqual(['live', true, 1]);
  });

  it('tells changes of a few milliseconds together, with the arrival of the oldest', async () => {
    const { clock, cluster, cache, batches } = aCache({ resources: ['namespaces'] });
    cache.start();
    await clock.settle();
    const arrivedMs = clock.now();
    cluster.server('namespaces').put(aNamespace('a'));
    await clock.advance(3);
    cluster.server('namespaces').put(aNamespace('b'));
    await clock.advance(3);
    expect(batches).toEqual([[2, arrivedMs]]);
  });

  it('goes on when a listener throws', async () => {
    const errors: unknown[] = [];
    const { clock, cluster, cache, changes } = aCache({
      resources: ['namespaces'],
      onListenerError: (error) => errors.push(error),
    });
    const bug = new Error('a bug');
    cache.onChange(() => {
      throw bug;
    });
    const heard: number[] = [];
    const unsubscribe = cache.onChange((told) => heard.push(told.length));
    cache.start();
    await clock.settle();
    cluster.server('namespaces').put(aNamespace('a'));
    await clock.advance(10);
    unsubscribe();
    cluster.server('namespaces').put(aNamespace('b'));
    await clock.advance(10);
    expect([errors, heard, changes.length]).toEqual([[bug, bug], [1], 2]);
  });

  it('shows each resource in its own state', async () => {
    const { clock, cluster, cache, status } = aCache({ resources: ['nodes', 'namespaces'] });
    cluster.server('nodes').failAll(() => new ForbiddenError('nodes is forbidden'));
    cache.start();
    await clock.settle();
    expect(status('nodes')).toMatchObject({ state: 'forbidden', objects: undefined, error: { code: 'forbidden' } });
    expect(status('namespaces')).toMatchObject({ state: 'live', objects: 0, error: undefined });
    expect([cache.hasSynced('nodes'), cache.hasSynced('namespaces')]).toEqual([false, true]);
    expect(() => cache.hasSynced('pods')).toThrow(TypeError);
  });

  it('counts what pods and ReplicaSets churn under the Deployment above them', async () => {
    const { clock, cluster, cache } = aCache({ resources: ['replicasets'] });
    cache.start();
    await clock.settle();
    const controller = { kind: 'Deployment', name: 'cart', uid: 'u', apiVersion: 'apps/v1' };
    cluster.server('replicasets').put(aReplicaSet('shop/cart-1', { controller }));
    cluster.server('replicasets').put(aReplicaSet('shop/cart-2', { controller }));
    cluster.server('replicasets').put(aReplicaSet('shop/bare'));
    await clock.settle();
    expect(cache.statistics()[0]).toMatchObject({
      resource: 'replicasets',
      group: 'apps',
      metadataOnly: true,
      state: 'live',
      objects: 3,
      events: { added: 3 },
      busiest: [
        { owner: 'Deployment shop/cart', events: 2 },
        { owner: 'ReplicaSet shop/bare', events: 1 },
      ],
    });
  });
});

describe('ClusterCache of some namespaces', () => {
  async function ofTwoNamespaces(prepare: (cluster: ScriptedCluster) => void = () => undefined): Promise<Cached> {
    const cached = aCache({ resources: ['replicasets', 'nodes'], namespaces: ['a', 'b', 'a'] });
    const server = cached.cluster.server('replicasets');
    for (const key of ['a/1', 'a/2', 'b/1', 'c/1']) server.put(aReplicaSet(key));
    prepare(cached.cluster);
    cached.cache.start();
    await cached.clock.settle();
    return cached;
  }
  const keysOf = (cached: Cached): readonly string[] => [...cached.cache.store('replicasets').keys()].sort();

  it('reads each of them into one store, and cluster-scoped resources all the same', async () => {
    const cached = await ofTwoNamespaces();
    expect(keysOf(cached)).toEqual(['a/1', 'a/2', 'b/1']);
    const requested = (resource: Resource): readonly (string | undefined)[] =>
      cached.cluster.server(resource).requests.map(({ namespace }) => namespace);
    expect([...new Set(requested('replicasets'))]).toEqual(['a', 'b']);
    expect([...new Set(requested('nodes'))]).toEqual([undefined]);
    expect(cached.status('replicasets')).toMatchObject({
      state: 'live',
      objects: 3,
      namespaces: [
        { namespace: 'a', state: 'live' },
        { namespace: 'b', state: 'live' },
      ],
    });
    expect(cached.status('nodes')?.namespaces).toBeUndefined();
  });

  it('shows the least fresh of them, and the others beside it', async () => {
    const cached = await ofTwoNamespaces((cluster) => {
      cluster.server('replicasets').failLists({ kind: 'error', error: new UnreachableError('refused') });
    });
    expect(cached.status('replicasets')).toMatchObject({
      state: 'retrying',
      error: { code: 'unreachable' },
      namespaces: [
        { namespace: 'a', state: 'retrying' },
        { namespace: 'b', state: 'live' },
      ],
    });
    expect(cached.cache.hasSynced('replicasets')).toBe(false);
    await cached.clock.advance(1_000);
    expect(cached.cache.hasSynced('replicasets')).toBe(true);
    expect(cached.status('replicasets')?.state).toBe('live');
  });

  it('relists one without touching the other', async () => {
    const cached = await ofTwoNamespaces();
    const server = cached.cluster.server('replicasets');
    for (const key of ['a/1', 'b/1']) server.deleteSilently(key);
    // The first watch to end is that of namespace a: its resume point is gone.
    server.endFirstWatch(new ResourceVersionExpiredError('1'));
    await cached.clock.advance(1_000);
    expect(keysOf(cached)).toEqual(['a/2', 'b/1']);
    expect(cached.cache.statistics().find(({ resource }) => resource === 'replicasets')).toMatchObject({
      lists: 3,
      relists: 1,
    });
  });

  it('keeps a record of the other namespace out of the changes of one', async () => {
    const cached = await ofTwoNamespaces();
    const before = cached.changes.length;
    cached.cluster.server('replicasets').put(aReplicaSet('c/2'));
    cached.cluster.server('replicasets').put(aReplicaSet('b/2'));
    await cached.clock.advance(10);
    const told = cached.changes.slice(before) as readonly { readonly after: ReplicaSetRecord | undefined }[];
    expect(told.map(({ after }) => `${after?.namespace}/${after?.name}`)).toEqual(['b/2']);
  });

  it.each([
    { name: 'a server that was away', error: () => new UnreachableError('refused'), want: 'live' },
    { name: 'credentials that were refused', error: () => new CredentialsRejectedError('expired'), want: 'live' },
    { name: 'a resource that the server could not give', error: () => new ApiStatusError(500, 'no'), want: 'retrying' },
  ])('goes by what another resource finds, of $name: $want', async ({ error, want }) => {
    const { clock, cluster, cache, status } = aCache({ resources: ['namespaces', 'replicasets'] });
    cache.start();
    await clock.settle();
    const [long, short] = [cluster.server('replicasets'), cluster.server('namespaces')];
    long.failAll(error);
    long.endWatches(error());
    // 0.8, 1.6, 3.2, 6.4 s have passed, 12.8 s have begun.
    await clock.advance(12_500);
    short.failAll(error);
    short.endWatches(error());
    await clock.settle();
    expect([status('replicasets')?.state, status('namespaces')?.state]).toEqual(['retrying', 'retrying']);
    long.failAll(undefined);
    short.failAll(undefined);
    await clock.advance(800);
    expect([status('replicasets')?.state, status('namespaces')?.state]).toEqual([want, 'live']);
  });
});
