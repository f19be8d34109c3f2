import { describe, expect, it } from 'vitest';
import { frameLength, lineLength, Pieces } from './Pieces.ts';

function frame(text: string): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(text.length);
  return Buffer.concat([head, Buffer.from(text)]);
}

describe.each([
  { name: 'frames', lengthOf: frameLength, events: [frame('one'), frame(''), frame('x'.repeat(300))] },
  {
    name: 'lines',
    lengthOf: lineLength,
    events: ['one\n', '\n', `${'x'.repeat(300)}\n`].map((each) => Buffer.from(each)),
  },
])('Pieces of $name', ({ lengthOf, events }) => {
  const stream = Buffer.concat(events);

  it.each([1, 2, 3, 5, 7, 64, 1000])('are the same however the stream is cut: %d bytes at a time', (size) => {
    const pieces = new Pieces(lengthOf);
    let count = 0;
    const read: Buffer[] = [];
    for (let at = 0; at < stream.length; at += size) {
      const taken = pieces.take(stream.subarray(at, at + size));
      count += taken.count;
      read.push(taken.bytes);
    }
    expect(count).toBe(events.length);
    expect(Buffer.concat(read).equals(stream)).toBe(true);
  });

  it('are no more than wanted, the others later', () => {
    const pieces = new Pieces(lengthOf);
    expect(pieces.take(stream, 2)).toEqual({ bytes: Buffer.concat(events.slice(0, 2)), count: 2 });
    expect(pieces.take(Buffer.alloc(0)).count).toBe(1);
  });
});
