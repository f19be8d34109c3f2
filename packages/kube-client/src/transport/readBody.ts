import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { GarbageError } from '@fairlead/informer';
import { BodyBuffer } from './bodyBuffer.ts';
import type { Answer } from './transport.ts';

const inflate = promisify(gunzip);

/**
 * The longest body that is read in one piece, before and after compression. A list of 500 objects is a few MiB; a server that ignores
 * `limit` may send more, but V8 has no string beyond 512 MiB to parse.
 */
export const MAX_BODY_BYTES = 500 * 1024 * 1024;

export interface Body {
  readonly bytes: Buffer;
  /** As received, before decompression. */
  readonly wireBytes: number;
}

/**
 * Reads a whole body and decompresses it. Into `buffer` if one is given: the bytes are then valid until it is used again.
 *
 * @throws GarbageError when it is too long or cannot be decompressed
 */
export async function readBody(
  answer: Answer,
  maxBytes: number = MAX_BODY_BYTES,
  buffer = new BodyBuffer(),
): Promise<Body> {
  buffer.clear();
  for await (const chunk of answer.body) {
    if (buffer.length + chunk.length > maxBytes) throw tooLong(maxBytes);
    buffer.append(chunk);
  }
  const received = buffer.bytes();
  const wireBytes = received.length;
  if (answer.contentEncoding !== 'gzip') return { bytes: received, wireBytes };
  try {
    return { bytes: await inflate(received, { maxOutputLength: maxBytes }), wireBytes };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLong(maxBytes);
    throw new GarbageError('an answer that cannot be decompressed', { cause: error });
  }
}

function tooLong(maxBytes: number): GarbageError {
  return new GarbageError(`an answer of more than ${maxBytes} bytes`);
}
