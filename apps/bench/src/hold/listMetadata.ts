import type { Encoding } from './encoding.ts';

/** Of the metadata of a list only the two texts; in protobuf they are fields 2 and 3 of its field 1. */
export function listMetadata(body: Buffer, encoding: Encoding): { resourceVersion: string; continueToken: string } {
  if (encoding === 'json') {
    const items = body.indexOf('"items":[');
    const head = JSON.parse(`${body.toString('utf8', 0, items)}"items":[]}`) as {
      metadata: { resourceVersion?: string; continue?: string };
    };
    return { resourceVersion: head.metadata.resourceVersion ?? '', continueToken: head.metadata.continue ?? '' };
  }
  const raw = fieldOf(body.subarray(4), 2);
  const metadata = fieldOf(raw, 1);
  return {
    resourceVersion: fieldOf(metadata, 2).toString('utf8'),
    continueToken: fieldOf(metadata, 3).toString('utf8'),
  };
}

/** The bytes of the first field of a number in a protobuf message of which all fields before it are of known length. */
function fieldOf(message: Buffer, number: number): Buffer {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = message[at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const length = varint();
    if ((tag & 7) !== 2) continue;
    if (tag >> 3 === number) return message.subarray(at, at + length);
    at += length;
  }
  return Buffer.alloc(0);
}
