import type { ClusterModel } from './clusterModel.ts';

/** Revisions come at most this often while changes pour in. */
const REVISION_EVERY_MS = 50;

/** Of the time spent, the model may take a third: when revisions are long, they come more rarely. */
const PAUSE_FACTOR = 2;

/** `setTimeout` fires at once for a longer delay. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** Calls `advance` when there is something to do: changes, in bursts folded into one; or a time that has come. */
export class ModelDriver {
  readonly #model: Pick<ClusterModel, 'advance' | 'nextDueAt'>;
  readonly #onIdle: () => void;
  #timer: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;
  #dueTimer: NodeJS.Timeout | undefined;
  #nextAllowedAt = 0;
  #stopped = false;

  /** `onIdle`: the model has taken over all that was told. */
  constructor(model: Pick<ClusterModel, 'advance' | 'nextDueAt'>, onIdle: () => void = () => undefined) {
    this.#model = model;
    this.#onIdle = onIdle;
  }

  /** Something has changed. */
  kick(): void {
    if (this.#stopped || this.#timer !== undefined || this.#immediate !== undefined) return;
    this.#timer = setTimeout(() => this.#run(), Math.max(0, this.#nextAllowedAt - performance.now()));
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
    const startedAt = performance.now();
    const more = this.#model.advance();
    const endedAt = performance.now();
    if (more) {
      this.#immediate = setImmediate(() => this.#run());
      return;
    }
    this.#nextAllowedAt = Math.max(startedAt + REVISION_EVERY_MS, endedAt + PAUSE_FACTOR * (endedAt - startedAt));
    this.#armDueTimer();
    this.#onIdle();
  }

  #armDueTimer(): void {
    clearTimeout(this.#dueTimer);
    const dueAt = this.#model.nextDueAt();
    if (dueAt === undefined) return;
    const delay = Math.min(Math.max(0, dueAt - Date.now()) + 1, LONGEST_DELAY_MS);
    this.#dueTimer = setTimeout(() => this.kick(), delay);
  }
}
