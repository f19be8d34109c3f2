/** What people know of the picture: not drawn yet; as it came; as it came, and pointed at; somebody has put their eye or hand on something. */
export type Stage = 'unseen' | 'untouched' | 'held' | 'known';

/** Calls may need two looks at every exporter to be known; later than this, the picture is what people are used to. */
const UNFINISHED_MS = 90_000;

/** How well people know where things stand on a map; the better, the less may move. */
export class Familiarity {
  readonly #startMs: number;
  #isTouched = false;
  #isPointedAt = false;

  constructor(startMs: number) {
    this.#startMs = startMs;
  }

  /** Somebody has chosen something on the map, so they know where it stands. */
  touched(): void {
    this.#isTouched = true;
  }

  /** Whether a pointer is on the map. */
  pointedAt(isPointedAt: boolean): void {
    this.#isPointedAt = isPointedAt;
  }

  /** `isAsFitted`: nobody has moved the map or pinned anything. */
  stageAt(
    nowMs: number,
    { hasBegun, isAsFitted }: { readonly hasBegun: boolean; readonly isAsFitted: boolean },
  ): Stage {
    if (!hasBegun) return 'unseen';
    if (this.#isTouched || !isAsFitted || nowMs - this.#startMs >= UNFINISHED_MS) return 'known';
    return this.#isPointedAt ? 'held' : 'untouched';
  }
}
