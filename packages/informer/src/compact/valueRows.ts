import { arrayBytes, columnBytes } from './heapBytes.ts';
import { Slots } from './slots.ts';

const START = 16;

/**
 * Values under small numbers, found by hash. A freed row is used again. Arrays have room for a quarter more than is held, which is counted.
 */
export class ValueRows<V> {
  readonly #slots = new Slots((row) => this.#hashes[row] ?? 0);
  #values = room<V>(START);
  /** Of a free row: the free row before it, plus 1. */
  #hashes = new Int32Array(START);
  /** One beyond the last row that has been in use. */
  #end = 0;
  #size = 0;
  /** The row freed last, plus 1. */
  #free = 0;

  get size(): number {
    return this.#size;
  }

  /** Rows there is room for. */
  get capacity(): number {
    return this.#values.length;
  }

  /** Without what the values take themselves. */
  get retainedBytes(): number {
    return arrayBytes(this.#values.length) + columnBytes(this.#hashes) + this.#slots.bytes;
  }

  /** Whether so few rows are in use that packing pays. */
  get isSparse(): boolean {
    return this.#values.length > START && this.#size * 2 < this.#values.length;
  }

  /** `undefined` for a row that is free or never was in use, and for -1. */
  value(row: number): V | undefined {
    return row < 0 ? undefined : this.#values[row];
  }

  /** The first row with this hash that `matches`; -1 if there is none. */
  find(hash: number, matches: (row: number) => boolean): number {
    return this.#slots.find(hash, matches);
  }

  add(hash: number, value: V): number {
    const row = this.#free > 0 ? this.#free - 1 : this.#end;
    if (this.#free > 0) {
      this.#free = this.#hashes[row] ?? 0;
    } else {
      if (row === this.#values.length) this.#resize(Math.ceil((row * 5) / 4));
      this.#end += 1;
    }
    this.#size += 1;
    this.#values[row] = value;
    this.#hashes[row] = hash;
    this.#slots.add(hash, row);
    return row;
  }

  /** Another value in the same row, with the same hash. */
  replace(row: number, value: V): void {
    this.#values[row] = value;
  }

  remove(row: number): void {
    this.#slots.remove(this.#hashes[row] ?? 0, row);
    this.#values[row] = undefined;
    this.#hashes[row] = this.#free;
    this.#free = row + 1;
    this.#size -= 1;
    // Nobody has a number any more, so that they can start anew.
    if (this.#size === 0) this.pack();
  }

  *values(): IterableIterator<V> {
    for (let row = 0; row < this.#end; row += 1) {
      const value = this.#values[row];
      if (value !== undefined) yield value;
    }
  }

  /** Moves all rows to the front, in their order, tells of each that moved, and gives back the room behind them. */
  pack(moved?: (from: number, to: number) => void): void {
    let to = 0;
    for (let from = 0; from < this.#end; from += 1) {
      const value = this.#values[from];
      if (value === undefined) continue;
      if (from !== to) {
        this.#values[to] = value;
        this.#hashes[to] = this.#hashes[from] ?? 0;
        moved?.(from, to);
      }
      to += 1;
    }
    this.#end = to;
    this.#free = 0;
    this.#resize(Math.max(START, Math.ceil((to * 5) / 4)));
    this.#slots.clear();
    for (let row = 0; row < to; row += 1) this.#slots.add(this.#hashes[row] ?? 0, row);
  }

  #resize(capacity: number): void {
    const { length } = this.#values;
    if (capacity === length) {
      this.#values.fill(undefined, this.#end);
      return;
    }
    const values = room<V>(capacity);
    for (let row = 0; row < this.#end; row += 1) values[row] = this.#values[row];
    this.#values = values;
    const hashes = new Int32Array(capacity);
    hashes.set(this.#hashes.subarray(0, this.#end));
    this.#hashes = hashes;
  }
}

/** An array with room for so many, and not for more: one that grows by itself takes half as much again. */
function room<V>(capacity: number): (V | undefined)[] {
  return Array.from({ length: capacity }, () => undefined);
}
