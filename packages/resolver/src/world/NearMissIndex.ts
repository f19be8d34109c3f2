import type { Labels, ObjectKey } from '@fairlead/model';
import { PairMap } from './PairMap.ts';

/**
 * From labels to the services that nearly select them, for services whose selector matches nothing. Such labels have at least one
 * pair of the selector; of a selector with a single pair they have the key (see `missedKey`).
 *
 * Labels of pods that come and go are noted, and looked up once for many: in a namespace of thousands of services, none of which
 * matches anything until its pods have been read, looking all of them up for each pod took longer than everything else together.
 */
export class NearMissIndex {
  /** Selectors of several pairs, under each of them. */
  readonly #several = new PairMap<ObjectKey>();
  /** Selectors of a single pair. */
  readonly #single = new PairMap<ObjectKey>();
  readonly #selectors = new Map<ObjectKey, Labels>();
  /** Keys and values of the labels noted. */
  #noted = new Map<string, Set<string>>();

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

  /** A pod of these labels has come or gone. */
  note(labels: Labels): void {
    for (const key in labels) {
      const values = this.#noted.get(key);
      const value = labels[key] ?? '';
      if (values === undefined) this.#noted.set(key, new Set([value]));
      else values.add(value);
    }
  }

  /** The services that the labels noted since the last call may miss by one pair; some may miss them by more. */
  takeNearlyMatching(): ReadonlySet<ObjectKey> {
    const found = new Set<ObjectKey>();
    for (const [key, values] of this.#noted) {
      for (const service of this.#single.underKey(key)) found.add(service);
      for (const value of values) this.#several.visit(key, value, (service) => void found.add(service));
    }
    this.#noted = new Map();
    return found;
  }

  #mapFor(selector: Labels): PairMap<ObjectKey> {
    return Object.keys(selector).length === 1 ? this.#single : this.#several;
  }
}
