/** Counts turns of the event loop until it is disposed of. */
export class TurnCount implements Disposable {
  #turn = 0;
  #isCounting = true;

  constructor() {
    this.#count();
  }

  get turn(): number {
    return this.#turn;
  }

  [Symbol.dispose](): void {
    this.#isCounting = false;
  }

  #count(): void {
    this.#turn += 1;
    if (this.#isCounting) setImmediate(() => this.#count());
  }
}
