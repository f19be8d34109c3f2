const SLOTS = 2048;

/**
 * What was made of the same bytes before: label sets and owners, which hundreds of pods repeat. One slot for each hash, the
 * newest wins, and bytes beyond `longest` are not remembered, so that its size is fixed.
 */
export class ByteCache<T> {
  readonly #longest: number;
  /** The bytes of each slot side by side, so that remembering allocates nothing. */
  readonly #keys: Buffer;
  readonly #lengths = new Int32Array(SLOTS).fill(-1);
  readonly #values: (T | undefined)[] = Array.from({ length: SLOTS }, () => undefined);

  constructor(longest: number) {
    this.#longest = longest;
    this.#keys = Buffer.alloc(SLOTS * longest);
  }

  /** The value of these bytes; `make` is called when they are new. */
  get(bytes: Buffer, start: number, end: number, make: (start: number, end: number) => T): T {
    const length = end - start;
    if (length > this.#longest) return make(start, end);
    const slot = hashOf(bytes, start, end) & (SLOTS - 1);
    const at = slot * this.#longest;
    if (this.#lengths[slot] === length && bytes.compare(this.#keys, at, at + length, start, end) === 0) {
      return this.#values[slot] as T;
    }
    const made = make(start, end);
    bytes.copy(this.#keys, at, start, end);
    this.#lengths[slot] = length;
    this.#values[slot] = made;
    return made;
  }
}

/** Looks at every third byte, and at all of the last ones: the whole is compared anyway. */
function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at += 3) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x0100_0193);
  for (let at = Math.max(start, end - 16); at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x0100_0193);
  return hash ^ (hash >>> 13);
}
