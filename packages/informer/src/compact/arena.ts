import { columnBytes } from './heapBytes.ts';

const UNIT = 8;
const START_UNITS = 512;

/** Pieces of at most so many units have free lists, by size; longer ones are not reused before the next `pack`. */
const LISTED_UNITS = 254;

/**
 * Pieces of bytes of any length in one buffer, found by their offset in units of 8 bytes. A freed piece is given to the next
 * one of its size; what is left over comes back when the owner packs.
 */
export class Arena {
  bytes: Buffer = Buffer.from(new ArrayBuffer(START_UNITS * UNIT));
  /** Units handed out so far, freed ones included. */
  #end = 0;
  #freeUnits = 0;
  /** Size in units -> offset of the first free piece of that size, plus 1. Its first four bytes lead to the next. */
  readonly #free = new Int32Array(LISTED_UNITS + 1);

  get retainedBytes(): number {
    return columnBytes(this.bytes) + columnBytes(this.#free);
  }

  get capacityUnits(): number {
    return this.bytes.length / UNIT;
  }

  get usedUnits(): number {
    return this.#end - this.#freeUnits;
  }

  /** Whether so much lies free that packing pays. */
  get isSparse(): boolean {
    return this.capacityUnits > START_UNITS && this.usedUnits * 2 < this.capacityUnits;
  }

  static unitsOf(length: number): number {
    return Math.ceil(length / UNIT);
  }

  /** Offset of a piece of so many units. */
  allocate(units: number): number {
    const first = units <= LISTED_UNITS ? (this.#free[units] ?? 0) : 0;
    if (first > 0) {
      this.#free[units] = this.bytes.readInt32LE((first - 1) * UNIT);
      this.#freeUnits -= units;
      return first - 1;
    }
    if (this.#end + units > this.capacityUnits) this.#resize(Math.ceil(((this.#end + units) * 5) / 4));
    const offset = this.#end;
    this.#end += units;
    return offset;
  }

  free(offset: number, units: number): void {
    this.#freeUnits += units;
    if (units > LISTED_UNITS || units === 0) return;
    this.bytes.writeInt32LE(this.#free[units] ?? 0, offset * UNIT);
    this.#free[units] = offset + 1;
  }

  write(offset: number, source: Buffer, length: number): void {
    source.copy(this.bytes, offset * UNIT, 0, length);
  }

  /** Position of a piece in `bytes`. */
  positionOf(offset: number): number {
    return offset * UNIT;
  }

  /** Moves all pieces together. `move` is given a function that takes one piece along and returns its new offset. */
  pack(move: (carry: (offset: number, units: number) => number) => void): void {
    const old = this.bytes;
    const used = this.usedUnits;
    this.bytes = Buffer.from(new ArrayBuffer(Math.max(START_UNITS, Math.ceil((used * 5) / 4)) * UNIT));
    this.#end = 0;
    this.#freeUnits = 0;
    this.#free.fill(0);
    move((offset, units) => {
      const to = this.#end;
      old.copy(this.bytes, to * UNIT, offset * UNIT, (offset + units) * UNIT);
      this.#end += units;
      return to;
    });
  }

  #resize(units: number): void {
    const larger = Buffer.from(new ArrayBuffer(units * UNIT));
    this.bytes.copy(larger, 0, 0, this.#end * UNIT);
    this.bytes = larger;
  }
}
