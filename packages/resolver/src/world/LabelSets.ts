import { sameLabels } from '@fairlead/model';
import type { Labels } from '@fairlead/model';
import { satisfies } from '../rules/satisfies.ts';
import { missedKey } from './nearlySatisfies.ts';
import { PairMap } from './PairMap.ts';
import { PodNames } from './PodNames.ts';

/** The pods of one namespace that have exactly these labels. Pods of one template mostly share a set. */
export interface LabelSet {
  readonly namespace: string;
  readonly labels: Labels;
  /** Never empty while the set is in the index. */
  readonly pods: PodNames;
}

/** What a change of one pod did to the sets. */
export interface LabelSetChange {
  /** The labels it had and has; equal objects if they did not change. */
  readonly left: LabelSet | undefined;
  readonly joined: LabelSet | undefined;
  /** `left` has lost its last pod and is gone. */
  readonly emptied: boolean;
  /** `joined` is new. */
  readonly created: boolean;
}

/** The pods of one namespace by their labels, so that selectors are held against sets of labels and not against pods. */
export class LabelSets {
  readonly #namespace: string;
  /** By the very object of their labels: who holds pods hands out the same one for all of a template. */
  readonly #sets = new Map<Labels, LabelSet>();
  readonly #byPair = new PairMap<LabelSet>();
  /** The set without a label, which has no pair to be found by. */
  #bare: readonly LabelSet[] = [];

  constructor(namespace: string) {
    this.#namespace = namespace;
  }

  get isEmpty(): boolean {
    return this.#sets.size === 0;
  }

  /** Moves a pod, by its name, to the set of its labels; `undefined` is no pod. */
  put(pod: string, before: Labels | undefined, after: Labels | undefined): LabelSetChange {
    const left = before === undefined ? undefined : this.#setOf(pod, before);
    if (left !== undefined && sameLabels(left.labels, after)) {
      return { left, joined: left, emptied: false, created: false };
    }
    const known = after === undefined ? undefined : this.#find(after);
    const joined =
      known ?? (after === undefined ? undefined : { namespace: this.#namespace, labels: after, pods: new PodNames() });
    if (left !== joined) left?.pods.delete(pod);
    const emptied = left?.pods.size === 0;
    if (emptied) this.#index(left, 'remove');
    const created = joined !== undefined && known === undefined;
    joined?.pods.add(pod);
    if (created) this.#index(joined, 'add');
    return { left, joined, emptied, created };
  }

  #setOf(pod: string, labels: Labels): LabelSet | undefined {
    const set = this.#find(labels);
    return set?.pods.has(pod) === true ? set : undefined;
  }

  /** The set of exactly these labels. */
  #find(labels: Labels): LabelSet | undefined {
    const known = this.#sets.get(labels);
    if (known !== undefined) return known;
    const candidates = this.#byPair.smallest(labels) ?? this.#bare;
    for (const set of candidates) if (sameLabels(set.labels, labels)) return set;
    return undefined;
  }

  /** Whether there is a set for each pair of a selector; not necessarily one that has them all. */
  maySatisfy(selector: Labels): boolean {
    for (const key in selector) if (this.#byPair.count(key, selector[key] ?? '') === 0) return false;
    return true;
  }

  /** Sets that satisfy a selector (R4, docs/resolution.md); an empty one selects nothing (R1). */
  satisfying(selector: Labels): readonly LabelSet[] {
    return [...(this.#byPair.smallest(selector) ?? [])].filter(({ labels }) => satisfies(labels, selector));
  }

  /** Sets that satisfy all pairs of a selector but one; see `missedKey`. */
  nearlySatisfying(selector: Labels): readonly LabelSet[] {
    const keys = Object.keys(selector);
    const found = new Set<LabelSet>();
    for (const key of keys) {
      const candidates = keys.length === 1 ? this.#byPair.underKey(key) : (this.#byPair.smallest(selector, key) ?? []);
      for (const set of candidates) if (missedKey(set.labels, selector) === key) found.add(set);
    }
    return [...found];
  }

  #index(set: LabelSet, action: 'add' | 'remove'): void {
    const { labels } = set;
    if (action === 'add') this.#sets.set(labels, set);
    else this.#sets.delete(labels);
    let isBare = true;
    for (const key in labels) {
      isBare = false;
      this.#byPair[action](key, labels[key] ?? '', set);
    }
    if (isBare) this.#bare = action === 'add' ? [set] : [];
  }
}
