import type { Labels, ObjectKey } from '@fairlead/model';
import { missedKey } from './nearlySatisfies.ts';
import { PairMap } from './PairMap.ts';

/**
 * From labels to the services that nearly select them, for services whose selector matches nothing. Such labels have at least one
 * pair of the selector; of a selector with a single pair they have the key (see `missedKey`).
 */
export class NearMissIndex {
  /** Selectors of several pairs, under each of them. */
  readonly #several = new PairMap<ObjectKey>();
  /** Selectors of a single pair. */
  readonly #single = new PairMap<ObjectKey>();
  readonly #selectors = new Map<ObjectKey, Labels>();

  put(service: ObjectKey, selector: Labels): void {
    this.drop(service);
    this.#selectors.set(service, selector);
    const map = this.#mapFor(selector);
    for (const key in selector) map.add(key, selector[key] ?? '', service);
  }

  drop(service: ObjectKey): void {
    const selector = this.#selectors.get(service);
    if (selector === undefined) return;
    this.#selectors.delete(service);
    const map = this.#mapFor(selector);
    for (const key in selector) map.remove(key, selector[key] ?? '', service);
  }

  /** Every service in the index. */
  all(): Iterable<ObjectKey> {
    return this.#selectors.keys();
  }

  /** The services that these labels miss by one pair. */
  nearlyMatching(labels: Labels): ReadonlySet<ObjectKey> {
    const found = new Set<ObjectKey>();
    for (const key in labels) {
      this.#collect(this.#several.get(key, labels[key] ?? ''), labels, found);
      this.#collect(this.#single.underKey(key), labels, found);
    }
    return found;
  }

  #collect(services: Iterable<ObjectKey>, labels: Labels, found: Set<ObjectKey>): void {
    for (const service of services) {
      const selector = this.#selectors.get(service);
      if (selector !== undefined && missedKey(labels, selector) !== undefined) found.add(service);
    }
  }

  #mapFor(selector: Labels): PairMap<ObjectKey> {
    return Object.keys(selector).length === 1 ? this.#single : this.#several;
  }
}
