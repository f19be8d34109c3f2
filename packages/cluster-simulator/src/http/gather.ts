import type { Encoding } from '../world/sketch.ts';

export type Part = string | Uint8Array | Encoding;

/** Room for the parts of a list until they are written: large, so that a list of gigabytes is few writes. */
export function scratchSpace(): Buffer {
  return Buffer.allocUnsafeSlow(1024 * 1024);
}

/** Joins many small parts into few large chunks in `scratch`. A chunk holds until the next one is asked for. */
export function* gather(parts: Iterable<Part>, scratch: Buffer): Generator<Buffer> {
  let length = 0;
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    if (length + bytes.length > scratch.length && length > 0) {
      yield scratch.subarray(0, length);
      length = 0;
    }
    if (bytes.length > scratch.length) {
      yield joinParts([bytes]);
      continue;
    }
    writePart(bytes, scratch, length);
    length += bytes.length;
  }
  if (length > 0) yield scratch.subarray(0, length);
}

/** The parts as one chunk. */
export function joinParts(parts: readonly (Uint8Array | Encoding)[]): Buffer {
  const whole = Buffer.allocUnsafe(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    writePart(part, whole, offset);
    offset += part.length;
  }
  return whole;
}

function writePart(part: Uint8Array | Encoding, target: Buffer, offset: number): void {
  if (part instanceof Uint8Array) target.set(part, offset);
  else part.writeTo(target, offset);
}
