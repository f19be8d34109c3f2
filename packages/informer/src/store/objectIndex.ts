import { objectKey } from '@fairlead/model';
import type { ObjectKey, ObjectRecord } from '@fairlead/model';

/** The values under which one index finds an object; none leaves it out. */
export type Indexer<T extends ObjectRecord> = (record: T) => readonly string[];

/** One named index: value -> keys. Holds nothing until it is built. */
export class ObjectIndex<T extends ObjectRecord> {
  readonly #indexer: Indexer<T>;
  readonly #keys = new Map<string, Set<ObjectKey>>();
  #isBuilt = false;

  constructor(indexer: Indexer<T>) {
    this.#indexer = indexer;
  }

  get isBuilt(): boolean {
    return this.#isBuilt;
  }

  build(records: Iterable<T>): void {
    this.#isBuilt = true;
    for (const record of records) this.update(objectKey(record), undefined, record);
  }

  keysOf(value: string): ReadonlySet<ObjectKey> | undefined {
    return this.#keys.get(value);
  }

  values(): IterableIterator<string> {
    return this.#keys.keys();
  }

  update(key: ObjectKey, before: T | undefined, after: T | undefined): void {
    const left = before === undefined ? [] : this.#indexer(before);
    const joined = after === undefined ? [] : this.#indexer(after);
    for (const value of left) if (!joined.includes(value)) this.#drop(value, key);
    for (const value of joined) if (!left.includes(value)) this.#add(value, key);
  }

  #add(value: string, key: ObjectKey): void {
    const keys = this.#keys.get(value);
    if (keys === undefined) this.#keys.set(value, new Set([key]));
    else keys.add(key);
  }

  #drop(value: string, key: ObjectKey): void {
    const keys = this.#keys.get(value);
    if (keys === undefined) return;
    keys.delete(key);
    if (keys.size === 0) this.#keys.delete(value);
  }
}
