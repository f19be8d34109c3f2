import { array, assert, dictionary, jsonValue, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonInSteps, jsonPieces } from './jsonPieces.ts';

describe('jsonPieces', () => {
  it('is the text of the whole, whatever is in it', () => {
    const members = dictionary(string(), oneof(jsonValue(), array(jsonValue(), { maxLength: 60 })));
    assert(
      property(members, (object) => {
        expect([...jsonPieces(object)].join('')).toBe(JSON.stringify(object));
      }),
    );
  });

  it('leaves out what is not there', () => {
    const object = { a: undefined, b: [{ c: undefined }], d: null, e: undefined };
    expect([...jsonPieces(object)].join('')).toBe(JSON.stringify(object));
  });

  it('makes pieces of a long list, and bytes of them', () => {
    const object = { items: Array.from({ length: 1_000 }, (_, index) => ({ id: `ä${index}` })) };
    expect([...jsonPieces(object)].length).toBeGreaterThan(50);
    const making = jsonInSteps(object);
    let step = making.next();
    while (step.done !== true) step = making.next();
    expect(step.value.toString()).toBe(JSON.stringify(object));
  });
});
