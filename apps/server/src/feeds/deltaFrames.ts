import { eventId } from '@fairlead/protocol';
import { RevisionLog } from '@fairlead/service-graph';
import type { Numbered } from '@fairlead/service-graph';
import { sseFrame } from '../stream/sseConnection.ts';
import { ITEMS_PER_EVENT, REVISIONS_KEPT } from './revision.ts';

/** The way from a revision towards now: nothing to send, one event, or none because the log does not reach back that far. */
export type Step =
  | { readonly kind: 'current' }
  | { readonly kind: 'frame'; readonly frame: Buffer; readonly to: number; readonly empty: boolean }
  | { readonly kind: 'gone' };

export interface DeltaFramesOptions<D extends Numbered> {
  readonly instance: string;
  readonly revision: number;
  readonly fold: (...inTurn: [D, ...D[]]) => D;
  /** Items put and dropped. */
  readonly sizeOf: (delta: D) => number;
  /** Items in the whole of what the deltas change, now. */
  readonly wholeSize: () => number;
}

/**
 * The last deltas of one feed, and the events made of them. However many clients stand at the same revision, their event is
 * folded and written once.
 */
export class DeltaFrames<D extends Numbered & { readonly sentAt: string }> {
  readonly #instance: string;
  readonly #log: RevisionLog<D>;
  readonly #sizeOf: (delta: D) => number;
  #steps = new Map<number, Step>();

  constructor({ instance, revision, fold, sizeOf, wholeSize }: DeltaFramesOptions<D>) {
    this.#instance = instance;
    this.#log = new RevisionLog<D>({
      capacity: REVISIONS_KEPT,
      // Whoever lies further behind is better off with the whole. Less would not do: what changes while that is made and read has to be kept.
      itemsAtMost: () => Math.max(ITEMS_PER_EVENT, wholeSize()),
      itemsPerFold: ITEMS_PER_EVENT,
      sizeOf,
      revision,
      fold,
    });
    this.#sizeOf = sizeOf;
  }

  get revision(): number {
    return this.#log.revision;
  }

  push(delta: D): void {
    this.#log.push(delta);
    // Not emptied: what V8 keeps of the past of a map leads to its present, so that one collected late would hold every event since.
    this.#steps = new Map();
  }

  /** What comes after `revision` as one event; of much only the first part, which ends before now. */
  since(revision: number): Step {
    let step = this.#steps.get(revision);
    if (step === undefined) {
      step = this.#make(revision);
      this.#steps.set(revision, step);
    }
    return step;
  }

  #make(revision: number): Step {
    const since = this.#log.since(revision);
    if (since.kind !== 'delta') return since;
    const delta = { ...since.delta, sentAt: new Date().toISOString() };
    const frame = sseFrame('delta', JSON.stringify(delta), eventId(this.#instance, delta.to));
    return { kind: 'frame', frame, to: delta.to, empty: this.#sizeOf(delta) === 0 };
  }
}
