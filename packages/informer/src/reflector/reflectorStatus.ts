import type { ResourceState } from '@fairlead/model';
import type { Clock } from '../clock.ts';
import type { ResourceFailure } from '../source/failure.ts';

/** How far a list has come. `remaining` is `undefined` where the server does not tell. */
export interface ListProgress {
  readonly read: number;
  readonly remaining: number | undefined;
}

/** Where a reflector stands. Times are milliseconds of the Unix epoch. */
export interface ReflectorStatus {
  readonly state: ResourceState;
  /** When the state began. */
  readonly sinceMs: number;
  /** While listing. */
  readonly progress: ListProgress | undefined;
  /** Of the failure that holds the state; `undefined` once it is over. */
  readonly error: ResourceFailure | undefined;
  /** `undefined` while a try is under way. */
  readonly nextTryAtMs: number | undefined;
  readonly lastEventAtMs: number | undefined;
}

/** The state of one reflector and its changes over time. Calls back only when something is different. */
export class StatusKeeper {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  #state: ResourceState = 'syncing';
  #sinceMs: number;
  #progress: ListProgress | undefined;
  #error: ResourceFailure | undefined;
  #nextTryMonotonicMs: number | undefined;
  #lastEventAtMs: number | undefined;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
    this.#sinceMs = clock.now();
  }

  get state(): ResourceState {
    return this.#state;
  }

  /** Work goes on without trouble. */
  healthy(state: 'syncing' | 'relisting' | 'live', progress: ListProgress | undefined): void {
    this.#progress = progress;
    this.#error = undefined;
    this.#nextTryMonotonicMs = undefined;
    this.#enter(state);
  }

  /** Something failed. `nextTryInMs` is `undefined` when the next try is under way already. */
  troubled(state: 'retrying' | 'forbidden' | 'off', error: ResourceFailure, nextTryInMs: number | undefined): void {
    this.#progress = undefined;
    this.#error = error;
    this.#nextTryMonotonicMs = nextTryInMs === undefined ? undefined : this.#clock.monotonicMs() + nextTryInMs;
    this.#enter(state);
  }

  /** The waiting is over: the next try is under way, with the state unchanged until it succeeds. */
  trying(): void {
    if (this.#nextTryMonotonicMs === undefined) return;
    this.#nextTryMonotonicMs = undefined;
    this.#onChange();
  }

  /** An event or bookmark arrived. Too frequent to tell anyone. */
  heard(): void {
    this.#lastEventAtMs = this.#clock.now();
  }

  current(): ReflectorStatus {
    return {
      state: this.#state,
      sinceMs: this.#sinceMs,
      progress: this.#progress,
      error: this.#error,
      nextTryAtMs: this.#nextTryAtMs(),
      lastEventAtMs: this.#lastEventAtMs,
    };
  }

  #nextTryAtMs(): number | undefined {
    if (this.#nextTryMonotonicMs === undefined) return undefined;
    // By the wall clock as it is now: it may have jumped since the wait began.
    return Math.round(this.#clock.now() + this.#nextTryMonotonicMs - this.#clock.monotonicMs());
  }

  #enter(state: ResourceState): void {
    if (state !== this.#state) {
      this.#state = state;
      this.#sinceMs = this.#clock.now();
    }
    this.#onChange();
  }
}
