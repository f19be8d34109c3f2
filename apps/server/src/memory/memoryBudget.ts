/** What is left out near the budget, in this order: what helps least to see what is wrong goes first. */
export const DETAILS = ['history', 'views', 'messages'] as const;

/**
 * `history`: events over time and the busiest owners of the cache panel. `views`: views of the map that nobody follows just now, kept
 * for those who come back. `messages`: what conditions and containers of pods say in words; reasons and names stay.
 */
export type Detail = (typeof DETAILS)[number];

/** Shares of the budget at which the first, second and third detail go. */
const DROP_AT = [0.8, 0.9, 0.95] as const;
/** Below this share they come back, one at a time. */
const RESTORE_BELOW = 0.7;
/** So often in a row, so that memory which V8 gives back only now and then does not make details come and go. */
const CALM_LOOKS = 12;
const LOOK_EVERY_MS = 5_000;

export interface MemoryBudgetOptions {
  readonly budgetBytes: number;
  /** Memory of the process as the operating system counts it. */
  readonly rssBytes: () => number;
  /** Leaves a detail out, or takes it in again. */
  readonly keep: (detail: Detail, keep: boolean) => void;
  readonly onChange: () => void;
}

/** Looks at the memory of the process, and gives up detail as it nears the budget. It cannot hold the process to it. */
export class MemoryBudget {
  readonly #options: MemoryBudgetOptions;
  readonly #timer: NodeJS.Timeout;
  #dropped = 0;
  #calm = 0;

  constructor(options: MemoryBudgetOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  get budgetBytes(): number {
    return this.#options.budgetBytes;
  }

  /** Left out now. */
  get dropped(): readonly Detail[] {
    return DETAILS.slice(0, this.#dropped);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** One look: at most one detail goes or comes back. */
  look(): void {
    const share = this.#options.rssBytes() / this.#options.budgetBytes;
    this.#calm = share < RESTORE_BELOW ? this.#calm + 1 : 0;
    const next = DETAILS[this.#dropped];
    const last = DETAILS[this.#dropped - 1];
    if (next !== undefined && share >= (DROP_AT[this.#dropped] ?? 1)) {
      this.#dropped += 1;
      this.#options.keep(next, false);
      this.#options.onChange();
    } else if (last !== undefined && this.#calm >= CALM_LOOKS) {
      this.#calm = 0;
      this.#dropped -= 1;
      this.#options.keep(last, true);
      this.#options.onChange();
    }
  }
}
