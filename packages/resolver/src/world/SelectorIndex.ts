import type { Labels, ObjectKey } from '@fairlead/model';
import { satisfies } from '../rules/satisfies.ts';
import { PairMap } from './PairMap.ts';

/**
 * From labels to the services that select them. Each service stands under one pair of its selector only, one that few others
 * stand under: labels that satisfy the selector have that pair, too.
 */
export class SelectorIndex {
  readonly #byPair = new PairMap<ObjectKey>();
  readonly #entries = new Map<ObjectKey, { readonly selector: Labels; readonly anchor: string }>();

  put(service: ObjectKey, selector: Labels): void {
    this.drop(service);
    let anchor: string | undefined;
    let fewest = Infinity;
    for (const key in selector) {
      const size = this.#byPair.count(key, selector[key] ?? '');
      if (size >= fewest) continue;
      fewest = size;
      anchor = key;
    }
    if (anchor === undefined) return;
    this.#byPair.add(anchor, selector[anchor] ?? '', service);
    this.#entries.set(service, { selector, anchor });
  }

  drop(service: ObjectKey): void {
    const entry = this.#entries.get(service);
    if (entry === undefined) return;
    this.#entries.delete(service);
    this.#byPair.remove(entry.anchor, entry.selector[entry.anchor] ?? '', service);
  }

  /** The services whose selector these labels satisfy (R4, docs/resolution.md). */
  matching(labels: Labels): readonly ObjectKey[] {
    const found: ObjectKey[] = [];
    const take = (service: ObjectKey): void => {
      const selector = this.#entries.get(service)?.selector;
      if (selector !== undefined && satisfies(labels, selector)) found.push(service);
    };
    for (const key in labels) this.#byPair.visit(key, labels[key] ?? '', take);
    return found;
  }
}
