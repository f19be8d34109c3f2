import type { Labels } from '@fairlead/model';

/** Sets of things by label key and value, without empty sets. */
export class PairMap<T> {
  readonly #byKey = new Map<string, Map<string, Set<T>>>();

  add(key: string, value: string, item: T): void {
    let byValue = this.#byKey.get(key);
    if (byValue === undefined) this.#byKey.set(key, (byValue = new Map()));
    const items = byValue.get(value);
    if (items === undefined) byValue.set(value, new Set([item]));
    else items.add(item);
  }

  remove(key: string, value: string, item: T): void {
    const byValue = this.#byKey.get(key);
    const items = byValue?.get(value);
    if (byValue === undefined || items === undefined) return;
    items.delete(item);
    if (items.size > 0) return;
    byValue.delete(value);
    if (byValue.size === 0) this.#byKey.delete(key);
  }

  get(key: string, value: string): ReadonlySet<T> {
    return this.#byKey.get(key)?.get(value) ?? NOTHING;
  }

  /** Everything under a key, whatever the value. */
  *underKey(key: string): Iterable<T> {
    for (const items of this.#byKey.get(key)?.values() ?? []) yield* items;
  }

  /** The smallest set under the pairs of `labels` but `except`; `undefined` if there are no such pairs. */
  smallest(labels: Labels, except?: string): ReadonlySet<T> | undefined {
    let smallest: ReadonlySet<T> | undefined;
    for (const key in labels) {
      if (key === except) continue;
      const items = this.get(key, labels[key] ?? '');
      if (smallest === undefined || items.size < smallest.size) smallest = items;
    }
    return smallest;
  }
}

const NOTHING: ReadonlySet<never> = new Set();
