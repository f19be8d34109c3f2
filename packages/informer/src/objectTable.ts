import type { ObjectKey, ObjectRecord } from '@fairlead/model';
import { estimatedHeapBytes } from './heapEstimate.ts';

/** Whether `retainedBytes` is counted from what is held, or estimated from a sample. */
export type RetainedBasis = 'measured' | 'estimated';

/**
 * How a store keeps its objects. The store decides what changes; a table only remembers. A table may hand out views made
 * on the fly, so two reads of one key need not be the same object.
 */
export interface ObjectTable<T extends ObjectRecord> {
  readonly size: number;
  readonly retainedBasis: RetainedBasis;
  get(key: ObjectKey): T | undefined;
  has(key: ObjectKey): boolean;
  /** Whether the key holds this very version of this object. An empty version proves nothing, and is not held. */
  holds(key: ObjectKey, uid: string, resourceVersion: string): boolean;
  put(key: ObjectKey, record: T): void;
  remove(key: ObjectKey): void;
  keys(): IterableIterator<ObjectKey>;
  values(): IterableIterator<T>;
  /** Bytes that the objects keep alive, by the table's own accounting. */
  retainedBytes(): number;
  /**
   * Keeps what objects say in words, or leaves it out of what is put from now on. Undefined where there is nothing to leave out.
   */
  keepMessages?(keep: boolean): void;
  /** Leaves the words out of so many places from one on. Returns where to go on, `undefined` at the end. */
  dropMessages?(from: number, places: number): number | undefined;
}

/** How many records are weighed, at most, for one estimate. */
const SAMPLE = 256;
/** A slot of a `Map` (key, value, chain, and its share of free ones) measured at 150,000 entries. */
const MAP_SLOT_BYTES = 40;

/** Records as they came, in a `Map`. Weighs a sample of them when asked. */
export class RecordTable<T extends ObjectRecord> implements ObjectTable<T> {
  readonly retainedBasis = 'estimated';
  readonly #records = new Map<ObjectKey, T>();
  #bytesPerObject = 0;
  /** Since the records were weighed. */
  #writes = 0;

  get size(): number {
    return this.#records.size;
  }

  get(key: ObjectKey): T | undefined {
    return this.#records.get(key);
  }

  has(key: ObjectKey): boolean {
    return this.#records.has(key);
  }

  holds(key: ObjectKey, uid: string, resourceVersion: string): boolean {
    const held = this.#records.get(key);
    return resourceVersion !== '' && held?.resourceVersion === resourceVersion && held.uid === uid;
  }

  put(key: ObjectKey, record: T): void {
    this.#writes += 1;
    this.#records.set(key, record);
  }

  remove(key: ObjectKey): void {
    this.#writes += 1;
    this.#records.delete(key);
  }

  keys(): IterableIterator<ObjectKey> {
    return this.#records.keys();
  }

  values(): IterableIterator<T> {
    return this.#records.values();
  }

  retainedBytes(): number {
    const { size } = this.#records;
    // The mean moves slowly: it is taken anew when a twentieth of the records may have changed.
    if (this.#bytesPerObject === 0 || this.#writes * 20 > size) {
      this.#bytesPerObject = this.#weigh();
      this.#writes = 0;
    }
    return Math.round(this.#bytesPerObject * size);
  }

  /** Mean bytes of a sample of the records. */
  #weigh(): number {
    const stride = Math.ceil(this.#records.size / SAMPLE);
    // What several records of the sample share (interned strings, labels) is counted once.
    const seen = new Set<object | string>();
    let weighed = 0;
    let bytes = 0;
    let position = 0;
    for (const [key, record] of this.#records) {
      if (position % stride === 0) {
        weighed += 1;
        bytes += MAP_SLOT_BYTES + estimatedHeapBytes(key, seen) + estimatedHeapBytes(record, seen);
      }
      position += 1;
    }
    return weighed === 0 ? 0 : bytes / weighed;
  }
}
