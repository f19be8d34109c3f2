import type { Form } from '../compact/dictionary.ts';
import { filledObject } from '../compact/filledObject.ts';
import { hashNumber, hashText, spread } from '../compact/hash.ts';
import { arrayBytes, filledObjectBytes, numberBytes } from '../compact/heapBytes.ts';
import type { Texts } from '../compact/texts.ts';

/** A list or an object in a field of a record, of plain values: labels, ports, conditions, an owner. */
export type Part = object;

/** Parts by what they say. Their texts are kept in `texts`, the names of their fields in `fields`. */
export function partForm(texts: Texts, fields: Texts): Form<Part> {
  const keep = (value: unknown): unknown => {
    if (typeof value === 'string') return texts.keep(value);
    return isPart(value) ? kept(value) : value;
  };
  const kept = (part: Part): Part => {
    if (Array.isArray(part)) return part.map(keep);
    const values = fieldsOf(part);
    return filledObject(Object.keys(part), (key) => {
      fields.keep(key);
      return keep(values[key]);
    });
  };
  const dropped = (part: Part): void => {
    if (!Array.isArray(part)) for (const key of Object.keys(part)) fields.drop(key);
    for (const value of Object.values(part) as unknown[]) {
      if (typeof value === 'string') texts.drop(value);
      else if (isPart(value)) dropped(value);
    }
  };
  return { hashOf: (part) => spread(hashOf(part, 0)), equal: isSame, kept, dropped, bytesOf };
}

export function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}

/** Whether two plain values say the same. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (!isPart(left) || !isPart(right) || Array.isArray(left) !== Array.isArray(right)) return false;
  const [lefts, rights] = [fieldsOf(left), fieldsOf(right)];
  let fields = 0;
  for (const key in lefts) {
    if (!Object.hasOwn(rights, key) || !isSame(lefts[key], rights[key])) return false;
    fields += 1;
  }
  return fields === Object.keys(right).length;
}

function fieldsOf(part: Part): Readonly<Record<string, unknown>> {
  return part as Readonly<Record<string, unknown>>;
}

function hashOf(value: unknown, seed: number): number {
  if (typeof value === 'string') return hashText(value, seed);
  if (typeof value === 'number') return hashNumber(value, seed);
  if (!isPart(value)) return hashNumber(value === true ? 2 : 1, seed);
  const values = fieldsOf(value);
  let hash = seed;
  // Keys are the same for most; their values tell the parts apart.
  for (const key in values) hash = hashOf(values[key], hash);
  return hashNumber(3, hash);
}

/** Without texts and the names of fields, which are weighed where they are kept. */
function bytesOf(part: Part): number {
  const values: readonly unknown[] = Object.values(part);
  let bytes = Array.isArray(part) ? arrayBytes(values.length) : filledObjectBytes(values.length);
  for (const value of values) {
    if (typeof value === 'number') bytes += numberBytes(value);
    else if (isPart(value)) bytes += bytesOf(value);
  }
  return bytes;
}
