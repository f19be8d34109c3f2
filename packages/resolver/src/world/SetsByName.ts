import type { LabelSet } from './LabelSets.ts';

/**
 * By the name of a node or an owner, the sets of labels that its pods are in, once for each pod: all that is asked of them is
 * which services select them, and a place in a list is a fraction of what a key in a set would take.
 */
export class SetsByName {
  readonly #lists = new Map<string, LabelSet[]>();

  add(name: string | undefined, set: LabelSet | undefined): void {
    if (name === undefined || set === undefined) return;
    const list = this.#lists.get(name);
    if (list === undefined) this.#lists.set(name, [set]);
    else list.push(set);
  }

  /** Takes one pod of this set away. */
  remove(name: string | undefined, set: LabelSet | undefined): void {
    const list = name === undefined ? undefined : this.#lists.get(name);
    if (name === undefined || set === undefined || list === undefined) return;
    const at = list.indexOf(set);
    if (at < 0) return;
    const last = list.pop();
    if (list.length === 0) this.#lists.delete(name);
    else if (last !== undefined && at < list.length) list[at] = last;
  }

  get(name: string): ReadonlySet<LabelSet> {
    return new Set(this.#lists.get(name));
  }
}
