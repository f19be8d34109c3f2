/*
 * What V8 takes on a 64 bit machine without pointer compression, as Node is built.
 */
const WORD_BYTES = 8;
const STRING_HEAD_BYTES = 16;
const OBJECT_HEAD_BYTES = 24;
const ARRAY_HEAD_BYTES = 32;
/** Of the elements of an array, and of the list of what an object has outside of itself. */
const LIST_HEAD_BYTES = 16;
/** Typed array, buffer, and what keeps its memory. */
const COLUMN_HEAD_BYTES = 200;
const HEAP_NUMBER_BYTES = 16;
/** Smaller integers live in the slot itself. */
const SMALL_INTEGER_LIMIT = 2 ** 31;
/** A char that does not fit one byte makes all chars of a text take two. */
const WIDE = /[^\0-\u00ff]/;
/** An object that begins empty has room for so many fields within. */
const FIELDS_WITHIN = 4;
const FIELDS_OUTSIDE_STEP = 3;

/** Of an object written as a literal with so many fields. */
export function objectBytes(fields: number): number {
  return OBJECT_HEAD_BYTES + WORD_BYTES * fields;
}

/** Of an object that began empty and was given so many fields one by one; the others are in a list that grows by three. */
export function filledObjectBytes(fields: number): number {
  const within = objectBytes(FIELDS_WITHIN);
  if (fields <= FIELDS_WITHIN) return within;
  const outside = Math.ceil((fields - FIELDS_WITHIN) / FIELDS_OUTSIDE_STEP) * FIELDS_OUTSIDE_STEP;
  return within + LIST_HEAD_BYTES + WORD_BYTES * outside;
}

/** Of an array of so many elements without room to spare, and without what they refer to. */
export function arrayBytes(length: number): number {
  return length === 0 ? ARRAY_HEAD_BYTES : ARRAY_HEAD_BYTES + LIST_HEAD_BYTES + WORD_BYTES * length;
}

/** Of a text; nothing when there is none. */
export function textBytes(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  const chars = WIDE.test(text) ? text.length * 2 : text.length;
  return Math.ceil((STRING_HEAD_BYTES + chars) / WORD_BYTES) * WORD_BYTES;
}

/** Of a number beside the slot that it is in. */
export function numberBytes(value: number): number {
  const isSmall =
    Number.isInteger(value) && value < SMALL_INTEGER_LIMIT && value >= -SMALL_INTEGER_LIMIT && !Object.is(value, -0);
  return isSmall ? 0 : HEAP_NUMBER_BYTES;
}

/** Of a typed array with memory of its own. */
export function columnBytes(column: Int32Array | Uint8Array): number {
  return COLUMN_HEAD_BYTES + column.byteLength;
}
