/** Sets of keys by a name, without empty sets. */
export class KeySets {
  readonly #sets = new Map<string, Set<string>>();

  /** Moves a key from the set of one name to that of another; `undefined` is no set. */
  move(key: string, from: string | undefined, to: string | undefined): void {
    if (from === to) return;
    const left = from === undefined ? undefined : this.#sets.get(from);
    if (left !== undefined && from !== undefined) {
      left.delete(key);
      if (left.size === 0) this.#sets.delete(from);
    }
    if (to === undefined) return;
    const joined = this.#sets.get(to);
    if (joined === undefined) this.#sets.set(to, new Set([key]));
    else joined.add(key);
  }

  get(name: string): Iterable<string> {
    return this.#sets.get(name) ?? [];
  }
}
