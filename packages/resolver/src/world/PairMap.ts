import type { Labels } from '@fairlead/model';

/** Sets of things by label key and value, without empty sets. Most hold one thing, which is then held itself: a `Set` takes 170 bytes more. */
export class PairMap<T extends string | object> {
  readonly #byKey = new Map<string, Map<string, T | Set<T>>>();

  add(key: string, value: string, item: T): void {
    let byValue = this.#byKey.get(key);
    if (byValue === undefined) this.#byKey.set(key, (byValue = new Map()));
    const held = byValue.get(value);
    if (held === undefined) byValue.set(value, item);
    else if (held instanceof Set) held.add(item);
    else if (held !== item) byValue.set(value, new Set([held, item]));
  }

  remove(key: string, value: string, item: T): void {
    const byValue = this.#byKey.get(key);
    const held = byValue?.get(value);
    if (byValue === undefined || held === undefined) return;
    if (held instanceof Set) held.delete(item);
    if (held !== item && !(held instanceof Set && held.size === 0)) return;
    byValue.delete(value);
    if (byValue.size === 0) this.#byKey.delete(key);
  }

  /** Everything under a pair. Under most there is nothing or one thing, and nothing is made to tell it. */
  visit(key: string, value: string, take: (item: T) => void): void {
    const held = this.#byKey.get(key)?.get(value);
    if (held instanceof Set) held.forEach(take);
    else if (held !== undefined) take(held);
  }

  /** How many things are under a key and value. */
  count(key: string, value: string): number {
    return sizeOf(this.#byKey.get(key)?.get(value));
  }

  /** Everything under a key, whatever the value. */
  *underKey(key: string): Iterable<T> {
    for (const held of this.#byKey.get(key)?.values() ?? []) yield* itemsOf(held);
  }

  /** The smallest set under the pairs of `labels` but `except`; `undefined` if there are no such pairs. */
  smallest(labels: Labels, except?: string): Iterable<T> | undefined {
    let smallest: T | Set<T> | undefined;
    let size = Infinity;
    for (const key in labels) {
      if (key === except) continue;
      const held = this.#byKey.get(key)?.get(labels[key] ?? '');
      if (sizeOf(held) >= size) continue;
      smallest = held;
      size = sizeOf(held);
    }
    return size === Infinity ? undefined : itemsOf(smallest);
  }
}

function itemsOf<T extends string | object>(held: T | Set<T> | undefined): Iterable<T> {
  if (held === undefined) return [];
  return held instanceof Set ? held : [held];
}

function sizeOf<T extends string | object>(held: T | Set<T> | undefined): number {
  if (held === undefined) return 0;
  return held instanceof Set ? held.size : 1;
}
