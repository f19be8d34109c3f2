import { parentPort } from 'node:worker_threads';
import { computeLayout, type LayoutRequest, type LayoutResponse } from '@fairlead/graph-canvas/layout';

/** The layout as the page's worker runs it, and how long the work itself took. */
export interface TimedResponse extends LayoutResponse {
  readonly workMs: number;
}

parentPort?.on('message', ({ number, input, before, remembered }: LayoutRequest) => {
  const startedAt = performance.now();
  const result = computeLayout(input, before, remembered);
  const answer: TimedResponse = { number, result, workMs: performance.now() - startedAt };
  parentPort?.postMessage(answer);
});
