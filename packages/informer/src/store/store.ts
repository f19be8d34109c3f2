import { objectKey } from '@fairlead/model';
import type { ObjectKey, ObjectRecord } from '@fairlead/model';
import { ObjectIndex } from './objectIndex.ts';
import type { Indexer } from './objectIndex.ts';
import type { ObjectTable } from '../compact/objectTable.ts';
import { RecordTable } from '../records/recordTable.ts';
import { Replacement } from './replacement.ts';
import type { ReplaceableStore, ReplaceOptions } from './replacement.ts';
import type { StoreChange } from './storeChange.ts';

/** The read side of a store: answers from memory and never waits. What it hands out never changes. */
export interface Lister<T extends ObjectRecord> {
  readonly size: number;
  get(key: ObjectKey): T | undefined;
  keys(): IterableIterator<ObjectKey>;
  values(): IterableIterator<T>;
  /** Objects found under a value of a named index. An index that does not exist is a `TypeError`. */
  byIndex(index: string, value: string): readonly T[];
  /** The values of a named index that have an object. */
  indexValues(index: string): readonly string[];
  retainedBytes(): number;
}

export interface StoreOptions<T extends ObjectRecord> {
  /** Named indexes, such as `namespace`. Each is built when it is first asked for, and kept up from then on. */
  readonly indexers?: Readonly<Record<string, Indexer<T>>>;
  /** Where the objects are kept; a `RecordTable` by default. */
  readonly table?: ObjectTable<T>;
}

const NO_CHANGE: readonly never[] = [];

/**
 * The objects of one resource by key. A new UID under an old key is a new object: it comes as a deletion and an addition.
 * An object with the UID and resource version that is held already changes nothing.
 */
export class Store<T extends ObjectRecord> implements Lister<T>, ReplaceableStore<T> {
  readonly #table: ObjectTable<T>;
  readonly #indexes: ReadonlyMap<string, ObjectIndex<T>>;

  constructor(options: StoreOptions<T> = {}) {
    this.#table = options.table ?? new RecordTable<T>();
    this.#indexes = new Map(
      Object.entries(options.indexers ?? {}).map(([name, indexer]) => [name, new ObjectIndex(indexer)]),
    );
  }

  get size(): number {
    return this.#table.size;
  }

  /** Bytes of the objects, by the table's own accounting; indexes are not counted. */
  retainedBytes(): number {
    return this.#table.retainedBytes();
  }

  get(key: ObjectKey): T | undefined {
    return this.#table.get(key);
  }

  has(key: ObjectKey): boolean {
    return this.#table.has(key);
  }

  holds(key: ObjectKey, { uid, resourceVersion }: ObjectRecord): boolean {
    return this.#table.holds(key, uid, resourceVersion);
  }

  keys(): IterableIterator<ObjectKey> {
    return this.#table.keys();
  }

  values(): IterableIterator<T> {
    return this.#table.values();
  }

  byIndex(index: string, value: string): readonly T[] {
    const found: T[] = [];
    for (const key of this.#index(index).keysOf(value) ?? []) {
      const record = this.#table.get(key);
      if (record !== undefined) found.push(record);
    }
    return found;
  }

  indexValues(index: string): readonly string[] {
    return [...this.#index(index).values()];
  }

  /** Adds or changes one object, whether it was known or not. Two changes when the UID is new. */
  put(record: T): readonly StoreChange<T>[] {
    const key = objectKey(record);
    if (this.holds(key, record)) return NO_CHANGE;
    return this.overwrite(key, this.#table.get(key), record);
  }

  /** Forgets an object. One that is unknown, or whose key belongs to another UID by now, changes nothing. */
  delete(record: Pick<T, 'name' | 'uid'> & { readonly namespace?: string }): readonly StoreChange<T>[] {
    const key = objectKey(record);
    const before = this.#table.get(key);
    if (before === undefined) return NO_CHANGE;
    // The deletion of an earlier bearer of the name, come late or twice.
    if (record.uid !== '' && before.uid !== record.uid) return NO_CHANGE;
    return [this.remove(key, before)];
  }

  /** Starts to replace what is held by a list. Nothing else may write to the same part until it is committed or dropped. */
  beginReplace(options: ReplaceOptions): Replacement<T> {
    return new Replacement<T>(this, options);
  }

  /** Stores without asking whether anything changed. `before` is what the key holds. */
  overwrite(key: ObjectKey, before: T | undefined, record: T): readonly StoreChange<T>[] {
    // Listeners get the record that is held, lest there be two.
    const after = this.#table.put(key, record);
    for (const index of this.#indexes.values()) if (index.isBuilt) index.update(key, before, after);
    if (before === undefined || before.uid === after.uid) return [{ key, before, after }];
    return [
      { key, before, after: undefined },
      { key, before: undefined, after },
    ];
  }

  /** Forgets what a key holds, `before`. */
  remove(key: ObjectKey, before: T): StoreChange<T> {
    this.#table.remove(key);
    for (const index of this.#indexes.values()) if (index.isBuilt) index.update(key, before, undefined);
    return { key, before, after: undefined };
  }

  #index(name: string): ObjectIndex<T> {
    const index = this.#indexes.get(name);
    if (index === undefined) throw new TypeError(`the store has no index named ${name}`);
    if (!index.isBuilt) index.build(this.#table.values());
    return index;
  }
}
