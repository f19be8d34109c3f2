import { GarbageError } from '@fairlead/informer';
import fc from 'fast-check';
import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { WireCursor } from './wireCursor.ts';

function written(write: (writer: PbfWriter) => void): Buffer {
  const writer = new PbfWriter();
  write(writer);
  return Buffer.from(writer.finish());
}

describe('WireCursor', () => {
  it('reads any integer, negative ones in 64 bits as Kubernetes writes them', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 100_000 }), (value, number) => {
        const bytes = written((writer) => writer.writeVarintField(number, value));
        const cursor = new WireCursor(bytes, 0);
        expect(cursor.next(bytes.length)).toBe(number);
        expect(cursor.integer()).toBe(value);
        expect(cursor.next(bytes.length)).toBe(0);
      }),
    );
  });

  it('goes past a field of any wire type', () => {
    const bytes = written((writer) => {
      writer.writeVarintField(1, 2 ** 40);
      writer.writeFixed64Field(2, 7);
      writer.writeStringField(3, 'text'.repeat(100));
      writer.writeFixed32Field(4, 7);
      writer.writeStringField(5, 'last');
    });
    const cursor = new WireCursor(bytes, 0);
    const seen: number[] = [];
    for (let number = cursor.next(bytes.length); number !== 5; number = cursor.next(bytes.length)) {
      seen.push(number);
      cursor.skip(bytes.length);
    }
    expect(seen).toEqual([1, 2, 3, 4]);
    const end = cursor.end(bytes.length);
    expect(bytes.toString('utf8', cursor.position, end)).toBe('last');
  });

  it.each([
    { name: 'a length beyond its message', bytes: [0x0a, 0x05, 0x41] },
    { name: 'a number without end', bytes: [0x08, ...Array.from({ length: 12 }, () => 0xff)] },
    { name: 'a number that is cut off', bytes: [0x08, 0xff] },
    { name: 'field number 0', bytes: [0x00, 0x00] },
    { name: 'a wire type that there is not', bytes: [0x0f, 0x00] },
    { name: 'eight bytes of which two are there', bytes: [0x09, 0x00, 0x00] },
  ])('fails on $name', ({ bytes }) => {
    const cursor = new WireCursor(Buffer.from(bytes), 0);
    expect(() => {
      while (cursor.next(bytes.length) !== 0) cursor.skip(bytes.length);
    }).toThrow(GarbageError);
  });
});
