import type { ResourceStatusInfo } from '@fairlead/informer';
import { aCall, aService, aWorkload, anIngress, anIngressBackend } from '@fairlead/test-kit';
import type { GraphDelta, GraphSnapshot } from '@fairlead/protocol';
import { applyDelta } from '@fairlead/service-graph';
import { describe, expect, it } from 'vitest';
import { ClusterFreshness } from './clusterFreshness.ts';
import { ClusterModel } from './clusterModel.ts';
import { statusOf } from './testing/statusOf.ts';

const WHOLE = { namespaces: [], level: 'service', open: [], budget: Infinity } as const;

function aModel(services: number, pods: ResourceStatusInfo['state'] = 'live') {
  const freshness = new ClusterFreshness();
  freshness.update(statusOf('pods', pods), pods === 'live', 1_700_000_000);
  const held = new Set<string>();
  const model = new ClusterModel({
    instance: 'i',
    freshness,
    pods: { get: () => undefined },
    hasService: (key) => held.has(key),
    now: () => 1_700_000_000_000,
    onError: (_key, error) => {
      throw error;
    },
  });
  const put = (name: string): void => {
    const after = aService({ namespace: 'shop', name });
    held.add(`shop/${name}`);
    model.apply([{ resource: 'services', key: `shop/${name}`, before: undefined, after }], 1_700_000_000_000);
    while (model.advance());
  };
  for (let number = 0; number < services; number += 1) put(`s${number}`);
  return { model, put, freshness, held };
}

describe('ClusterModel', () => {
  it('says that a Service is missing when the list of Services is whole, and no later than that', async () => {
    const { model, put, freshness, held } = aModel(1);
    const shown = async (): Promise<readonly string[] | undefined> => {
      while (model.advance());
      const { nodes } = await snapshotOf(await model.graphFeed(WHOLE));
      return nodes.find(({ id }) => id === 'ingress/shop/edge')?.reasons;
    };
    const services = (state: ResourceStatusInfo['state'], synced: boolean): void => {
      freshness.update(statusOf('services', state), synced, 1_700_000_000);
      model.freshnessChanged('services');
    };
    freshness.update(statusOf('ingresses', 'live'), true, 1_700_000_000);
    const backends = ['s0', 'late', 'gone'].map((serviceName) => anIngressBackend({ serviceName }));
    const after = anIngress({ namespace: 'shop', name: 'edge', backends });
    model.apply([{ resource: 'ingresses', key: 'shop/edge', before: undefined, after }], 1_700_000_000_000);
    expect(await shown()).toEqual([]);
    services('live', true);
    held.add('shop/late').add('shop/gone');
    expect(await shown()).toEqual([]);
    held.delete('shop/gone');
    services('relisting', true);
    expect(await shown()).toEqual(['backend-missing']);
    services('retrying', true);
    expect(await shown()).toEqual([]);
    services('live', true);
    put('gone');
    expect(await shown()).toEqual([]);
  });

  it('makes a view once for all who ask, with what changes meanwhile', async () => {
    const { model, put } = aModel(20);
    const first = model.graphFeed(WHOLE);
    const second = model.graphFeed(WHOLE);
    put('late');
    const feed = await first;
    expect(await second).toBe(feed);
    expect(await model.graphFeed(WHOLE)).toBe(feed);
    expect(feed.revision).toBe(model.revision);
    expect(await snapshotOf(feed)).toMatchObject({ revision: model.revision, total: 21 });
  });

  it('knows where somebody looks, and how closely', async () => {
    const { model } = aModel(1);
    expect(model.namespacesLookedAt()).toEqual(new Map());
    const query = { ...WHOLE, namespaces: ['shop', 'pay', 'edge'], open: ['namespace/pay', 'app/shop/store'] } as const;
    const feed = await model.graphFeed(query);
    const leave = feed.subscribe(() => undefined);
    const deselect = model.watchService('shop/s0', () => undefined);
    expect(model.namespacesLookedAt()).toEqual(
      new Map([
        ['shop', 0],
        ['pay', 1],
        ['edge', 2],
      ]),
    );
    deselect();
    leave();
    expect(model.namespacesLookedAt()).toEqual(new Map());
  });

  it('takes many workloads in over several turns', () => {
    const { model } = aModel(1);
    const workloads = Array.from({ length: 600 }, (_, number) => aWorkload({ namespace: 'shop', name: `w${number}` }));
    const added = workloads.map(
      (after) => ({ resource: 'deployments', key: `shop/${after.name}`, before: undefined, after }) as const,
    );
    model.apply(added, 1_700_000_000_000);
    let turns = 1;
    while (model.advance()) turns += 1;
    expect(turns).toBeGreaterThan(2);
    expect(model.advance()).toBe(false);
  });

  it('knows when what had been told is on the map, though more is told all the time', () => {
    const { model } = aModel(0);
    const tell = (name: string): void => {
      const after = aService({ namespace: 'shop', name });
      model.apply([{ resource: 'services', key: `shop/${name}`, before: undefined, after }], 1_700_000_000_000);
      const workload = aWorkload({ namespace: 'shop', name });
      model.apply(
        [{ resource: 'deployments', key: `shop/${name}`, before: undefined, after: workload }],
        1_700_000_000_000,
      );
    };
    for (let number = 0; number < 400; number += 1) tell(`s${number}`);
    const isShown = model.mark();
    expect(isShown()).toBe(false);
    let told = 0;
    while (!isShown()) {
      model.advance();
      tell(`late-${(told += 1)}`);
      tell('s0');
      expect(told).toBeLessThan(1_000);
    }
    expect(model.rows.get('service/shop/s399')).toBeDefined();
    expect(model.mark()()).toBe(false);
  });

  it.each([
    { resource: 'pods', looks: 3 },
    { resource: 'nodes', looks: 3 },
    { resource: 'services', looks: 3 },
    { resource: 'deployments', looks: 0 },
    { resource: 'ingresses', looks: 0 },
  ] as const)('looks at $looks of 3 services again when the state of $resource changes', ({ resource, looks }) => {
    const { model } = aModel(3);
    let looked = 0;
    for (const number of [0, 1, 2]) model.watchService(`shop/s${number}`, () => (looked += 1));
    model.freshnessChanged(resource);
    while (model.advance());
    expect(looked).toBe(looks);
  });

  it('looks at a service once while the first list of pods is read, and again when it ends', () => {
    const { model, put, freshness } = aModel(1, 'syncing');
    let looked = 0;
    model.watchService('shop/s0', () => (looked += 1));
    put('s0');
    put('s1');
    expect(looked).toBe(0);
    expect(model.rows.size).toBe(2);
    model.apply(
      [{ resource: 'services', key: 'shop/s1', before: aService({ namespace: 'shop', name: 's1' }), after: undefined }],
      1_700_000_000_000,
    );
    while (model.advance());
    expect(model.rows.size).toBe(1);
    freshness.update(statusOf('nodes', 'live'), true, 1_700_000_001);
    model.freshnessChanged('nodes');
    while (model.advance());
    expect(looked).toBe(0);
    freshness.update(statusOf('pods', 'retrying'), false, 1_700_000_001);
    model.freshnessChanged('pods');
    while (model.advance());
    expect(looked).toBe(1);
    put('s0');
    expect(looked).toBe(2);
  });

  it('writes a snapshot of one revision, and tells what follows it', async () => {
    const { model, put } = aModel(20);
    const feed = await model.graphFeed(WHOLE);
    const writing = snapshotOf(feed);
    put('late');
    const snapshot = await writing;
    expect(snapshot.total).toBe(20);
    const step = feed.since(snapshot.revision);
    if (step.kind !== 'frame') throw new Error(`there is ${step.kind}`);
    const delta = JSON.parse(/^data: (.*)$/m.exec(step.frame.toString())?.[1] ?? '') as GraphDelta;
    expect(applyDelta(snapshot, delta)).toEqual(await snapshotOf(feed));
  });

  it('leads from a large picture to one in which every connection has changed, in events of bounded size', async () => {
    const { model } = aModel(1);
    const callers = Array.from({ length: 5_000 }, (_, number) => `workload/shop/Deployment/w${number}` as const);
    const callAll = (requestsPerSecond: number): void => {
      model.applyCalls({
        put: callers.map((source) => aCall({ source, target: 'service/shop/s0', figures: { requestsPerSecond } })),
        drop: [],
      });
      while (model.advance());
    };
    callAll(1);
    const feed = await model.graphFeed(WHOLE);
    let held = await snapshotOf(feed);
    callAll(2);
    while (held.revision < model.revision) {
      const step = feed.since(held.revision);
      if (step.kind !== 'frame') throw new Error(`there is ${step.kind}`);
      const delta = JSON.parse(/^data: (.*)$/m.exec(step.frame.toString())?.[1] ?? '') as GraphDelta;
      expect(delta.upsert.edges.length).toBeLessThanOrEqual(4_000);
      held = applyDelta(held, delta);
    }
    expect(held).toEqual(await snapshotOf(feed));
  });
});

async function snapshotOf(feed: Awaited<ReturnType<ClusterModel['graphFeed']>>): Promise<GraphSnapshot> {
  return JSON.parse((await feed.body()).bytes.toString()) as GraphSnapshot;
}
