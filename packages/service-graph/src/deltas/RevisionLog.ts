import { RevisionGapError } from './revisionGap.ts';

/** Anything numbered from one revision to a later one. */
export interface Numbered {
  readonly from: number;
  readonly to: number;
}

/**
 * What lies between a revision and now, or the first part of it. `gone`: too old for this log, not yet reached, or too much: take
 * a new snapshot.
 */
export type RevisionsSince<D> =
  { readonly kind: 'current' } | { readonly kind: 'delta'; readonly delta: D } | { readonly kind: 'gone' };

export interface RevisionLogOptions<D> {
  /** How many deltas are kept; a whole number of at least 1. */
  readonly capacity: number;
  /**
   * How many items the deltas that are kept put and drop together, at most, as of now: beyond what takes less as a new snapshot, nobody
   * asks for them. The latest delta is kept whatever it holds.
   */
  readonly itemsAtMost?: () => number;
  /** How many items are folded into one delta at most; a single delta that holds more is told as it is. */
  readonly itemsPerFold?: number;
  /** How many items a delta puts and drops. */
  readonly sizeOf?: (delta: D) => number;
  /** The revision of the snapshot that the first delta follows. */
  readonly revision: number;
  /** One delta with the effect of several in turn, such as `foldDeltas`. */
  readonly fold: (...inTurn: [D, ...D[]]) => D;
}

/** The last deltas in order, so that a stream can continue where it broke off. */
export class RevisionLog<D extends Numbered> {
  readonly #capacity: number;
  readonly #itemsAtMost: () => number;
  readonly #itemsPerFold: number;
  readonly #sizeOf: (delta: D) => number;
  readonly #fold: RevisionLogOptions<D>['fold'];
  /** From the oldest to the latest. */
  readonly #deltas: D[] = [];
  #items = 0;
  #revision: number;

  constructor({
    capacity,
    itemsAtMost = () => Infinity,
    itemsPerFold = Infinity,
    sizeOf = () => 0,
    revision,
    fold,
  }: RevisionLogOptions<D>) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new RangeError(`capacity must be a whole number from 1: ${capacity}`);
    this.#capacity = capacity;
    this.#itemsAtMost = itemsAtMost;
    this.#itemsPerFold = itemsPerFold;
    this.#sizeOf = sizeOf;
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
    this.#deltas.push(delta);
    this.#items += this.#sizeOf(delta);
    const itemsAtMost = this.#itemsAtMost();
    while (this.#deltas.length > this.#capacity || (this.#items > itemsAtMost && this.#deltas.length > 1)) {
      const oldest = this.#deltas.shift();
      if (oldest !== undefined) this.#items -= this.#sizeOf(oldest);
    }
  }

  /** What comes after `revision`, folded into one delta: everything, or as much from there on as may be folded at once. */
  since(revision: number): RevisionsSince<D> {
    if (revision === this.#revision) return { kind: 'current' };
    const start = this.#deltas.findIndex((delta) => delta.from === revision);
    const [first, ...newer] = start < 0 ? [] : this.#foldedFrom(start);
    if (first === undefined) return { kind: 'gone' };
    if (newer.length === 0) return { kind: 'delta', delta: first };
    return { kind: 'delta', delta: this.#fold(first, ...newer) };
  }

  #foldedFrom(start: number): D[] {
    let end = start;
    let items = 0;
    for (const delta of this.#deltas.slice(start)) {
      items += this.#sizeOf(delta);
      if (items > this.#itemsPerFold && end > start) break;
      end += 1;
    }
    return this.#deltas.slice(start, end);
  }
}
