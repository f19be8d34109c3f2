/*
 * What V8 takes on a 64 bit machine without pointer compression, as Node is built.
 */
const WORD_BYTES = 8;
const STRING_HEAD_BYTES = 16;
const OBJECT_HEAD_BYTES = 24;
/** A JSArray (32) and the head of its elements (16). */
const ARRAY_HEAD_BYTES = 48;

/** Of an object written as a literal with so many fields. */
export function objectBytes(fields: number): number {
  return OBJECT_HEAD_BYTES + WORD_BYTES * fields;
}

/** Of an array of so many elements, without what they refer to. */
export function arrayBytes(length: number): number {
  return ARRAY_HEAD_BYTES + WORD_BYTES * length;
}

/** Of a text of one byte per char; nothing when there is none. */
export function textBytes(text: string | undefined): number {
  return text === undefined || text === '' ? 0 : Math.ceil((STRING_HEAD_BYTES + text.length) / WORD_BYTES) * WORD_BYTES;
}
