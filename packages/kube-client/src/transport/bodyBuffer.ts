const SMALLEST = 64 * 1024;

/**
 * Memory that the bodies of one list after the other are read into. Pages are megabytes: a new piece of memory for each would make
 * the collector run all the time, which moves whatever is alive just then to where it stays for long.
 */
export class BodyBuffer {
  #bytes: Buffer = Buffer.alloc(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Begins anew; what was read before may be overwritten from now on. */
  clear(): void {
    this.#length = 0;
  }

  append(chunk: Buffer): void {
    const length = this.#length + chunk.length;
    if (length > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(SMALLEST, length, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    chunk.copy(this.#bytes, this.#length);
    this.#length = length;
  }

  /** What was read, until it is cleared. */
  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Gives the memory back. */
  release(): void {
    this.#bytes = Buffer.alloc(0);
    this.#length = 0;
  }
}
