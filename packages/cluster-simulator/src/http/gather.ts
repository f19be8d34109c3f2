import type { Encoding } from '../world/sketch.ts';

export type Part = string | Uint8Array | Encoding;

/** Bytes gathered before they are written. */
const PIECE = 1024 * 1024;

/** Joins many small parts into few large chunks: each part is copied once. */
export function* gather(parts: Iterable<Part>): Generator<Buffer> {
  let waiting: (Uint8Array | Encoding)[] = [];
  let length = 0;
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    waiting.push(bytes);
    length += bytes.length;
    if (length < PIECE) continue;
    yield joined(waiting, length);
    waiting = [];
    length = 0;
  }
  if (length > 0) yield joined(waiting, length);
}

function joined(parts: readonly (Uint8Array | Encoding)[], length: number): Buffer {
  const whole = Buffer.allocUnsafe(length);
  let offset = 0;
  for (const part of parts) {
    if (part instanceof Uint8Array) whole.set(part, offset);
    else part.writeTo(whole, offset);
    offset += part.length;
  }
  return whole;
}

/** The parts as one chunk. */
export function joinParts(parts: readonly (Uint8Array | Encoding)[]): Buffer {
  return joined(
    parts,
    parts.reduce((sum, part) => sum + part.length, 0),
  );
}
