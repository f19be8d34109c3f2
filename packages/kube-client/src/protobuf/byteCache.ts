const SLOTS = 1024;
/** Looked at in part for the hash: the whole is compared anyway. */
const HASHED = 24;

/**
 * What was made of the same bytes before: names of images, label sets, owners, which hundreds of pods repeat. One slot
 * for each hash, the newest wins, so that it never holds more than 1024 values.
 */
export class ByteCache<T> {
  readonly #keys: (Buffer | undefined)[] = Array.from({ length: SLOTS }, () => undefined);
  readonly #values: (T | undefined)[] = Array.from({ length: SLOTS }, () => undefined);

  /** The value of these bytes; `make` is called when they are new. */
  get(bytes: Buffer, start: number, end: number, make: () => T): T {
    const slot = hashOf(bytes, start, end) & (SLOTS - 1);
    const key = this.#keys[slot];
    const length = end - start;
    if (key?.length === length && key.compare(bytes, start, end) === 0) return this.#values[slot] as T;
    const made = make();
    // A copy, and one outside of the pool: a slice would keep a whole page of the list alive.
    const copy = Buffer.allocUnsafeSlow(length);
    bytes.copy(copy, 0, start, end);
    this.#keys[slot] = copy;
    this.#values[slot] = made;
    return made;
  }
}

function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = end - start;
  // The ends of names differ more than their beginnings.
  const stride = Math.max(1, (end - start) >> 5);
  for (let at = start; at < end; at += stride) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x0100_0193);
  for (let at = Math.max(start, end - HASHED); at < end; at += 1) {
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x0100_0193);
  }
  return hash ^ (hash >>> 13);
}
