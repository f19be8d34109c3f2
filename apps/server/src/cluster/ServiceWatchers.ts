import type { ObjectKey } from '@fairlead/model';

/** Who wants to hear of every look at one service. */
export class ServiceWatchers {
  readonly #watchers = new Map<ObjectKey, Set<() => void>>();

  /** Returns how to stop. */
  add(key: ObjectKey, watcher: () => void): () => void {
    const watchers = this.#watchers.get(key) ?? new Set();
    this.#watchers.set(key, watchers.add(watcher));
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#watchers.get(key) === watchers) this.#watchers.delete(key);
    };
  }

  /** Services that somebody wants to hear of. */
  keys(): Iterable<ObjectKey> {
    return this.#watchers.keys();
  }

  tell(keys: Iterable<ObjectKey>): void {
    if (this.#watchers.size === 0) return;
    for (const key of keys) for (const watcher of this.#watchers.get(key) ?? []) watcher();
  }
}
