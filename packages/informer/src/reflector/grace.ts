import type { CancelTimer, Clock } from '../clock.ts';
import type { ResourceFailure } from '../source/failure.ts';
import type { StatusKeeper } from './reflectorStatus.ts';

/** How long `live` outlasts a watch that has ended, until it is `retrying`. */
export class Grace {
  readonly #clock: Clock;
  readonly #status: StatusKeeper;
  readonly #onOver: () => void;
  #cancel: CancelTimer | undefined;

  /** `onOver` is called when it was waited for in vain, before the status tells so. */
  constructor(clock: Clock, status: StatusKeeper, onOver: () => void) {
    this.#clock = clock;
    this.#status = status;
    this.#onOver = onOver;
  }

  /** Lets `live` stand a little longer; then it is `retrying` for this reason. A grace that runs goes on as it began. */
  start(graceMs: number, failure: ResourceFailure): void {
    if (this.#status.state !== 'live' || this.#cancel !== undefined) return;
    this.#cancel = this.#clock.setTimer(() => {
      this.#cancel = undefined;
      this.#onOver();
      this.#status.troubled('retrying', failure, undefined);
    }, graceMs);
  }

  end(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
