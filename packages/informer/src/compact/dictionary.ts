import { columnBytes } from './heapBytes.ts';
import { ValueRows } from './valueRows.ts';

/** How values of one kind are told apart and weighed. */
export interface Form<V> {
  /** 32 bits, the same for equal values. */
  hashOf(value: V): number;
  equal(held: V, value: V): boolean;
  /** The value to keep in place of one seen for the first time. */
  kept(value: V): V;
  /** Told when the last bearer of a kept value is gone. */
  dropped(value: V): void;
  /** Heap bytes that a kept value costs. */
  bytesOf(value: V): number;
}

/** Values that many rows share, each kept once under a small number and counted, so that it goes with its last bearer. */
export class Dictionary<V> {
  readonly #form: Form<V>;
  readonly #rows = new ValueRows<V>();
  /** Bearers of an id. */
  #bearers = new Int32Array(this.#rows.capacity);
  #valueBytes = 0;
  #sought: V | undefined;
  #soughtHash = 0;
  readonly #isSought = (id: number): boolean => this.#form.equal(this.value(id), this.#sought as V);

  constructor(form: Form<V>) {
    this.#form = form;
  }

  /** Different values held. */
  get size(): number {
    return this.#rows.size;
  }

  get retainedBytes(): number {
    return this.#valueBytes + this.#rows.retainedBytes + columnBytes(this.#bearers);
  }

  /** The value under an id that has a bearer. */
  value(id: number): V {
    return this.#rows.value(id) as V;
  }

  /** The id of a value, with one bearer more. `likely` is looked at first: an id that may or may not be in use. */
  acquire(value: V, likely = -1): number {
    const guess = this.#rows.value(likely);
    const found = guess !== undefined && this.#form.equal(guess, value) ? likely : this.#find(value);
    const id = found >= 0 ? found : this.#add(value, this.#soughtHash);
    this.#bearers[id] = (this.#bearers[id] ?? 0) + 1;
    return id;
  }

  /** Takes one bearer from an id; without any, its value is forgotten. */
  release(id: number): void {
    const left = (this.#bearers[id] ?? 0) - 1;
    this.#bearers[id] = left;
    if (left > 0) return;
    const value = this.value(id);
    this.#valueBytes -= this.#form.bytesOf(value);
    this.#rows.remove(id);
    this.#fitBearers();
    this.#form.dropped(value);
  }

  /** The value as it is kept, with one bearer more. */
  keep(value: V): V {
    return this.value(this.acquire(value));
  }

  /** Takes one bearer from a value that is held. */
  releaseValue(value: V): void {
    const id = this.#find(value);
    if (id >= 0) this.release(id);
  }

  /** Gives back room when most of it lies free. Ids change then: returns the new ones by the old, if there are any. */
  packWhenSparse(): ReadonlyMap<number, number> | undefined {
    if (!this.#rows.isSparse) return undefined;
    const moved = new Map<number, number>();
    this.#rows.pack((from, to) => {
      this.#bearers[to] = this.#bearers[from] ?? 0;
      moved.set(from, to);
    });
    this.#fitBearers();
    return moved.size === 0 ? undefined : moved;
  }

  #find(value: V): number {
    this.#sought = value;
    this.#soughtHash = this.#form.hashOf(value);
    const id = this.#rows.find(this.#soughtHash, this.#isSought);
    this.#sought = undefined;
    return id;
  }

  #add(value: V, hash: number): number {
    const kept = this.#form.kept(value);
    const id = this.#rows.add(hash, kept);
    this.#fitBearers();
    this.#bearers[id] = 0;
    this.#valueBytes += this.#form.bytesOf(kept);
    return id;
  }

  #fitBearers(): void {
    const { capacity } = this.#rows;
    if (this.#bearers.length === capacity) return;
    const bearers = new Int32Array(capacity);
    bearers.set(this.#bearers.subarray(0, capacity));
    this.#bearers = bearers;
  }
}
