import type { Form } from './dictionary.ts';
import { textBytes } from './heapBytes.ts';

/** Names of nodes, which many pods repeat. */
export const NODE_FORM: Form<string> = {
  tokensOf: (name, tokens) => tokens.push(name),
  kept: (name) => name,
  dropped: () => undefined,
  bytesOf: textBytes,
};
