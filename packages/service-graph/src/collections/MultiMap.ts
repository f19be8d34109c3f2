const NONE: readonly string[] = [];

/** Sets of ids by id; empty sets are not kept. A set of one, as most are, is the id alone: a `Set` takes 170 bytes more. */
export class MultiMap {
  readonly #sets = new Map<string, string | Set<string>>();

  /** How many sets are not empty. */
  get size(): number {
    return this.#sets.size;
  }

  get(key: string): Iterable<string> {
    const held = this.#sets.get(key);
    if (held === undefined) return NONE;
    return typeof held === 'string' ? [held] : held;
  }

  has(key: string, value: string): boolean {
    const held = this.#sets.get(key);
    return typeof held === 'object' ? held.has(value) : held === value;
  }

  /** How many ids are in the set of `key`. */
  count(key: string): number {
    const held = this.#sets.get(key);
    if (held === undefined) return 0;
    return typeof held === 'string' ? 1 : held.size;
  }

  /** Of all sets that are not empty. */
  keys(): IterableIterator<string> {
    return this.#sets.keys();
  }

  add(key: string, value: string): void {
    const held = this.#sets.get(key);
    if (held === undefined) this.#sets.set(key, value);
    else if (typeof held === 'object') held.add(value);
    else if (held !== value) this.#sets.set(key, new Set([held, value]));
  }

  delete(key: string, value: string): void {
    const held = this.#sets.get(key);
    if (held === value) this.#sets.delete(key);
    if (typeof held !== 'object') return;
    held.delete(value);
    if (held.size === 0) this.#sets.delete(key);
  }
}
