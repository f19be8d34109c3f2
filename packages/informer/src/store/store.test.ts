import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplicaSetRecord } from '@fairlead/model';
import { Store } from './store.ts';
import type { StoreChange } from './storeChange.ts';
import { aReplicaSet } from '../testing/objects.ts';

const held = aReplicaSet('shop/cart', { resourceVersion: '5' });

function aStore(...records: readonly ReplicaSetRecord[]): Store<ReplicaSetRecord> {
  const store = new Store<ReplicaSetRecord>({ indexers: { namespace: (record) => [record.namespace] } });
  for (const record of records) store.put(record);
  return store;
}

/** A change as a line: key, then version before and after. */
const lines = (changes: readonly StoreChange<ReplicaSetRecord>[]): readonly string[] =>
  changes.map(({ key, before, after }) => `${key} ${before?.resourceVersion ?? '-'} ${after?.resourceVersion ?? '-'}`);

describe('Store.put', () => {
  it.each([
    { name: 'adds what is unknown', record: aReplicaSet('shop/new', { resourceVersion: '7' }), want: ['shop/new - 7'] },
    { name: 'changes what is known', record: { ...held, resourceVersion: '7' }, want: ['shop/cart 5 7'] },
    { name: 'ignores the same version', record: { ...held, labels: { app: 'other' } }, want: [] },
    {
      name: 'does not take an empty version as proof',
      record: { ...held, resourceVersion: '' },
      want: ['shop/cart 5 '],
    },
    {
      name: 'tells a new UID as a deletion and an addition',
      record: { ...held, uid: 'another', resourceVersion: '7' },
      want: ['shop/cart 5 -', 'shop/cart - 7'],
    },
    {
      name: 'takes a new UID even at the same version',
      record: { ...held, uid: 'another' },
      want: ['shop/cart 5 -', 'shop/cart - 5'],
    },
  ])('$name', ({ record, want }) => {
    const store = aStore(held);
    expect(lines(store.put(record))).toEqual(want);
    expect(store.byIndex('namespace', 'shop')).toHaveLength(store.size);
  });
});

describe('Store.delete', () => {
  it.each([
    { name: 'forgets what is known', record: held, want: ['shop/cart 5 -'] },
    { name: 'accepts a deletion that names no UID', record: { ...held, uid: '' }, want: ['shop/cart 5 -'] },
    { name: 'ignores what is unknown', record: aReplicaSet('shop/other'), want: [] },
    { name: 'ignores an earlier bearer of the name', record: { ...held, uid: 'earlier' }, want: [] },
  ])('$name', ({ record, want }) => {
    const store = aStore(held);
    expect(lines(store.delete(record))).toEqual(want);
    expect(store.size).toBe(want.length === 0 ? 1 : 0);
  });
});

describe('Store indexes', () => {
  it('find objects by value, through changes and deletions', () => {
    const store = new Store<ReplicaSetRecord>({
      indexers: { app: ({ labels }) => (labels['app'] ? [labels['app']] : []) },
    });
    store.put(aReplicaSet('a/x', { labels: { app: 'one' } }));
    store.put(aReplicaSet('a/y', { labels: { app: 'one' } }));
    store.put(aReplicaSet('a/z'));
    expect(store.byIndex('app', 'one').map((record) => record.name)).toEqual(['x', 'y']);
    store.put(aReplicaSet('a/x', { labels: { app: 'two' }, resourceVersion: '2' }));
    store.delete(aReplicaSet('a/y'));
    expect(store.indexValues('app')).toEqual(['two']);
    expect(store.byIndex('app', 'one')).toEqual([]);
    expect(() => store.byIndex('none', '')).toThrow(TypeError);
  });
});

describe('Store.beginReplace', () => {
  const before = [aReplicaSet('a/same'), aReplicaSet('a/changed'), aReplicaSet('a/gone'), aReplicaSet('b/other')];
  const listed = [aReplicaSet('a/same'), aReplicaSet('a/changed', { resourceVersion: '2' }), aReplicaSet('a/new')];

  it('leaves everything as it is until the commit, then tells only the difference', () => {
    const store = aStore(...before);
    const replacement = store.beginReplace({ visible: 'at-commit', namespace: 'a' });
    expect(replacement.add(listed)).toEqual([]);
    expect([...store.values()]).toEqual(before);
    expect(lines([...replacement.commit(1)].flat())).toEqual(['a/changed 1 2', 'a/new - 1', 'a/gone 1 -']);
    expect([...store.keys()].sort()).toEqual(['a/changed', 'a/new', 'a/same', 'b/other']);
  });

  it('of a first list stores pages as they come, and clears what an abandoned list left behind', () => {
    const store = aStore();
    store.beginReplace({ visible: 'at-once' }).add([aReplicaSet('a/left')]);
    const replacement = store.beginReplace({ visible: 'at-once' });
    expect(lines(replacement.add([aReplicaSet('a/new')]))).toEqual(['a/new - 1']);
    expect(store.size).toBe(2);
    expect(lines([...replacement.commit(1)].flat())).toEqual(['a/left 1 -']);
  });

  it('without a namespace replaces everything', () => {
    const store = aStore(...before);
    const replacement = store.beginReplace({ visible: 'at-commit' });
    replacement.add(listed);
    Array.from(replacement.commit(1));
    expect([...store.keys()].sort()).toEqual(['a/changed', 'a/new', 'a/same']);
  });

  it('does not believe equal versions once the server went back in time', () => {
    const store = aStore(held);
    const replacement = store.beginReplace({ visible: 'at-commit', trustVersions: false });
    replacement.add([{ ...held, labels: { app: 'restored' } }]);
    Array.from(replacement.commit(1));
    expect(store.get('shop/cart')?.labels).toEqual({ app: 'restored' });
  });

  it('makes any store equal to any list', () => {
    const record = fc
      .record({ key: fc.constantFrom('a/1', 'a/2', 'a/3', 'b/1'), uid: fc.constantFrom('u', 'v'), version: fc.nat(3) })
      .map(({ key, uid, version }) => aReplicaSet(key, { uid, resourceVersion: String(version) }));
    const records = fc.uniqueArray(record, { selector: (each) => `${each.namespace}/${each.name}` });
    fc.assert(
      fc.property(
        records,
        records,
        fc.constantFrom('at-once' as const, 'at-commit' as const),
        (first, list, visible) => {
          const store = aStore(...first);
          const replay = aStore(...first);
          const replacement = store.beginReplace({ visible });
          const changes = [...replacement.add(list), ...[...replacement.commit(2)].flat()];
          expect(sorted(store)).toEqual(sorted(aStore(...list)));
          for (const { before: old, after } of changes) {
            if (after !== undefined) replay.put(after);
            else if (old !== undefined) replay.delete(old);
          }
          expect(sorted(replay)).toEqual(sorted(store));
        },
      ),
    );
  });
});

function sorted(store: Store<ReplicaSetRecord>): readonly (readonly [string, string, string])[] {
  return [...store.values()]
    .map(({ namespace, name, uid, resourceVersion }) => [`${namespace}/${name}`, uid, resourceVersion] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
}
