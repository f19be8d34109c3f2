import { RevisionGapError } from './revisionGap.ts';

/** Anything numbered from one revision to a later one. */
export interface Numbered {
  readonly from: number;
  readonly to: number;
}

/** What lies between a revision and now. `gone`: too old for this log, or not yet reached: take a new snapshot. */
export type RevisionsSince<D> =
  { readonly kind: 'current' } | { readonly kind: 'delta'; readonly delta: D } | { readonly kind: 'gone' };

export interface RevisionLogOptions<D> {
  /** How many deltas are kept; a whole number of at least 1. */
  readonly capacity: number;
  /** The revision of the snapshot that the first delta follows. */
  readonly revision: number;
  /** One delta with the effect of two in turn, such as `foldDeltas`. */
  readonly fold: (older: D, newer: D) => D;
}

/** The last deltas in order, so that a stream can continue where it broke off. */
export class RevisionLog<D extends Numbered> {
  readonly #capacity: number;
  readonly #fold: (older: D, newer: D) => D;
  readonly #deltas: D[] = [];
  /** Index of the oldest delta once the ring is full. */
  #head = 0;
  #revision: number;

  constructor({ capacity, revision, fold }: RevisionLogOptions<D>) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new RangeError(`capacity must be a whole number from 1: ${capacity}`);
    this.#capacity = capacity;
    this.#revision = revision;
    this.#fold = fold;
  }

  /** The latest revision. */
  get revision(): number {
    return this.#revision;
  }

  /** @throws RevisionGapError when the delta does not start at the latest revision. */
  push(delta: D): void {
    if (delta.from !== this.#revision) throw new RevisionGapError(this.#revision, delta.from);
    this.#revision = delta.to;
    if (this.#deltas.length < this.#capacity) {
      this.#deltas.push(delta);
      return;
    }
    this.#deltas[this.#head] = delta;
    this.#head = (this.#head + 1) % this.#capacity;
  }

  /** Everything after `revision`, folded into one delta. */
  since(revision: number): RevisionsSince<D> {
    if (revision === this.#revision) return { kind: 'current' };
    const ordered = [...this.#deltas.slice(this.#head), ...this.#deltas.slice(0, this.#head)];
    const start = ordered.findIndex((delta) => delta.from === revision);
    if (start < 0) return { kind: 'gone' };
    return { kind: 'delta', delta: ordered.slice(start).reduce((older, newer) => this.#fold(older, newer)) };
  }
}
