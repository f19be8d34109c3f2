import type { ObjectKey, ObjectRecord } from '@fairlead/model';

/**
 * How a store keeps its objects. The store decides what changes; a table only remembers. A table may hand out views made
 * on the fly, so two reads of one key need not be the same object.
 */
export interface ObjectTable<T extends ObjectRecord> {
  readonly size: number;
  get(key: ObjectKey): T | undefined;
  has(key: ObjectKey): boolean;
  /** Whether the key holds this very version of this object. An empty version proves nothing, and is not held. */
  holds(key: ObjectKey, uid: string, resourceVersion: string): boolean;
  /** Returns the record as it is kept. */
  put(key: ObjectKey, record: T): T;
  remove(key: ObjectKey): void;
  keys(): IterableIterator<ObjectKey>;
  values(): IterableIterator<T>;
  /** Bytes that the objects keep alive, counted as they come and go: within 5 % of what the heap would give up without them. */
  retainedBytes(): number;
  /**
   * Keeps what objects say in words, or leaves it out of what is put from now on. Undefined where there is nothing to leave out.
   */
  keepMessages?(keep: boolean): void;
  /** Leaves the words out of so many places from one on. Returns where to go on, `undefined` at the end. */
  dropMessages?(from: number, places: number): number | undefined;
}
