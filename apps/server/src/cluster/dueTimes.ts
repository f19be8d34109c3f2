import type { EpochSeconds, ObjectKey } from '@fairlead/model';

/** Services whose answer depends on the time, and when each has to be looked at again. */
export class DueTimes {
  readonly #dueAt = new Map<ObjectKey, EpochSeconds>();

  set(key: ObjectKey, dueAt: EpochSeconds | undefined): void {
    if (dueAt === undefined) this.#dueAt.delete(key);
    else this.#dueAt.set(key, dueAt);
  }

  /** The keys that are due, forgotten with this call. */
  take(now: EpochSeconds): ObjectKey[] {
    const due = [...this.#dueAt].filter(([, dueAt]) => dueAt <= now).map(([key]) => key);
    for (const key of due) this.#dueAt.delete(key);
    return due;
  }

  /** The earliest of them; `undefined` if nothing is waiting. */
  next(): EpochSeconds | undefined {
    let next: EpochSeconds | undefined;
    for (const dueAt of this.#dueAt.values()) next = Math.min(next ?? dueAt, dueAt);
    return next;
  }
}
