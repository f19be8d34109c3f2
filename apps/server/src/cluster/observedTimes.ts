/** Arrival of the newest and the oldest API event since the last revision (epoch ms). */
export class ObservedTimes {
  #newest: number | undefined;
  #oldest: number | undefined;

  add(observedAt: number): void {
    this.#newest = Math.max(this.#newest ?? observedAt, observedAt);
    this.#oldest = Math.min(this.#oldest ?? observedAt, observedAt);
  }

  /** What gathered, and a new start. Where only the time has passed, `now` is when it was noticed. */
  take(now: number): { readonly observedAt: number; readonly oldestObservedAt: number } {
    const times = { observedAt: this.#newest ?? now, oldestObservedAt: this.#oldest ?? now };
    this.#newest = undefined;
    this.#oldest = undefined;
    return times;
  }
}
