import type { ClusterModel } from './clusterModel.ts';

/** Revisions come at most this often while changes pour in. */
const REVISION_EVERY_MS = 50;

/** While first lists are read nothing can be well yet, and what is computed now is computed again with the next page. */
const WHILE_READING_EVERY_MS = 500;

/** Of the time spent, the model may take a third: when revisions are long, they come more rarely. */
const PAUSE_FACTOR = 2;

/** `setTimeout` fires at once for a longer delay. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** Calls `advance` when there is something to do: changes, in bursts folded into one; or a time that has come. */
export class ModelDriver {
  readonly #model: Pick<ClusterModel, 'advance' | 'nextDueAt'>;
  readonly #onIdle: () => void;
  readonly #isReading: () => boolean;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = 0;
  #immediate: NodeJS.Immediate | undefined;
  #dueTimer: NodeJS.Timeout | undefined;
  #startedAt = -WHILE_READING_EVERY_MS;
  #endedAt = -WHILE_READING_EVERY_MS;
  #stopped = false;

  /** `onIdle`: the model has taken over all that was told. `isReading`: a first list is under way. */
  constructor(
    model: Pick<ClusterModel, 'advance' | 'nextDueAt'>,
    onIdle: () => void = () => undefined,
    isReading: () => boolean = () => false,
  ) {
    this.#model = model;
    this.#onIdle = onIdle;
    this.#isReading = isReading;
  }

  /** Something has changed. */
  kick(): void {
    if (this.#stopped || this.#immediate !== undefined) return;
    const at = this.#nextAllowedAt();
    // The reading may have ended since the timer was set.
    if (this.#timer !== undefined && this.#timerAt <= at) return;
    clearTimeout(this.#timer);
    this.#timerAt = at;
    this.#timer = setTimeout(() => this.#run(), Math.max(0, at - performance.now()));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#dueTimer);
    clearImmediate(this.#immediate);
  }

  #run(): void {
    this.#timer = undefined;
    this.#immediate = undefined;
    this.#startedAt = performance.now();
    const more = this.#model.advance();
    this.#endedAt = performance.now();
    if (more) {
      this.#immediate = setImmediate(() => this.#run());
      return;
    }
    this.#armDueTimer();
    this.#onIdle();
  }

  #nextAllowedAt(): number {
    const pauseMs = PAUSE_FACTOR * (this.#endedAt - this.#startedAt);
    const everyMs = this.#isReading() ? WHILE_READING_EVERY_MS : REVISION_EVERY_MS;
    return Math.max(0, this.#startedAt + everyMs, this.#endedAt + pauseMs);
  }

  #armDueTimer(): void {
    clearTimeout(this.#dueTimer);
    const dueAt = this.#model.nextDueAt();
    if (dueAt === undefined) return;
    const delay = Math.min(Math.max(0, dueAt - Date.now()) + 1, LONGEST_DELAY_MS);
    this.#dueTimer = setTimeout(() => this.kick(), delay);
  }
}
