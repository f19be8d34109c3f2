const NONE: readonly string[] = [];

/** Ids by name. The same id may be put several times, by different objects; it goes with the last of them. */
export class NameIndex {
  readonly #byName = new Map<string, Map<string, number>>();

  get(name: string): readonly string[] {
    const ids = this.#byName.get(name);
    return ids === undefined ? NONE : [...ids.keys()].sort();
  }

  add(name: string, id: string): void {
    const ids = this.#byName.get(name) ?? new Map<string, number>();
    ids.set(id, (ids.get(id) ?? 0) + 1);
    this.#byName.set(name, ids);
  }

  delete(name: string, id: string): void {
    const ids = this.#byName.get(name);
    const count = ids?.get(id);
    if (ids === undefined || count === undefined) return;
    if (count > 1) ids.set(id, count - 1);
    else ids.delete(id);
    if (ids.size === 0) this.#byName.delete(name);
  }
}
