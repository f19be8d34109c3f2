import type { PodRecord, ServiceRecord } from '@fairlead/model';
import { aCondition, aNode, aPod, aReplicaSet, aService, aWorkload, NOW } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import type { ObjectChange } from './objectChange.ts';
import { Resolver } from './Resolver.ts';

const put = (resource: ObjectChange['resource'], after: { namespace?: string; name: string }): ObjectChange => {
  const key = after.namespace === undefined ? after.name : `${after.namespace}/${after.name}`;
  // Each call below pairs a resource with a record of it.
  return { resource, key, before: undefined, after } as unknown as ObjectChange;
};
const service = (name: string, overrides: Partial<ServiceRecord> = {}) =>
  put('services', aService({ name, selector: { app: name }, ...overrides }));
const pod = (name: string, app: string, overrides: Partial<PodRecord> = {}) =>
  put('pods', aPod({ name, labels: { app }, ...overrides }));

/** A resolver that has nothing left to be taken. */
function settled(...changes: readonly ObjectChange[]): Resolver {
  const resolver = new Resolver();
  for (const change of changes) resolver.apply(change);
  resolver.takeDirty();
  return resolver;
}

const shop = () =>
  settled(
    put('nodes', aNode()),
    put('nodes', aNode({ name: 'node-2' })),
    service('web'),
    service('api'),
    service('local', { selector: { app: 'api' }, internalTrafficPolicy: 'Local' }),
    service('lost', { selector: { app: 'web', track: 'canary' } }),
    service('away', { selector: { app: 'gift', tier: 'back' } }),
    pod('web-1', 'web'),
    pod('web-2', 'web', { nodeName: 'node-2' }),
    pod('api-1', 'api'),
    service('web', { namespace: 'staging', selector: { app: 'web' } }),
  );

it('names pods that a selector nearly selects without reading their records', () => {
  const read: string[] = [];
  const resolver = new Resolver({
    get: (key) => {
      read.push(key);
      return undefined;
    },
  });
  resolver.apply(service('lost', { selector: { app: 'web', track: 'canary' } }));
  for (let number = 1; number <= 50; number += 1) resolver.apply(pod(`web-${number}`, 'web'));
  const hints = resolver.answer('shop/lost', NOW)?.reasons.filter(({ id }) => id === 'near-miss');
  expect(hints?.[0]?.facts).toMatchObject({
    key: 'track',
    found: null,
    pods: 50,
    names: ['web-1', 'web-10', 'web-11'],
  });
  expect(read).toEqual([]);
});

describe('what a change calls dirty', () => {
  it.each([
    {
      name: 'a pod whose status changed: the services that select it',
      change: pod('web-1', 'web', { phase: 'Pending' }),
      want: ['shop/web'],
    },
    {
      name: 'a new pod: also those it nearly matches, here and elsewhere',
      change: pod('web-3', 'web'),
      want: ['shop/lost', 'shop/web', 'staging/web'],
    },
    {
      name: 'a pod with other labels: those it leaves and those it joins',
      change: pod('web-1', 'api'),
      want: ['shop/api', 'shop/local', 'shop/lost', 'shop/web', 'staging/web'],
    },
    { name: 'a pod that nobody selects or nearly selects', change: pod('x', 'unrelated'), want: [] },
    { name: 'a service', change: service('api', { ports: [] }), want: ['shop/api'] },
    { name: 'a heartbeat of a node', change: put('nodes', aNode({ resourceVersion: '2' })), want: [] },
    {
      name: 'a zone: the services of its pods',
      change: put('nodes', aNode({ name: 'node-2', zone: 'b' })),
      want: ['shop/web'],
    },
    {
      name: 'a node that is lost',
      change: put('nodes', aNode({ name: 'node-2', ready: aCondition({ status: 'Unknown' }) })),
      want: ['shop/web'],
    },
    {
      name: 'one more node: those that count nodes',
      change: put('nodes', aNode({ name: 'node-3' })),
      want: ['shop/local'],
    },
    {
      name: 'a workload that an unmatched selector would match',
      change: put(
        'deployments',
        aWorkload({ name: 'gift', replicas: 0, templateLabels: { app: 'gift', tier: 'back' } }),
      ),
      want: ['shop/away'],
    },
    { name: 'a workload of a service that has pods', change: put('deployments', aWorkload({ replicas: 0 })), want: [] },
    { name: 'a ReplicaSet without pods', change: put('replicasets', aReplicaSet()), want: [] },
    {
      name: 'the first pod of a namespace',
      change: pod('x', 'unrelated', { namespace: 'staging' }),
      want: ['staging/web'],
    },
  ])('$name', ({ change, want }) => {
    const resolver = shop();
    resolver.apply(change);
    expect([...resolver.takeDirty()].toSorted()).toEqual(want);
    expect(resolver.takeDirty().size).toBe(0);
  });

  it('is only taken back to the services a pod has now, once it has moved', () => {
    const resolver = shop();
    resolver.apply(pod('web-2', 'web'));
    resolver.takeDirty();
    resolver.apply(put('nodes', aNode({ name: 'node-2', zone: 'c' })));
    expect([...resolver.takeDirty()]).toEqual([]);
  });

  it.each([
    { name: 'its template no longer matches', after: { replicas: 0, templateLabels: { app: 'gift' } } },
    { name: 'it asks for pods', after: { replicas: 1, templateLabels: { app: 'gift', tier: 'back' } } },
    { name: 'it is gone', after: undefined },
  ])('is the service of a workload that was scaled to 0 when $name', ({ after }) => {
    const resolver = shop();
    const labels = { app: 'gift', tier: 'back' };
    resolver.apply(put('deployments', aWorkload({ name: 'gift', replicas: 0, templateLabels: labels })));
    resolver.takeDirty();
    const key = 'shop/gift';
    const record = after && aWorkload({ name: 'gift', ...after });
    resolver.apply({ resource: 'deployments', key, before: undefined, after: record });
    expect([...resolver.takeDirty()]).toEqual(['shop/away']);
  });

  it.each([
    { name: 'has another selector', change: service('web', { selector: { app: 'other' } }) },
    { name: 'has no selector any more', change: service('web', { selector: undefined }) },
    { name: 'has become an ExternalName', change: service('web', { type: 'ExternalName' }) },
    {
      name: 'is gone',
      change: { resource: 'services', key: 'shop/web', before: undefined, after: undefined } satisfies ObjectChange,
    },
  ])('is not a service that $name when its old pods change', ({ change }) => {
    const resolver = shop();
    resolver.apply(change);
    resolver.takeDirty();
    resolver.apply(pod('web-1', 'web', { phase: 'Pending' }));
    expect([...resolver.takeDirty()]).toEqual([]);
  });

  it('is every service once nodes may no longer be read', () => {
    const resolver = shop();
    resolver.setNodesForbidden(true);
    expect(resolver.takeDirty().size).toBe(6);
    resolver.setNodesForbidden(true);
    expect(resolver.takeDirty().size).toBe(0);
  });
});

describe('Resolver.answer', () => {
  it('knows only services there are', () => {
    const resolver = shop();
    expect(resolver.answer('shop/web', NOW)?.backends.ready).toBe(2);
    resolver.apply({ resource: 'services', key: 'shop/web', before: undefined, after: undefined });
    expect(resolver.answer('shop/web', NOW)).toBeUndefined();
    expect([...resolver.takeDirty()]).toEqual(['shop/web']);
  });

  it('names the workload by the ReplicaSet as soon as it is known', () => {
    const { name, uid } = aReplicaSet();
    const controller = { kind: 'ReplicaSet', name, uid, apiVersion: 'apps/v1' };
    const resolver = settled(service('web'), pod('web-1', 'web', { controller }));
    expect(resolver.answer('shop/web', NOW)?.pods[0]?.workload).toEqual({ kind: 'ReplicaSet', name: 'web-7d4b9c6f5' });
    resolver.apply(put('replicasets', aReplicaSet()));
    expect([...resolver.takeDirty()]).toEqual(['shop/web']);
    expect(resolver.answer('shop/web', NOW)?.pods[0]?.workload).toEqual({ kind: 'Deployment', name: 'web' });
  });
});

describe('a resolver that reads pods from a store', () => {
  const stored = new Map<string, PodRecord>();
  const [first, second] = [
    aPod({ name: 'web-1', labels: { app: 'web' } }),
    aPod({ name: 'web-2', labels: { app: 'web' } }),
  ];
  const told = (before: PodRecord | undefined, after: PodRecord | undefined): ObjectChange => {
    const { namespace, name } = after ?? before ?? first;
    return { resource: 'pods', key: `${namespace}/${name}`, before, after };
  };
  const reading = (): Resolver => {
    stored.clear();
    for (const each of [first, second]) stored.set(`${each.namespace}/${each.name}`, each);
    const resolver = new Resolver(stored);
    for (const change of [put('nodes', aNode()), service('web'), told(undefined, first), told(undefined, second)]) {
      resolver.apply(change);
    }
    resolver.takeDirty();
    return resolver;
  };
  const names = (resolver: Resolver) => resolver.answer('shop/web', NOW)?.pods.map(({ pod: { name } }) => name);

  it('answers from what the store holds now, though it was not told yet', () => {
    const resolver = reading();
    stored.set('shop/web-1', { ...first, phase: 'Pending' });
    expect(resolver.answer('shop/web', NOW)?.pods.map(({ pod: { phase } }) => phase)).toEqual(['Pending', 'Running']);
    stored.delete('shop/web-1');
    expect(names(resolver)).toEqual(['web-2']);
    stored.set('shop/web-2', { ...second, labels: { app: 'api' } });
    expect(names(resolver)).toEqual([]);
  });

  it('calls dirty what a change leaves and joins, by what it says of before', () => {
    const resolver = reading();
    const moved = { ...second, labels: { app: 'api' }, nodeName: 'node-2' };
    stored.set('shop/web-2', moved);
    resolver.apply(told(second, moved));
    expect([...resolver.takeDirty()]).toEqual(['shop/web']);
    resolver.apply(service('api'));
    resolver.takeDirty();
    resolver.apply(put('nodes', aNode({ name: 'node-2', zone: 'z' })));
    expect([...resolver.takeDirty()]).toEqual(['shop/api']);
    stored.delete('shop/web-2');
    resolver.apply(told(moved, undefined));
    expect([...resolver.takeDirty()]).toEqual(['shop/api']);
    expect(resolver.answer('shop/api', NOW)?.pods).toEqual([]);
  });
});
