import { GarbageError } from '@fairlead/informer';
import { textOf } from '../projection/json.ts';
import { message, readMessage } from './messageReader.ts';
import type { MessageType } from './messageReader.ts';
import { WireCursor } from './wireCursor.ts';

/** "k8s" and NUL: every Kubernetes object in protobuf starts with it. Source: k8s.io/apimachinery, serializer/protobuf. */
const MAGIC = [0x6b, 0x38, 0x73, 0x00];

const TYPE_META = message({ 1: ['apiVersion', 'string'], 2: ['kind', 'string'] });

/** The typed message inside an envelope: a cursor placed at its start, and where it ends. */
export interface Enveloped {
  readonly kind: string;
  readonly cursor: WireCursor;
  readonly end: number;
}

/**
 * Opens the envelope `Unknown` that carries every object, list and error.
 *
 * @throws GarbageError when it is none, or its content is encoded in a way nobody asked for.
 */
export function openEnvelope(bytes: Buffer): Enveloped {
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new GarbageError('what should be protobuf does not start with the magic bytes of Kubernetes');
  }
  const { length } = bytes;
  const cursor = new WireCursor(bytes, MAGIC.length);
  let kind = '';
  let start = length;
  let end = length;
  for (let number = cursor.next(length); number !== 0; number = cursor.next(length)) {
    if (number === 1) {
      kind = textOf(readMessage(cursor, TYPE_META, cursor.end(length))['kind']) ?? '';
    } else if (number === 2) {
      end = cursor.end(length);
      start = cursor.position;
      cursor.position = end;
    } else if (number === 3 && cursor.end(length) !== cursor.position) {
      throw new GarbageError('the content of a protobuf envelope is itself encoded');
    } else if (number !== 3) cursor.skip(length);
  }
  cursor.position = start;
  return { kind, cursor, end };
}

/** The wanted fields of the object in an envelope. @throws GarbageError */
export function readEnveloped({ cursor, end }: Enveloped, type: MessageType): Record<string, unknown> {
  return readMessage(cursor, type, end);
}
