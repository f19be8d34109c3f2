const SLOTS = 4096;
const SHORTEST = 1;
/** A longer text is a message, which no other one repeats. */
const LONGEST = 128;
/** Bytes at the end that all count; a text that is no longer counts as a whole. */
const TAIL = 16;

/** Texts read before, found by their bytes: to make one anew takes longer, and each copy would be kept. */
export class TextCache {
  readonly #texts: string[] = Array.from({ length: SLOTS }, () => '');

  /** The text in UTF-8 from `start` to `end`. */
  get(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    if (length < SHORTEST) return '';
    if (length > LONGEST) return bytes.toString('utf8', start, end);
    const slot = slotOf(bytes, start, end);
    const held = this.#texts[slot] ?? '';
    // Only texts of one byte per char are found: others have another length.
    if (held.length === length && isSpelled(held, bytes, start)) return held;
    const text = bytes.toString('utf8', start, end);
    this.#texts[slot] = text;
    return text;
  }
}

/** Looks at every third byte of a long text, and at all of the last ones, where names differ: the whole is compared anyway. */
function slotOf(bytes: Buffer, start: number, end: number): number {
  let hash = end - start;
  const tail = Math.max(start, end - TAIL);
  for (let at = start; at < tail; at += 3) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x0100_0193);
  for (let at = tail; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x0100_0193);
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

function isSpelled(text: string, bytes: Buffer, start: number): boolean {
  const { length } = text;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code !== bytes[start + index] || code > 0x7f) return false;
  }
  return true;
}
