import { computeLayout, type LayoutRequest, type LayoutResponse } from './layoutWorkerMessages.ts';

// A worker's global scope, as far as it is used here; the `dom` types describe a window instead.
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<LayoutRequest>) => void) | null;
  postMessage: (response: LayoutResponse) => void;
};

scope.onmessage = ({ data }) => {
  scope.postMessage({ number: data.number, result: computeLayout(data.input, data.before, data.remembered) });
};
