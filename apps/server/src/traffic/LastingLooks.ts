/** Longer than a reload, and than a look at what stands beside it. */
const LASTING_MS = 60_000;
/** Behind everything that somebody looks at now. */
const BEFORE = 3;

/**
 * Namespaces that somebody looks at, and those looked at a moment ago: what is read of a namespace has to be read twice before it tells
 * rates, so going away and coming back must not begin that again.
 */
export class LastingLooks {
  readonly #now: () => ReadonlyMap<string, number>;
  readonly #monotonicMs: () => number;
  readonly #seenAtMs = new Map<string, number>();

  constructor(now: () => ReadonlyMap<string, number>, monotonicMs: () => number) {
    this.#now = now;
    this.#monotonicMs = monotonicMs;
  }

  /** Whether somebody looks at what nobody has looked at lately. */
  get isOther(): boolean {
    return Array.from(this.#now().keys()).some((namespace) => !this.#seenAtMs.has(namespace));
  }

  /** How closely each is looked at: 0 most. */
  ranks(): ReadonlyMap<string, number> {
    const ranks = new Map(this.#now());
    const nowMs = this.#monotonicMs();
    for (const namespace of ranks.keys()) this.#seenAtMs.set(namespace, nowMs);
    for (const [namespace, seenAtMs] of this.#seenAtMs) {
      if (nowMs - seenAtMs > LASTING_MS) this.#seenAtMs.delete(namespace);
      else if (!ranks.has(namespace)) ranks.set(namespace, BEFORE);
    }
    return ranks;
  }
}
