import fc from 'fast-check';
import { objectKey } from '@fairlead/model';
import type { ReplicaSetRecord } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { arbitraryPod } from '../pods/arbitraryPod.ts';
import { RecordTable } from './recordTable.ts';

function aReplicaSet(name: string, over: Partial<ReplicaSetRecord> = {}): ReplicaSetRecord {
  return {
    uid: `uid-of-${name}`,
    name,
    resourceVersion: '1',
    creationTimestamp: 1_760_000_000,
    deletionTimestamp: undefined,
    labels: { app: name, team: 'blue' },
    namespace: 'shop',
    controller: { kind: 'Deployment', name: 'cart', uid: 'uid-of-cart', apiVersion: 'apps/v1' },
    ...over,
  };
}

function filled(records: readonly ReplicaSetRecord[]): RecordTable<ReplicaSetRecord> {
  const table = new RecordTable<ReplicaSetRecord>();
  for (const record of records) table.put(objectKey(record), record);
  return table;
}

describe('RecordTable', () => {
  it('holds what a map would hold, and nothing in the end', () => {
    const empty = new RecordTable().retainedBytes();
    const step = fc.record({ pod: arbitraryPod, gone: fc.boolean(), name: fc.constantFrom('a', 'b', 'c', 'd') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const table = new RecordTable();
        const model = new Map<string, unknown>();
        for (const { pod, gone, name } of steps) {
          const record = { ...pod, name };
          const key = objectKey(record);
          if (gone) {
            table.remove(key);
            model.delete(key);
          } else {
            expect(table.put(key, record)).toStrictEqual(record);
            model.set(key, record);
          }
          expect(table.get(key)).toStrictEqual(model.get(key));
        }
        expect(new Map([...table.keys()].map((key) => [key, table.get(key)]))).toStrictEqual(model);
        expect([...table.values()]).toHaveLength(model.size);
        for (const key of model.keys()) table.remove(key);
        expect(table.size).toBe(0);
        expect(table.retainedBytes()).toBe(empty);
      }),
    );
  });

  it('keeps once what several records say', () => {
    const table = filled([
      aReplicaSet('cart-1', { labels: { app: 'cart' } }),
      aReplicaSet('cart-2', { labels: { app: 'cart' } }),
    ]);
    const [one, two] = table.values();
    expect(one?.labels).toBe(two?.labels);
    expect(one?.controller).toBe(two?.controller);
  });

  it('hands out the record that it keeps, which takes over what has not changed', () => {
    const table = filled([aReplicaSet('cart-1')]);
    const before = table.get('shop/cart-1');
    const after = table.put('shop/cart-1', aReplicaSet('cart-1', { resourceVersion: '2' }));
    expect(table.get('shop/cart-1')).toBe(after);
    expect(after.labels).toBe(before?.labels);
    expect(before?.resourceVersion).toBe('1');
  });

  it('counts a changed record as one that was put as it is now', () => {
    const changed = filled([aReplicaSet('cart-1', { labels: { a: 'long before' }, controller: undefined })]);
    changed.put('shop/cart-1', aReplicaSet('cart-1'));
    expect(changed.retainedBytes()).toBe(filled([aReplicaSet('cart-1')]).retainedBytes());
  });

  it('gives room back when most records are gone', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `cart-${index}`);
    const table = filled(names.map((name) => aReplicaSet(name)));
    for (const name of names.slice(20)) table.remove(`shop/${name}`);
    const few = filled(names.slice(0, 20).map((name) => aReplicaSet(name)));
    expect(table.size).toBe(20);
    expect(table.get('shop/cart-19')).toEqual(aReplicaSet('cart-19'));
    expect(table.retainedBytes()).toBeLessThan(few.retainedBytes() * 1.5);
  });

  it('takes no record for that of a key that is spelled alike', () => {
    const table = filled([aReplicaSet('b-c', { namespace: 'a' })]);
    expect(table.has('a/b-c')).toBe(true);
    expect(table.has('a/b/c')).toBe(false);
    expect(table.has('a/c')).toBe(false);
    expect(table.has('b-c')).toBe(false);
  });

  it.each([
    {
      what: 'many fields',
      labels: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`key-${index}`, 'x'])),
    },
    { what: 'a text beyond Latin', labels: { team: '青い' } },
    { what: 'none', labels: {} },
  ])('gives back labels of $what', ({ labels }) => {
    expect(filled([aReplicaSet('cart-1', { labels })]).get('shop/cart-1')?.labels).toStrictEqual(labels);
  });
});
