import type { ClusterModel } from './clusterModel.ts';

/** Revisions come at most this often while changes pour in. */
const REVISION_EVERY_MS = 50;

/** While first lists are read nothing can be well yet, and what is computed now is computed again with the next page. */
const WHILE_READING_EVERY_MS = 500;

/** While others keep the process busy, the model may take a third of the time: when revisions are long, they come more rarely. */
const PAUSE_FACTOR = 2;
/** Changes have to be on screen within a second. */
const LONGEST_PAUSE_MS = 500;
/** Where the others have had time to spare since the last work, there is nothing to wait for any longer. */
const SPARED_PAUSE_FACTOR = 1;
const LONGEST_SPARED_PAUSE_MS = 150;
/** Of the time since then the share in which nobody had anything to do. */
const TO_SPARE = 0.25;
/** So often it is looked whether they have. */
const LOOK_EVERY_MS = 50;
/** Work without a pause while changes pour in. */
const LONGEST_WORK_MS = 250;

/** `setTimeout` fires at once for a longer delay. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

export interface ModelDriverOptions {
  /** The model has done a piece of work; there may be more. */
  readonly onWork?: () => void;
  /** A first list is under way. */
  readonly isReading?: () => boolean;
  /** Milliseconds for which the event loop has had nothing to do, since the process began. */
  readonly idleMs: () => number;
}

/** Calls `advance` when there is something to do: changes, in bursts folded into one; or a time that has come. */
export class ModelDriver {
  readonly #model: Pick<ClusterModel, 'advance' | 'nextDueAt'>;
  readonly #onWork: () => void;
  readonly #isReading: () => boolean;
  readonly #idleMs: () => number;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = 0;
  #immediate: NodeJS.Immediate | undefined;
  #dueTimer: NodeJS.Timeout | undefined;
  #startedAt = -WHILE_READING_EVERY_MS;
  #endedAt = -WHILE_READING_EVERY_MS;
  /** `idleMs` when the last work ended. */
  #idleAtEnd = 0;
  /** The timer is set for another look at whether the others have time to spare. */
  #isWaiting = false;
  /** Spent on the last changes, in one piece of work or in many. */
  #busyMs = 0;
  /** Changes have come since the last changes were begun. */
  #hasMore = false;
  #stopped = false;

  constructor(
    model: Pick<ClusterModel, 'advance' | 'nextDueAt'>,
    { onWork = () => undefined, isReading = () => false, idleMs }: ModelDriverOptions,
  ) {
    this.#model = model;
    this.#onWork = onWork;
    this.#isReading = isReading;
    this.#idleMs = idleMs;
  }

  /** Something has changed. */
  kick(): void {
    if (this.#stopped) return;
    this.#hasMore = true;
    if (this.#immediate !== undefined) return;
    const at = this.#afterPause(SPARED_PAUSE_FACTOR, LONGEST_SPARED_PAUSE_MS);
    // The reading may have ended since the timer was set.
    if (this.#timer !== undefined && (this.#isWaiting || this.#timerAt <= at)) return;
    this.#arm(at);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#dueTimer);
    clearImmediate(this.#immediate);
  }

  #arm(at: number): void {
    clearTimeout(this.#timer);
    this.#timerAt = at;
    this.#timer = setTimeout(() => this.#timeUp(), Math.max(0, at - performance.now()));
  }

  /** Works, unless the others are still behind and it has not been long. */
  #timeUp(): void {
    const now = performance.now();
    const latest = this.#afterPause(PAUSE_FACTOR, LONGEST_PAUSE_MS);
    const spared = this.#idleMs() - this.#idleAtEnd;
    this.#isWaiting = now < latest && spared < TO_SPARE * (now - this.#endedAt);
    if (this.#isWaiting) this.#arm(Math.min(now + LOOK_EVERY_MS, latest));
    else this.#run();
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
    this.#idleAtEnd = this.#idleMs();
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

  /** When work may begin again after a pause so many times as long as the last work, and no longer than that. */
  #afterPause(factor: number, atMostMs: number): number {
    const pauseMs = Math.min(factor * this.#busyMs, atMostMs);
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
