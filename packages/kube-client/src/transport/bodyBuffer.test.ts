import { describe, expect, it } from 'vitest';
import { BodyBuffer } from './bodyBuffer.ts';

describe('BodyBuffer', () => {
  it('holds what was appended, in the same memory time after time', () => {
    const buffer = new BodyBuffer();
    const long = Buffer.alloc(100_000, 'x');
    buffer.append(Buffer.from('a'));
    buffer.append(long);
    expect(buffer.bytes().equals(Buffer.concat([Buffer.from('a'), long]))).toBe(true);
    const memory = buffer.bytes().buffer;
    buffer.clear();
    buffer.append(Buffer.from('second'));
    expect(buffer.bytes().toString()).toBe('second');
    expect(buffer.bytes().buffer).toBe(memory);
    buffer.release();
    expect(buffer.bytes()).toHaveLength(0);
    buffer.append(Buffer.from('third'));
    expect(buffer.bytes().toString()).toBe('third');
  });
});
