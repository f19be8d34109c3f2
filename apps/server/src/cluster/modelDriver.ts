import type { ClusterModel } from './clusterModel.ts';

/** Revisions come at most this often while changes pour in. */
const REVISION_EVERY_MS = 50;

/** While first lists are read nothing can be well yet, and what is computed now is computed again with the next page. */
const WHILE_READING_EVERY_MS = 500;

/** Of the time spent, the model may take a third: when revisions are long, they come more rarely. */
const PAUSE_FACTOR = 2;
/** Changes have to be on screen within a second. */
const LONGEST_PAUSE_MS = 500;
/** Work without a pause while changes pour in. */
const LONGEST_WORK_MS = 250;

/** `setTimeout` fires at once for a longer delay. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** Calls `advance` when there is something to do: changes, in bursts folded into one; or a time that has come. */
export class ModelDriver {
  readonly #model: Pick<ClusterModel, 'advance' | 'nextDueAt'>;
  readonly #onWork: () => void;
  readonly #isReading: () => boolean;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = 0;
  #immediate: NodeJS.Immediate | undefined;
  #dueTimer: NodeJS.Timeout | undefined;
  #startedAt = -WHILE_READING_EVERY_MS;
  #endedAt = -WHILE_READING_EVERY_MS;
  /** Spent on the last changes, in one piece of work or in many. */
  #busyMs = 0;
  /** Changes have come since the last changes were begun. */
  #hasMore = false;
  #stopped = false;

  /** `onWork`: the model has done a piece of work; there may be more. `isReading`: a first list is under way. */
  constructor(
    model: Pick<ClusterModel, 'advance' | 'nextDueAt'>,
    onWork: () => void = () => undefined,
    isReading: () => boolean = () => false,
  ) {
    this.#model = model;
    this.#onWork = onWork;
    this.#isReading = isReading;
  }

  /** Something has changed. */
  kick(): void {
    if (this.#stopped) return;
    this.#hasMore = true;
    if (this.#immediate !== undefined) return;
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

  /** One piece of work; `goesOn`: the revision before it left some of the same changes over. */
  #run(goesOn = false): void {
    this.#timer = undefined;
    this.#immediate = undefined;
    const startedAt = performance.now();
    if (!goesOn) {
      this.#startedAt = startedAt;
      this.#busyMs = 0;
      this.#hasMore = false;
    }
    const more = this.#model.advance();
    this.#endedAt = performance.now();
    this.#busyMs += this.#endedAt - startedAt;
    this.#onWork();
    // While changes pour in there is always more: now and then the others have their turn, and what comes meanwhile is folded.
    if (more && !(this.#hasMore && this.#busyMs > LONGEST_WORK_MS)) {
      this.#immediate = setImmediate(() => this.#run(true));
      return;
    }
    if (more) {
      this.kick();
      return;
    }
    this.#armDueTimer();
  }

  #nextAllowedAt(): number {
    const pauseMs = Math.min(PAUSE_FACTOR * this.#busyMs, LONGEST_PAUSE_MS);
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
