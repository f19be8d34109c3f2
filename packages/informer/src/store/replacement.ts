import { objectKey } from '@fairlead/model';
import type { ObjectKey, ObjectRecord } from '@fairlead/model';
import type { StoreChange } from './storeChange.ts';

export interface ReplaceOptions {
  /** The namespace that is listed; `undefined` for all the store holds. */
  readonly namespace?: string | undefined;
  /** `at-once`: objects are stored as pages arrive (a first list). `at-commit`: what is held stays as it is until then. */
  readonly visible: 'at-once' | 'at-commit';
  /** `false` once the server went back in time: then an equal resource version does not prove an equal object. */
  readonly trustVersions?: boolean;
}

/** What a replacement needs of the store it writes to. */
export interface ReplaceableStore<T extends ObjectRecord> {
  readonly size: number;
  get(key: ObjectKey): T | undefined;
  /** Whether the key holds this very version of this object. */
  holds(key: ObjectKey, object: T): boolean;
  keys(): IterableIterator<ObjectKey>;
  overwrite(key: ObjectKey, before: T | undefined, after: T): readonly StoreChange<T>[];
  remove(key: ObjectKey, before: T): StoreChange<T>;
}

/**
 * A list on its way into a store, page by page. Objects that are held already at the listed version are only ticked off,
 * so that a relist of a large resource does not hold everything twice. Dropping it undoes nothing and costs nothing: the
 * next replacement of the same part puts right what this one left.
 */
export class Replacement<T extends ObjectRecord> {
  readonly #store: ReplaceableStore<T>;
  readonly #options: ReplaceOptions;
  /** Into an empty store nothing can come that was not listed, and there is no need to remember what was. */
  readonly #tracks: boolean;
  readonly #listed = new Set<ObjectKey>();
  readonly #staged = new Map<ObjectKey, T>();

  constructor(store: ReplaceableStore<T>, options: ReplaceOptions) {
    this.#store = store;
    this.#tracks = store.size > 0;
    this.#options = options;
  }

  /** Takes one page. Returns what it changed in the store: nothing when the replacement is visible at commit. */
  add(items: readonly T[]): readonly StoreChange<T>[] {
    const changes: StoreChange<T>[] = [];
    for (const item of items) {
      const key = objectKey(item);
      if (this.#tracks) this.#listed.add(key);
      if (this.#options.trustVersions !== false && this.#store.holds(key, item)) {
        this.#staged.delete(key);
      } else if (this.#options.visible === 'at-commit') {
        this.#staged.set(key, item);
      } else {
        changes.push(...this.#store.overwrite(key, this.#store.get(key), item));
      }
    }
    return changes;
  }

  /**
   * Makes the store equal to the list: stores what waited, and deletes what was not listed. In steps of so many objects, which may
   * be taken in as many turns of the event loop: meanwhile each object is the old one or the new one.
   */
  *commit(atOnce: number): Generator<readonly StoreChange<T>[], void> {
    let changes: StoreChange<T>[] = [];
    for (const [key, item] of this.#staged) {
      changes.push(...this.#store.overwrite(key, this.#store.get(key), item));
      this.#staged.delete(key);
      if (changes.length < atOnce) continue;
      yield changes;
      changes = [];
    }
    for (const key of this.#unlisted()) {
      const held = this.#store.get(key);
      if (held === undefined) continue;
      changes.push(this.#store.remove(key, held));
      if (changes.length < atOnce) continue;
      yield changes;
      changes = [];
    }
    if (changes.length > 0) yield changes;
  }

  /** Keys of this part that the list did not name, once all that it named is stored. */
  #unlisted(): readonly ObjectKey[] {
    // The usual case, and the one where looking at every key would block: nothing is held but what was listed.
    if (!this.#tracks || this.#store.size === this.#listed.size) return [];
    const prefix = this.#options.namespace === undefined ? '' : `${this.#options.namespace}/`;
    const unlisted: ObjectKey[] = [];
    for (const key of this.#store.keys()) if (!this.#listed.has(key) && key.startsWith(prefix)) unlisted.push(key);
    return unlisted;
  }
}
