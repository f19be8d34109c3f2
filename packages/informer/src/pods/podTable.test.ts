import { objectKey } from '@fairlead/model';
import type { PodRecord } from '@fairlead/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryPod } from './arbitraryPod.ts';
import { PodTable } from './podTable.ts';

describe('PodTable', () => {
  it('gives back any record as it was', () => {
    fc.assert(
      fc.property(fc.array(arbitraryPod, { maxLength: 8 }), (pods) => {
        const table = new PodTable();
        for (const pod of pods) table.put(objectKey(pod), pod);
        for (const [key, pod] of new Map(pods.map((each) => [objectKey(each), each]))) {
          expect(table.get(key)).toStrictEqual(pod);
          expect(table.holds(key, pod.uid, pod.resourceVersion)).toBe(pod.resourceVersion !== '');
          expect(table.holds(key, `${pod.uid}x`, pod.resourceVersion)).toBe(false);
          expect(table.holds(key, pod.uid, `${pod.resourceVersion}1`)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  // Garbage that JSON can carry, and what a table packs more tightly than the rest.
  it.each([0, -0, 1, -1, 0.5, 2 ** 31, Number.MAX_SAFE_INTEGER, -1e300])('gives back a count of %d', (count) => {
    const table = new PodTable();
    const restarted = aPod({ name: 'restarted', restartCount: count });
    const deleted = aPod({ name: 'deleted', deletionGracePeriodSeconds: count });
    for (const pod of [restarted, deleted]) table.put(objectKey(pod), pod);
    expect(table.get('shop/restarted')).toStrictEqual(restarted);
    expect(table.get('shop/deleted')).toStrictEqual(deleted);
  });

  it('behaves as a map through any puts and removals', () => {
    const few = fc.array(arbitraryPod, { minLength: 1, maxLength: 12 });
    const steps = fc.array(fc.record({ remove: fc.boolean(), at: fc.nat(), like: fc.nat() }), { maxLength: 60 });
    fc.assert(
      fc.property(few, steps, (pods, sequence) => {
        const table = new PodTable();
        const map = new Map<string, PodRecord>();
        for (const { remove, at, like } of sequence) {
          const { namespace, name } = pods[at % pods.length] ?? fail();
          const pod = { ...(pods[like % pods.length] ?? fail()), namespace, name };
          const key = objectKey(pod);
          if (remove) {
            table.remove(key);
            map.delete(key);
          } else {
            table.put(key, pod);
            map.set(key, pod);
          }
          expect(table.size).toBe(map.size);
          expect(table.get(key)).toStrictEqual(map.get(key));
          expect(table.has(key)).toBe(map.has(key));
        }
        expect([...table.keys()].sort()).toEqual([...map.keys()].sort());
        expect(new Map([...table.values()].map((pod) => [objectKey(pod), pod]))).toStrictEqual(map);
      }),
      { numRuns: 100 },
    );
  });

  it('shares labels among the pods of a template, and not those that name the pod', () => {
    const table = new PodTable();
    const labels = { app: 'db' };
    for (const name of ['db-0', 'db-1', 'other']) {
      table.put(`shop/${name}`, aPod({ name, labels: { ...labels } }));
    }
    expect(table.get('shop/db-0')?.labels).toBe(table.get('shop/other')?.labels);
    const own = { ...labels, 'statefulset.kubernetes.io/pod-name': 'db-0', 'apps.kubernetes.io/pod-index': '0' };
    table.put('shop/db-0', aPod({ name: 'db-0', labels: own }));
    expect(table.get('shop/db-0')?.labels).toStrictEqual(own);
  });

  it('tells a change with the labels that it holds, so that labels that stay are the same object', () => {
    const table = new PodTable();
    const pod = (restartCount: number): PodRecord => aPod({ name: 'web', labels: { app: 'web' }, restartCount });
    const before = table.put('shop/web', pod(0));
    const after = table.put('shop/web', pod(1));
    expect(after).toStrictEqual(pod(1));
    expect(after.labels).toBe(before.labels);
    expect(table.get('shop/web')?.labels).toBe(before.labels);
  });

  it('gives memory back when pods go', () => {
    const table = new PodTable();
    const empty = table.retainedBytes();
    const key = (index: number): string => `shop/cart-${index}`;
    for (let index = 0; index < 5_000; index += 1) {
      // Every tenth is odd, and each has its own labels: the worst case for dictionaries.
      const restartCount = index % 10 === 0 ? 0.5 : index;
      table.put(key(index), aPod({ name: `cart-${index}`, labels: { index: String(index) }, restartCount }));
    }
    const full = table.retainedBytes();
    for (let index = 0; index < 4_500; index += 1) table.remove(key(index));
    expect(table.retainedBytes()).toBeLessThan(full / 3);
    expect(table.get(key(4_990))).toMatchObject({ name: 'cart-4990', labels: { index: '4990' } });
    expect(table.get(key(4_991))?.containers[0]?.status?.restartCount).toBe(4_991);
    for (let index = 4_500; index < 5_000; index += 1) table.remove(key(index));
    expect(table.size).toBe(0);
    expect(table.retainedBytes()).toBe(empty);
  });
});

function aPod({ restartCount = 0, ...over }: Partial<PodRecord> & { readonly restartCount?: number }): PodRecord {
  return {
    uid: 'eb1dce09-c5d9-4fcd-a305-c3d41c60080c',
    name: 'cart',
    resourceVersion: '1205',
    creationTimestamp: 1_790_000_000,
    deletionTimestamp: undefined,
    labels: {},
    namespace: 'shop',
    controller: undefined,
    deletionGracePeriodSeconds: undefined,
    finalizers: [],
    nodeName: 'node-1',
    hostNetwork: false,
    hostname: undefined,
    subdomain: undefined,
    scrapeAt: undefined,
    readinessGates: [],
    schedulingGates: [],
    containers: [
      {
        kind: 'container',
        name: 'cart',
        image: 'registry.example/cart:1',
        ports: [],
        hasReadinessProbe: false,
        hasStartupProbe: false,
        memoryLimit: undefined,
        status: { ready: true, started: true, restartCount, state: undefined, lastTerminated: undefined },
      },
    ],
    phase: 'Running',
    reason: undefined,
    message: undefined,
    startTime: undefined,
    podIPs: ['10.0.0.1'],
    conditions: [],
    ...over,
  };
}

function fail(): never {
  throw new RangeError('nothing there');
}
