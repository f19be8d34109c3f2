/** V8 with compressed pointers off, as Node is built: a word, and the heads of objects, arrays and strings. */
const WORD_BYTES = 8;
const OBJECT_HEAD_BYTES = 24;
/** A JSArray (32) and the head of its elements (16). */
const ARRAY_HEAD_BYTES = 48;
const STRING_HEAD_BYTES = 16;
const HEAP_NUMBER_BYTES = 16;
/** Small integers live in the slot itself. */
const SMALL_INTEGER_LIMIT = 2 ** 31;

/**
 * Estimated heap bytes of a plain value: records, arrays, strings, numbers. An estimate, since shapes, dictionaries and
 * spare capacity are V8's own. Objects and strings in `seen` count nothing and are added to it.
 */
export function estimatedHeapBytes(value: unknown, seen: Set<object | string>): number {
  if (typeof value === 'string') {
    if (seen.has(value)) return 0;
    seen.add(value);
    return stringBytes(value);
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) && Math.abs(value) < SMALL_INTEGER_LIMIT ? 0 : HEAP_NUMBER_BYTES;
  }
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  if (Array.isArray(value)) {
    let bytes = ARRAY_HEAD_BYTES + WORD_BYTES * value.length;
    for (const item of value) bytes += estimatedHeapBytes(item, seen);
    return bytes;
  }
  let bytes = OBJECT_HEAD_BYTES;
  for (const item of Object.values(value)) bytes += WORD_BYTES + estimatedHeapBytes(item, seen);
  return bytes;
}

function stringBytes(text: string): number {
  return Math.ceil((STRING_HEAD_BYTES + text.length) / WORD_BYTES) * WORD_BYTES;
}
