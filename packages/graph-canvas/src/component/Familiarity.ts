/** What people know of the picture: not drawn yet; as it came; as it came, and pointed at; somebody has put their eye or hand on something. */
export type Stage = 'unseen' | 'untouched' | 'held' | 'known';

/** Calls may need two looks at every exporter to be known; later than this, the picture is what people are used to. */
const UNFINISHED_MS = 90_000;

/** How well people know where things stand on a map; the better, the less may move. */
export class Familiarity {
  #startMs: number;
  #isTouched = false;
  #isPointedAt = false;
  #movedAtMs = 0;

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

  /** The pointer has moved on the map. */
  moved(nowMs: number): void {
    this.#movedAtMs = nowMs;
  }

  /** Something was opened that nobody knows yet: whoever opened it waits for it with a pointer at rest. */
  opened(nowMs: number): void {
    this.#startMs = nowMs;
    this.#isTouched = false;
  }

  /** `isAsShown`: nobody has moved the map from where it went by itself, or pinned anything. */
  stageAt(nowMs: number, { hasBegun, isAsShown }: { readonly hasBegun: boolean; readonly isAsShown: boolean }): Stage {
    if (!hasBegun) return 'unseen';
    if (this.#isTouched || !isAsShown || nowMs - this.#startMs >= UNFINISHED_MS) return 'known';
    return this.#isPointedAt && this.#movedAtMs >= this.#startMs ? 'held' : 'untouched';
  }
}
