import type { LayoutInput, LayoutResult, Placement } from './layoutTypes.ts';
import { computeLayout, type LayoutRequest, type LayoutResponse } from './layoutWorkerMessages.ts';

/**
 * Asks the worker for layouts; of several requests only the newest is answered.
 *
 * Where workers do not exist (tests, a page under a policy that forbids them) the same function runs here.
 */
export class LayoutClient {
  readonly #onResult: (result: LayoutResult) => void;
  #worker: Worker | null = null;
  #pending: LayoutRequest | null = null;
  #number = 0;
  #stopped = false;

  constructor(onResult: (result: LayoutResult) => void) {
    this.#onResult = onResult;
    if (typeof Worker === 'undefined') return;
    this.#worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<LayoutResponse>) => {
      this.#answer(data.number, data.result);
    };
    this.#worker.onerror = () => {
      this.#worker?.terminate();
      this.#worker = null;
      if (this.#pending !== null) this.#computeHere(this.#pending);
    };
  }

  request(input: LayoutInput, before: Placement | null, remembered: Placement): void {
    this.#number += 1;
    this.#pending = { number: this.#number, input, before, remembered };
    if (this.#worker === null) this.#computeHere(this.#pending);
    else this.#worker.postMessage(this.#pending);
  }

  stop(): void {
    this.#stopped = true;
    this.#worker?.terminate();
    this.#worker = null;
  }

  #computeHere(request: LayoutRequest): void {
    queueMicrotask(() => {
      this.#answer(request.number, computeLayout(request.input, request.before, request.remembered));
    });
  }

  #answer(number: number, result: LayoutResult): void {
    if (this.#stopped || number !== this.#number) return;
    this.#pending = null;
    this.#onResult(result);
  }
}
