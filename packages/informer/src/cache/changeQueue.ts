import type { ObjectKey, Resource } from '@fairlead/model';
import { TurnBudget } from '../clock.ts';
import type { CancelTimer, Clock } from '../clock.ts';
import type { ObjectChange } from '../store/storeChange.ts';

/** What arrives within this time goes out together. */
const COALESCE_MS = 5;
/** Changes handed on in one go; as many goes as there is time for are one turn of the event loop. */
const SLICE = 100;
/**
 * So many are handed on at once, and whoever adds has to wait for it. What waits are whole records, the largest thing there is: more of
 * them than the young generation has room for (1 MB) would be moved to the old one before they are let go.
 */
const HIGH_WATER = 100;

interface Waiting {
  change: ObjectChange;
  observedAtMs: number;
}

export interface ChangeQueueOptions {
  readonly clock: Clock;
  /** Of its own by default. */
  readonly turns?: TurnBudget | undefined;
  /** Must not throw. `observedAtMs`: arrival of the oldest event in the batch. */
  readonly deliver: (changes: readonly ObjectChange[], observedAtMs: number) => void;
}

/**
 * Changes on their way to the listeners: gathered for a few milliseconds, folded per key (what came and went in between is
 * not told), and handed on in slices. The order per key is kept.
 */
export class ChangeQueue {
  readonly #clock: Clock;
  readonly #turns: TurnBudget;
  readonly #deliver: ChangeQueueOptions['deliver'];
  #waiting: Waiting[] = [];
  /** The last waiting change of each key. */
  #last = new Map<Resource, Map<ObjectKey, Waiting>>();
  #cancelTimer: CancelTimer | undefined;
  #draining: Promise<void> | undefined;

  constructor(options: ChangeQueueOptions) {
    this.#clock = options.clock;
    this.#turns = options.turns ?? new TurnBudget(options.clock);
    this.#deliver = options.deliver;
  }

  /** Takes changes of one resource. A promise, when there is one, resolves once the queue is empty again. */
  add(changes: readonly ObjectChange[], observedAtMs: number): Promise<void> | undefined {
    for (const change of changes) this.#addOne(change, observedAtMs);
    if (this.#waiting.length >= HIGH_WATER) return this.#drain();
    if (this.#waiting.length > 0) {
      this.#cancelTimer ??= this.#clock.setTimer(() => void this.#drain(), COALESCE_MS);
    }
    return undefined;
  }

  /** Delivers all that waits, now. */
  flush(): void {
    while (this.#waiting.length > 0) this.#deliverSlice();
    this.#clearTimer();
  }

  /** Forgets all that waits. */
  stop(): void {
    this.#waiting = [];
    this.#last = new Map();
    this.#clearTimer();
  }

  #addOne(change: ObjectChange, observedAtMs: number): void {
    let last = this.#last.get(change.resource);
    if (last === undefined) this.#last.set(change.resource, (last = new Map<ObjectKey, Waiting>()));
    const waiting = last.get(change.key);
    if (waiting !== undefined && isSameObject(waiting.change, change)) {
      waiting.change = folded(waiting.change, change);
      return;
    }
    const added = { change, observedAtMs };
    last.set(change.key, added);
    this.#waiting.push(added);
  }

  #drain(): Promise<void> {
    this.#clearTimer();
    this.#draining ??= this.#drainInTurns().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  async #drainInTurns(): Promise<void> {
    while (this.#waiting.length > 0) {
      this.#deliverSlice();
      const pause = this.#waiting.length > 0 ? this.#turns.spent() : undefined;
      if (pause !== undefined) await pause;
    }
  }

  #deliverSlice(): void {
    const slice = this.#takeSlice();
    const changes: ObjectChange[] = [];
    let observedAtMs = Number.POSITIVE_INFINITY;
    for (const waiting of slice) {
      const { change } = waiting;
      // Came and went while it waited.
      if (change.before === undefined && change.after === undefined) continue;
      changes.push(change);
      observedAtMs = Math.min(observedAtMs, waiting.observedAtMs);
    }
    if (changes.length > 0) this.#deliver(changes, observedAtMs);
  }

  #takeSlice(): readonly Waiting[] {
    const slice = this.#waiting.splice(0, SLICE);
    if (this.#waiting.length === 0) {
      // Not emptied: what V8 keeps of the past of a map leads to its present, so that one collected late would hold all that has waited since.
      this.#last = new Map();
      return slice;
    }
    for (const waiting of slice) {
      const { resource, key } = waiting.change;
      const last = this.#last.get(resource);
      if (last?.get(key) === waiting) last.delete(key);
    }
    return slice;
  }

  #clearTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }
}

/** Whether two changes in a row are of one object; of different ones they stay two, a deletion and an addition. */
function isSameObject(first: ObjectChange, second: ObjectChange): boolean {
  const left = first.after ?? first.before;
  const right = second.before ?? second.after;
  // Both sides undefined: the first change was folded away already.
  return left === undefined || right === undefined || left.uid === right.uid;
}

function folded(first: ObjectChange, second: ObjectChange): ObjectChange {
  // Both are of one resource, which the compiler cannot see through the union.
  return { ...second, before: first.before } as ObjectChange;
}
