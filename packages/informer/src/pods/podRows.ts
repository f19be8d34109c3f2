import { columnBytes } from '../compact/heapBytes.ts';

const START = 64;
const FREE = -1;

/** The columns of pods. A freed row is used again; `shape` tells which rows are free. */
export class PodRows {
  /** Of the key. */
  hash = new Int32Array(START);
  /** Ids in dictionaries. */
  shape = new Int32Array(START).fill(FREE);
  labels = new Int32Array(START);
  pattern = new Int32Array(START);
  node = new Int32Array(START);
  /** Offset and length of the row's own bytes in the arena. */
  start = new Int32Array(START);
  units = new Int32Array(START);
  #end = 0;
  #size = 0;
  /** The free row found last, plus 1; the `start` of a free row leads to the next. */
  #free = 0;

  get size(): number {
    return this.#size;
  }

  get retainedBytes(): number {
    return columnBytes(this.hash) * 7;
  }

  /** Whether so few rows are in use that packing pays. */
  get isSparse(): boolean {
    return this.hash.length > START && this.#size * 2 < this.hash.length;
  }

  /** A row for the caller to fill; its bytes are none. */
  add(): number {
    this.#size += 1;
    const row = this.#free > 0 ? this.#free - 1 : this.#end;
    if (this.#free > 0) {
      this.#free = this.start[row] ?? 0;
    } else {
      if (row === this.hash.length) this.#resize(Math.ceil((row * 5) / 4));
      this.#end += 1;
    }
    this.start[row] = 0;
    this.units[row] = 0;
    return row;
  }

  remove(row: number): void {
    this.#size -= 1;
    this.shape[row] = FREE;
    this.start[row] = this.#free;
    this.#free = row + 1;
  }

  *all(): IterableIterator<number> {
    for (let row = 0; row < this.#end; row += 1) if (this.shape[row] !== FREE) yield row;
  }

  /** One beyond the last row that has been in use. */
  get end(): number {
    return this.#end;
  }

  /** The rows in use from one number up to another, which is left out. */
  *between(from: number, to: number): IterableIterator<number> {
    for (let row = from; row < Math.min(to, this.#end); row += 1) if (this.shape[row] !== FREE) yield row;
  }

  /** Moves all rows to the front, in their order, and tells of each that moved. */
  pack(moved: (from: number, to: number) => void): void {
    const columns = this.#columns();
    let to = 0;
    for (let from = 0; from < this.#end; from += 1) {
      if (this.shape[from] === FREE) continue;
      if (from !== to) {
        for (const column of columns) column[to] = column[from] ?? 0;
        moved(from, to);
      }
      to += 1;
    }
    this.#end = to;
    this.#free = 0;
    this.#resize(Math.max(START, Math.ceil((to * 5) / 4)));
  }

  #columns(): readonly Int32Array[] {
    return [this.hash, this.shape, this.labels, this.pattern, this.node, this.start, this.units];
  }

  #resize(capacity: number): void {
    const resized = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(capacity);
      copy.set(column.subarray(0, this.#end));
      return copy;
    };
    this.hash = resized(this.hash);
    this.shape = resized(this.shape).fill(FREE, this.#end);
    this.labels = resized(this.labels);
    this.pattern = resized(this.pattern);
    this.node = resized(this.node);
    this.start = resized(this.start);
    this.units = resized(this.units);
  }
}
