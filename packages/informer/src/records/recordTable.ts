import { objectKey } from '@fairlead/model';
import type { ObjectKey, ObjectRecord } from '@fairlead/model';
import { hashText, spread } from '../compact/hash.ts';
import { ValueRows } from '../compact/valueRows.ts';
import type { ObjectTable } from '../compact/objectTable.ts';
import { RecordKeeper } from './recordKeeper.ts';

/**
 * Records as objects, each made once and handed out to all who ask. What several of them say is kept once. A key must be the `objectKey` of its
 * record, and is not kept. Write nothing while going through keys or values.
 */
export class RecordTable<T extends ObjectRecord> implements ObjectTable<T> {
  readonly #rows = new ValueRows<T>();
  readonly #keeper = new RecordKeeper<T>();
  #sought: ObjectKey = '';
  readonly #isSought = (row: number): boolean => {
    const record = this.#rows.value(row);
    return record !== undefined && isKeyOf(this.#sought, record);
  };

  get size(): number {
    return this.#rows.size;
  }

  get(key: ObjectKey): T | undefined {
    return this.#rows.value(this.#find(key, hashOf(key)));
  }

  has(key: ObjectKey): boolean {
    return this.get(key) !== undefined;
  }

  holds(key: ObjectKey, uid: string, resourceVersion: string): boolean {
    const held = this.get(key);
    return resourceVersion !== '' && held?.resourceVersion === resourceVersion && held.uid === uid;
  }

  put(key: ObjectKey, record: T): T {
    const hash = hashOf(key);
    const row = this.#find(key, hash);
    const kept = this.#keeper.keep(record, this.#rows.value(row));
    if (row < 0) this.#rows.add(hash, kept);
    else this.#rows.replace(row, kept);
    return kept;
  }

  remove(key: ObjectKey): void {
    const row = this.#find(key, hashOf(key));
    const held = this.#rows.value(row);
    if (held === undefined) return;
    this.#rows.remove(row);
    this.#keeper.drop(held);
    if (this.#rows.isSparse) this.#rows.pack();
  }

  *keys(): IterableIterator<ObjectKey> {
    for (const record of this.#rows.values()) yield objectKey(record);
  }

  values(): IterableIterator<T> {
    return this.#rows.values();
  }

  retainedBytes(): number {
    return this.#rows.retainedBytes + this.#keeper.retainedBytes;
  }

  #find(key: ObjectKey, hash: number): number {
    this.#sought = key;
    return this.#rows.find(hash, this.#isSought);
  }
}

function hashOf(key: ObjectKey): number {
  return spread(hashText(key, 0));
}

/** Whether this is the `objectKey` of a record, without making one. */
function isKeyOf(key: ObjectKey, record: ObjectRecord & { readonly namespace?: string }): boolean {
  const { name, namespace = '' } = record;
  if (namespace === '') return key === name;
  return (
    key.length === namespace.length + 1 + name.length &&
    key.charCodeAt(namespace.length) === SLASH &&
    key.endsWith(name) &&
    key.startsWith(namespace)
  );
}

const SLASH = 47;
