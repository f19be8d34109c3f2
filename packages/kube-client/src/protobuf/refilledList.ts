/**
 * A list that is filled for one object after the other. Other than an array that is emptied it keeps its room, and what it gives has none to
 * spare, of which an array that has grown has plenty.
 */
export class RefilledList<T> {
  readonly #items: T[] = [];
  #count = 0;

  clear(): void {
    this.#count = 0;
  }

  add(item: T): void {
    this.#items[this.#count++] = item;
  }

  get count(): number {
    return this.#count;
  }

  at(index: number): T {
    return this.#items[index] as T;
  }

  /** What was added since it was cleared. */
  copy(): T[] {
    return this.#items.slice(0, this.#count);
  }
}
