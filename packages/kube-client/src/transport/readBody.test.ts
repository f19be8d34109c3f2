import { gzipSync } from 'node:zlib';
import { GarbageError } from '@fairlead/informer';
import { describe, expect, it } from 'vitest';
import { readBody } from './readBody.ts';
import type { Answer } from './transport.ts';

const LIMIT = 1000;

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += 300) yield bytes.subarray(start, start + 300);
}

const answer = (bytes: Buffer, contentEncoding?: string): Answer => ({
  contentType: 'application/json',
  contentEncoding,
  body: chunksOf(bytes),
});

describe('readBody', () => {
  it.each([
    { name: 'as it is', body: answer(Buffer.alloc(LIMIT, 'x')) },
    { name: 'compressed', body: answer(gzipSync(Buffer.alloc(LIMIT, 'x')), 'gzip') },
  ])('reads a body of the longest length $name', async ({ body }) => {
    expect((await readBody(body, LIMIT)).bytes.toString()).toBe('x'.repeat(LIMIT));
  });

  it.each([
    { name: 'as it is', body: answer(Buffer.alloc(LIMIT + 1, 'x')) },
    { name: 'compressed, however short it came', body: answer(gzipSync(Buffer.alloc(LIMIT + 1, 'x')), 'gzip') },
  ])('refuses a longer one $name', async ({ body }) => {
    await expect(readBody(body, LIMIT)).rejects.toThrow(new GarbageError(`an answer of more than ${LIMIT} bytes`));
  });

  it('refuses what cannot be decompressed', async () => {
    await expect(readBody(answer(Buffer.from('no gzip'), 'gzip'), LIMIT)).rejects.toThrow(GarbageError);
  });
});
