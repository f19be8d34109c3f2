import { Slots } from './slots.ts';

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

const START = 64;
const WORD_BYTES = 8;

/** Values that many rows share, each kept once under a small number and counted, so that it goes with its last bearer. */
export class Dictionary<V> {
  readonly #form: Form<V>;
  readonly #slots = new Slots((id) => this.#hashes[id] ?? 0);
  #values: (V | undefined)[] = [];
  #hashes = new Int32Array(START);
  /** Bearers of an id. */
  #bearers = new Int32Array(START);
  #free: number[] = [];
  #valueBytes = 0;
  #sought: V | undefined;
  #soughtHash = 0;
  readonly #isSought = (id: number): boolean => this.#form.equal(this.value(id), this.#sought as V);

  constructor(form: Form<V>) {
    this.#form = form;
  }

  /** Different values held. */
  get size(): number {
    return this.#values.length - this.#free.length;
  }

  get retainedBytes(): number {
    const lists = (this.#values.length + this.#free.length) * WORD_BYTES;
    return this.#valueBytes + lists + this.#hashes.byteLength + this.#bearers.byteLength + this.#slots.bytes;
  }

  /** The value under an id that has a bearer. */
  value(id: number): V {
    return this.#values[id] as V;
  }

  /** The id of a value, with one bearer more. `likely` is looked at first: an id that may or may not be in use. */
  acquire(value: V, likely = -1): number {
    const guess = this.#values[likely];
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
    this.#slots.remove(this.#hashes[id] ?? 0, id);
    this.#valueBytes -= this.#form.bytesOf(value);
    this.#values[id] = undefined;
    this.#free.push(id);
    // All ids are free: nothing refers to a number any more, so that the lists can start anew.
    if (this.#free.length === this.#values.length) this.#clear();
    this.#form.dropped(value);
  }

  /** Takes one bearer from a value that is held. */
  releaseValue(value: V): void {
    const id = this.#find(value);
    if (id >= 0) this.release(id);
  }

  #find(value: V): number {
    this.#sought = value;
    this.#soughtHash = this.#form.hashOf(value);
    const id = this.#slots.find(this.#soughtHash, this.#isSought);
    this.#sought = undefined;
    return id;
  }

  #add(value: V, hash: number): number {
    const kept = this.#form.kept(value);
    const id = this.#free.pop() ?? this.#values.length;
    if (id >= this.#hashes.length) {
      this.#hashes = grown(this.#hashes);
      this.#bearers = grown(this.#bearers);
    }
    this.#values[id] = kept;
    this.#hashes[id] = hash;
    this.#bearers[id] = 0;
    this.#valueBytes += this.#form.bytesOf(kept);
    this.#slots.add(hash, id);
    return id;
  }

  #clear(): void {
    this.#values = [];
    this.#free = [];
    this.#hashes = new Int32Array(START);
    this.#bearers = new Int32Array(START);
    this.#slots.clear();
  }
}

function grown(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.ceil((column.length * 5) / 4));
  larger.set(column);
  return larger;
}
