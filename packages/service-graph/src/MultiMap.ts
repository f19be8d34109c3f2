const NONE: ReadonlySet<string> = new Set();

/** Sets of ids by id; empty sets are not kept. */
export class MultiMap {
  readonly #sets = new Map<string, Set<string>>();

  get(key: string): ReadonlySet<string> {
    return this.#sets.get(key) ?? NONE;
  }

  add(key: string, value: string): void {
    const held = this.#sets.get(key);
    if (held === undefined) this.#sets.set(key, new Set([value]));
    else held.add(value);
  }

  delete(key: string, value: string): void {
    const held = this.#sets.get(key);
    held?.delete(value);
    if (held?.size === 0) this.#sets.delete(key);
  }
}
