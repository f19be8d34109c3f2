import {
  LayoutAnswers,
  NO_LAYOUT,
  type LayoutAnswer,
  type LayoutQuestion,
  type SentPlacement,
} from './LayoutAnswers.ts';
import { withDifference } from './layoutDifference.ts';
import type { LayoutInput, LayoutResult, Placement } from './layoutTypes.ts';

interface Asked {
  readonly number: number;
  readonly input: LayoutInput;
  readonly before: Placement | null;
  readonly remembered: Placement;
}

let ahead: Worker | null = null;

/** Starts the worker of the next map, so that its program is there once the map has something to ask. */
export function startLayoutAhead(): void {
  if (ahead !== null || typeof Worker === 'undefined') return;
  const worker = newWorker();
  ahead = worker;
  // The map then starts one itself, and hears what is wrong with it.
  worker.onerror = () => {
    if (ahead === worker) ahead = null;
  };
}

function newWorker(): Worker {
  return new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
}

/**
 * Asks the worker for layouts; of several requests only the newest is answered. What a layout leaves as it was is the same object
 * in the next one.
 *
 * Where workers do not exist (tests, a page under a policy that forbids them) the same function runs here.
 */
export class LayoutClient {
  readonly #onResult: (result: LayoutResult) => void;
  #worker: Worker | null = null;
  #here = new LayoutAnswers();
  #pending: Asked | null = null;
  /** Of the last answer, also where nobody waited for it any more. */
  #last = NO_LAYOUT;
  #number = 0;
  #stopped = false;

  constructor(onResult: (result: LayoutResult) => void) {
    this.#onResult = onResult;
    if (typeof Worker === 'undefined') return;
    this.#worker = ahead ?? newWorker();
    ahead = null;
    this.#worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
      this.#take(data);
    };
    this.#worker.onerror = () => {
      this.#worker?.terminate();
      this.#worker = null;
      this.#last = NO_LAYOUT;
      this.#here = new LayoutAnswers();
      if (this.#pending !== null) this.#computeHere(this.#pending);
    };
  }

  request(input: LayoutInput, before: Placement | null, remembered: Placement): void {
    const isIdle = this.#pending === null;
    this.#number += 1;
    this.#pending = { number: this.#number, input, before, remembered };
    if (this.#worker === null) {
      this.#computeHere(this.#pending);
      return;
    }
    // Only while the worker has nothing to answer, the last answer is the same for both.
    const sent = (placement: Placement): SentPlacement =>
      isIdle && placement === this.#last.placement ? 'last' : placement;
    const question: LayoutQuestion = {
      number: this.#number,
      input,
      before: before === null ? null : sent(before),
      remembered: sent(remembered),
    };
    this.#worker.postMessage(question);
  }

  stop(): void {
    this.#stopped = true;
    this.#worker?.terminate();
    this.#worker = null;
  }

  #computeHere(asked: Asked): void {
    queueMicrotask(() => {
      this.#take(this.#here.answer(asked));
    });
  }

  #take({ number, difference }: LayoutAnswer): void {
    this.#last = withDifference(this.#last, difference);
    if (this.#stopped || number !== this.#number) return;
    this.#pending = null;
    this.#onResult(this.#last);
  }
}
