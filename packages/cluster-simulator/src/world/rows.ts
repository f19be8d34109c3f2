import type { KubeObject } from '../objects/shapes.ts';
import type { Population, Sketch } from './sketch.ts';

/** The rows of a population that are as they were, changed, or gone. */
export class Rows<T extends KubeObject> {
  readonly #population: Population<T>;
  readonly #changed = new Map<number, Sketch<T>>();
  readonly #isGone: Uint8Array;
  #resourceVersion: number | undefined;

  constructor(population: Population<T>) {
    this.#population = population;
    this.#isGone = new Uint8Array(population.size);
  }

  get size(): number {
    return this.#population.size;
  }

  at(row: number): Sketch<T> | undefined {
    if (this.#isGone[row] !== 0) return undefined;
    const changed = this.#changed.get(row);
    if (changed !== undefined) return changed;
    const first = this.#population.sketchAt(row);
    return this.#resourceVersion === undefined ? first : first.at(this.#resourceVersion);
  }

  withKey(key: string): Sketch<T> | undefined {
    const row = this.#population.rowOf(key);
    const found = row === undefined ? undefined : this.at(row);
    return found?.key === key ? found : undefined;
  }

  put(row: number, sketch: Sketch<T>): void {
    this.#changed.set(row, sketch);
  }

  /** The row has no object any more, or one that is kept elsewhere. */
  drop(key: string): void {
    const row = this.#population.rowOf(key);
    if (row === undefined) return;
    this.#changed.delete(row);
    this.#isGone[row] = 1;
  }

  ownedBy(uid: string): Sketch<T>[] {
    return [...this.#between(this.#population.rowsOwnedBy(uid))];
  }

  /** What there is, in the order of the keys; `others` (sorted keys) are called in where they belong. */
  *merged<O>(
    namespace: string | undefined,
    others: readonly string[],
    other: (key: string) => O,
  ): Generator<Sketch<T> | O> {
    const [from, to] = namespace === undefined ? [0, this.size] : this.#population.rowsIn(namespace);
    let row = from;
    for (const key of others) {
      const until = this.#firstAfter(key, row, to);
      yield* this.#between([row, until]);
      yield other(key);
      row = until;
    }
    yield* this.#between([row, to]);
  }

  /** Everything gets this resource version. */
  reset(resourceVersion: number): void {
    this.#resourceVersion = resourceVersion;
    for (const [row, sketch] of this.#changed) this.#changed.set(row, sketch.at(resourceVersion));
  }

  *#between([from, to]: readonly [number, number]): Generator<Sketch<T>> {
    for (let row = from; row < to; row++) {
      const found = this.at(row);
      if (found !== undefined) yield found;
    }
  }

  #firstAfter(key: string, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#population.keyAt(middle) <= key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
