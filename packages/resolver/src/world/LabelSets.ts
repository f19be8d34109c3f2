import type { Labels, PodRecord } from '@fairlead/model';
import { satisfies } from '../rules/satisfies.ts';
import { missedKey } from './nearlySatisfies.ts';
import { PairMap } from './PairMap.ts';

/** The pods of one namespace that have exactly these labels. Pods of one template mostly share a set. */
export interface LabelSet {
  readonly labels: Labels;
  /** By name; never empty while the set is in the index. */
  readonly pods: Map<string, PodRecord>;
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
  readonly #sets = new Map<string, LabelSet>();
  readonly #byPod = new Map<string, LabelSet>();
  readonly #byPair = new PairMap<LabelSet>();

  get isEmpty(): boolean {
    return this.#byPod.size === 0;
  }

  pod(name: string): PodRecord | undefined {
    return this.#byPod.get(name)?.pods.get(name);
  }

  /** Puts a pod, or drops it when `pod` is `undefined`. */
  put(name: string, pod: PodRecord | undefined): LabelSetChange {
    const left = this.#byPod.get(name);
    const id = pod === undefined ? undefined : idOf(pod.labels);
    const known = id === undefined ? undefined : this.#sets.get(id);
    const joined =
      known ?? (pod === undefined ? undefined : { labels: pod.labels, pods: new Map<string, PodRecord>() });
    if (left !== undefined && left !== joined) {
      left.pods.delete(name);
      this.#byPod.delete(name);
    }
    const emptied = left?.pods.size === 0;
    if (emptied) this.#index(left, 'remove');
    const created = joined !== undefined && known === undefined;
    if (joined !== undefined && pod !== undefined) {
      joined.pods.set(name, pod);
      this.#byPod.set(name, joined);
      if (created) this.#index(joined, 'add');
    }
    return { left, joined, emptied, created };
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
    const id = idOf(set.labels);
    if (action === 'add') this.#sets.set(id, set);
    else this.#sets.delete(id);
    for (const key in set.labels) this.#byPair[action](key, set.labels[key] ?? '', set);
  }
}

/** Equal for equal labels, whatever their order. */
function idOf(labels: Labels): string {
  return JSON.stringify(
    Object.keys(labels)
      .toSorted()
      .map((key) => [key, labels[key]]),
  );
}
