import type { Form } from './dictionary.ts';
import { arrayBytes, textBytes } from './heapBytes.ts';
import type { Token } from './tokens.ts';

/** Patterns as `PodDetailWriter` makes them, in a list that is used again for the next one. */
export const PATTERN_FORM: Form<readonly Token[]> = {
  tokensOf(pattern, tokens) {
    for (const token of pattern) tokens.push(token);
  },
  kept: (pattern) => [...pattern],
  dropped: () => undefined,
  bytesOf(pattern) {
    let bytes = arrayBytes(pattern.length);
    for (const token of pattern) if (typeof token === 'string') bytes += textBytes(token);
    return bytes;
  },
};
