import { array, assert, constantFrom, oneof, property, uuid } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packIds, unpackIds } from './packedIds.ts';

describe('packIds', () => {
  it('gives back what it was given', () => {
    const id = oneof(uuid(), constantFrom('uid-1', 'l', '', '1E0A2C7A-0000-4000-8000-000000000000'));
    assert(
      property(oneof(array(uuid()), array(id)), (ids) => {
        expect(unpackIds(packIds(ids))).toEqual(ids);
      }),
      { numRuns: 500 },
    );
  });

  it('takes 16 characters of one byte for a UUID', () => {
    const packed = packIds(['ffffffff-0123-4567-89ab-cdefffffffff', '00000000-0000-4000-8000-000000000000']);
    expect(packed).toHaveLength(33);
    expect(Buffer.from(packed, 'latin1').toString('latin1')).toBe(packed);
  });
});
