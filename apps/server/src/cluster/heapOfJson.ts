/** Sizes of V8 on 64 bits without compressed pointers, as Node is built. */
const OBJECT_BYTES = 24;
const ARRAY_BYTES = 48;
const SLOT_BYTES = 8;
const STRING_BYTES = 16;

/** About how many bytes of heap a parsed JSON value takes. Names of members are shared between objects and do not count. */
export function heapOfJson(value: unknown): number {
  if (typeof value === 'string') return Math.ceil((STRING_BYTES + value.length) / SLOT_BYTES) * SLOT_BYTES;
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + SLOT_BYTES + heapOfJson(item), ARRAY_BYTES);
  }
  return Object.values(value).reduce<number>((sum, item) => sum + SLOT_BYTES + heapOfJson(item), OBJECT_BYTES);
}
