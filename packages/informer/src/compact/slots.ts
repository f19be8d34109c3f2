import { columnBytes } from './heapBytes.ts';

/** A slot that never held anything, and one whose bearer is gone: a search goes on past the second. */
const EMPTY = 0;
const GONE = -1;
const SMALLEST = 16;

/**
 * Finds small integers (row numbers, ids) by hash: open addressing with linear probing. The owner keeps the hashes and
 * compares what they stand for.
 */
export class Slots {
  #slots = new Int32Array(SMALLEST);
  #used = 0;
  #gone = 0;
  readonly #hashOf: (entry: number) => number;

  constructor(hashOf: (entry: number) => number) {
    this.#hashOf = hashOf;
  }

  get bytes(): number {
    return columnBytes(this.#slots);
  }

  /** The first entry with this hash that `matches`; -1 if there is none. */
  find(hash: number, matches: (entry: number) => boolean): number {
    const mask = this.#slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = this.#slots[at] ?? EMPTY;
      if (slot === EMPTY) return -1;
      if (slot !== GONE && this.#hashOf(slot - 1) === hash && matches(slot - 1)) return slot - 1;
    }
  }

  /** Adds an entry that is not in yet. */
  add(hash: number, entry: number): void {
    // At most three quarters are taken, so that searches end soon.
    if ((this.#used + this.#gone + 1) * 4 > this.#slots.length * 3) this.#rebuild();
    this.#insert(hash, entry);
    this.#used += 1;
  }

  remove(hash: number, entry: number): void {
    const mask = this.#slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = this.#slots[at] ?? EMPTY;
      if (slot === EMPTY) return;
      if (slot !== entry + 1) continue;
      this.#slots[at] = GONE;
      this.#gone += 1;
      this.#used -= 1;
      if (this.#slots.length > SMALLEST && this.#used * 8 < this.#slots.length) this.#rebuild();
      return;
    }
  }

  clear(): void {
    this.#slots = new Int32Array(SMALLEST);
    this.#used = 0;
    this.#gone = 0;
  }

  #insert(hash: number, entry: number): void {
    const mask = this.#slots.length - 1;
    let at = hash & mask;
    while ((this.#slots[at] ?? EMPTY) > EMPTY) at = (at + 1) & mask;
    if (this.#slots[at] === GONE) this.#gone -= 1;
    this.#slots[at] = entry + 1;
  }

  /** Into as many slots as the entries need now, without those that are gone. */
  #rebuild(): void {
    const old = this.#slots;
    let size = SMALLEST;
    while (size * 3 < (this.#used + 1) * 5) size *= 2;
    this.#slots = new Int32Array(size);
    this.#gone = 0;
    for (const slot of old) if (slot > EMPTY) this.#insert(this.#hashOf(slot - 1), slot - 1);
  }
}
