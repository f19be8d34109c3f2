import { Turn } from './Turn.ts';

/**
 * Pieces of work that become ready at the same time, one after the other, with a turn for others in between. A `Turn` alone does
 * not do it: all who wait for the next turn get the same one.
 */
export class TurnQueue {
  readonly #turn = new Turn();
  #last: Promise<void> = Promise.resolve();

  /** What `work` returns or throws; it may ask for more turns. */
  async run<T>(work: (turn: Turn) => T | Promise<T>): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#last;
    this.#last = promise;
    try {
      await before;
      if (this.#turn.isOver) await this.#turn.next();
      return await work(this.#turn);
    } finally {
      resolve();
    }
  }
}
