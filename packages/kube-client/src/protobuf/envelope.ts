import { GarbageError } from '@fairlead/informer';
import { readMessage } from './messageReader.ts';
import type { MessageType } from './messageReader.ts';
import { TextCache } from './textCache.ts';
import { WireCursor } from './wireCursor.ts';

/** "k8s" and NUL: every Kubernetes object in protobuf starts with it. Source: k8s.io/apimachinery, serializer/protobuf. */
const MAGIC = Buffer.from([0x6b, 0x38, 0x73, 0x00]);

const texts = new TextCache();

/** The typed message inside an envelope: a cursor placed at its start, and where it ends. */
export interface Enveloped {
  readonly kind: string;
  readonly cursor: WireCursor;
  readonly end: number;
}

/**
 * Opens the envelope `Unknown` that carries every object, list and error, and lies between `from` and `to`.
 *
 * @throws GarbageError when it is none, or its content is encoded in a way nobody asked for.
 */
export function openEnvelope(bytes: Buffer, from = 0, to = bytes.length): Enveloped {
  if (to - from < MAGIC.length || MAGIC.compare(bytes, from, from + MAGIC.length) !== 0) {
    throw new GarbageError('what should be protobuf does not start with the magic bytes of Kubernetes');
  }
  const cursor = new WireCursor(bytes, from + MAGIC.length);
  let kind = '';
  let start = to;
  let end = to;
  for (let number = cursor.next(to); number !== 0; number = cursor.next(to)) {
    if (number === 1) {
      kind = kindIn(cursor, cursor.end(to));
    } else if (number === 2) {
      end = cursor.end(to);
      start = cursor.position;
      cursor.position = end;
    } else if (number === 3 && cursor.end(to) !== cursor.position) {
      throw new GarbageError('the content of a protobuf envelope is itself encoded');
    } else if (number !== 3) cursor.skip(to);
  }
  cursor.position = start;
  return { kind, cursor, end };
}

const TYPE_META_KIND = 2;

/** The kind that a `TypeMeta` tells. */
function kindIn(cursor: WireCursor, end: number): string {
  let kind = '';
  for (let number = cursor.next(end); number !== 0; number = cursor.next(end)) {
    if (number !== TYPE_META_KIND) {
      cursor.skip(end);
      continue;
    }
    const kindEnd = cursor.end(end);
    kind = texts.get(cursor.buffer, cursor.position, kindEnd);
    cursor.position = kindEnd;
  }
  return kind;
}

/** The wanted fields of the object in an envelope. @throws GarbageError */
export function readEnveloped({ cursor, end }: Enveloped, type: MessageType): Record<string, unknown> {
  return readMessage(cursor, type, end);
}
