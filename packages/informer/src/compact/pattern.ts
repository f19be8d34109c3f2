import type { Form } from './dictionary.ts';
import { hashNumber, hashText, spread } from './hash.ts';
import { arrayBytes, textBytes } from './heapBytes.ts';

/** One part of a pattern: a text, a number, or nothing. */
export type Token = string | number | undefined;

/** Patterns as `PodDetailWriter` gives them, in a list that is used again for the next one. */
export const PATTERN_FORM: Form<readonly Token[]> = {
  hashOf(pattern) {
    let hash = pattern.length;
    for (const token of pattern) {
      hash = typeof token === 'string' ? hashText(token, hash) : hashNumber(token ?? -1, hash);
    }
    return spread(hash);
  },
  equal: sameList,
  kept: (pattern) => [...pattern],
  dropped: () => undefined,
  bytesOf(pattern) {
    let bytes = arrayBytes(pattern.length);
    for (const token of pattern) if (typeof token === 'string') bytes += textBytes(token);
    return bytes;
  },
};

/** Whether two lists have the same elements in the same order. */
export function sameList(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left === right) return true;
  const { length } = left;
  if (length !== right.length) return false;
  for (let index = 0; index < length; index += 1) if (left[index] !== right[index]) return false;
  return true;
}
