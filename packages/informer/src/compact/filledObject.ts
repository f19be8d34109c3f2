/** Beyond so many fields V8 makes a hash table of an object that is filled one by one, four times as large. */
const MOST_FIELDS = 16;

/**
 * An object of these fields in the form that takes least: what `filledObjectBytes` (`heapBytes.ts`) says. For objects with fields of any name, such as
 * labels; those with fixed fields are written as literals.
 */
export function filledObject<V>(keys: readonly string[], valueOf: (key: string) => V): Record<string, V> {
  const object: Record<string, V> = {};
  for (const key of keys) object[key] = valueOf(key);
  return keys.length > MOST_FIELDS ? { ...object } : object;
}
