import type { EpochSeconds, ObjectKey } from '@fairlead/model';

/** Services whose answer depends on the time, and when each has to be looked at again. */
export class DueTimes {
  readonly #dueAt = new Map<ObjectKey, EpochSeconds>();
  /** Nothing is due before; what was due then may have been put off since. */
  #notBefore: EpochSeconds = Infinity;

  set(key: ObjectKey, dueAt: EpochSeconds | undefined): void {
    if (dueAt === undefined) this.#dueAt.delete(key);
    else {
      this.#dueAt.set(key, dueAt);
      this.#notBefore = Math.min(this.#notBefore, dueAt);
    }
  }

  /** The keys that are due, forgotten with this call. */
  take(now: EpochSeconds): ObjectKey[] {
    // Asked at every revision, while something is due now and then.
    if (now < this.#notBefore) return [];
    const due = [...this.#dueAt].filter(([, dueAt]) => dueAt <= now).map(([key]) => key);
    for (const key of due) this.#dueAt.delete(key);
    this.#notBefore = Infinity;
    for (const dueAt of this.#dueAt.values()) this.#notBefore = Math.min(this.#notBefore, dueAt);
    return due;
  }

  /** The earliest of them, or a time before it at which to look again; `undefined` if nothing is waiting. */
  next(): EpochSeconds | undefined {
    return this.#dueAt.size === 0 ? undefined : this.#notBefore;
  }
}
