import type { EpochSeconds, Labels } from '@fairlead/model';

/** A JSON object whose fields nobody has looked at yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

const NOTHING: JsonObject = Object.freeze({});
const NO_TEXTS: readonly string[] = Object.freeze([]);
const NO_LABELS: Labels = Object.freeze({});

/** The value if it is an object, else an empty one: an object without spec or status is read as one that says nothing. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : NOTHING;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The elements that are objects; empty when the value is no list. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The value if it is a string with something in it. Protobuf writes empty strings for what is not set. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The elements that are strings with something in them. */
export function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return NO_TEXTS;
  const texts = value.filter((item): item is string => typeof item === 'string' && item !== '');
  // A copy has no room to spare, of which a list that has grown has plenty.
  return texts.length === 0 ? NO_TEXTS : texts.slice();
}

/** The value if it is a finite number; 0 counts. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The value if it is a number other than 0, for fields where 0 means "not set". */
export function nonZeroOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number === 0 ? undefined : number;
}

/** The value if it is one of the spellings the API knows. */
export function oneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((spelling) => spelling === value);
}

/** String pairs of a label map; anything else in it is left out. */
export function labelsOf(value: unknown): Labels {
  const pairs = objectOf(value);
  const keys = Object.keys(pairs);
  if (keys.length === 0) return NO_LABELS;
  const labels: Record<string, string> = {};
  for (const key of keys) {
    const text = pairs[key];
    // `__proto__` is no valid label key, and assigning it would set the prototype.
    if (typeof text === 'string' && key !== '__proto__') labels[key] = text;
  }
  return labels;
}

/**
 * Whole seconds of a `Time`: RFC 3339 text (JSON) or seconds (protobuf). The zero time, which protobuf writes as an empty
 * message, is no time.
 */
export function secondsOf(value: unknown): EpochSeconds | undefined {
  if (typeof value === 'number') return nonZeroOf(value);
  if (typeof value !== 'string') return undefined;
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? undefined : nonZeroOf(Math.floor(milliseconds / 1000));
}
