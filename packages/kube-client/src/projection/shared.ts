/** Different values remembered; beyond, new ones are handed on as they are. */
const MOST = 2048;

const known = new Map<string, unknown>();

/**
 * The same value as one object for all who have it: families, ports and the like, of which thousands of objects have one of a few. What is
 * given must be plain, and never change.
 */
export function shared<T>(value: T): T {
  const text = JSON.stringify(value);
  const before = known.get(text);
  if (before !== undefined) return before as T;
  if (known.size < MOST) known.set(text, value);
  return value;
}
