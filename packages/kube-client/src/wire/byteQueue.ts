/** Bytes that have arrived and wait for the rest of their line or frame. Joins chunks only when something is taken. */
export class ByteQueue {
  #chunks: Buffer[] = [];
  #length = 0;

  /** Bytes waiting. */
  get length(): number {
    return this.#length;
  }

  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** Takes `count` bytes from the front; there must be so many. */
  take(count: number): Buffer {
    if (count > this.#length) throw new RangeError(`${count} bytes asked for, ${this.#length} there`);
    const [first] = this.#chunks;
    const joined = first !== undefined && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    const rest = joined.subarray(count);
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#length = rest.length;
    return joined.subarray(0, count);
  }
}
