import { GarbageError } from '@fairlead/informer';
import { PbfReader } from 'pbf';
import { textOf } from '../projection/json.ts';
import { message, readEnd, readMessage } from './messageReader.ts';
import type { MessageType } from './messageReader.ts';

/** "k8s" and NUL: every Kubernetes object in protobuf starts with it. Source: k8s.io/apimachinery, serializer/protobuf. */
const MAGIC = [0x6b, 0x38, 0x73, 0x00];

const TYPE_META = message({ 1: ['apiVersion', 'string'], 2: ['kind', 'string'] });

/** The typed message inside an envelope: a reader placed at its start, and where it ends. */
export interface Enveloped {
  readonly kind: string;
  readonly pbf: PbfReader;
  readonly end: number;
}

/**
 * Opens the envelope `Unknown` that carries every object, list and error.
 *
 * @throws GarbageError when it is none, or its content is encoded in a way nobody asked for.
 */
export function openEnvelope(bytes: Uint8Array): Enveloped {
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new GarbageError('what should be protobuf does not start with the magic bytes of Kubernetes');
  }
  return readable(() => {
    const pbf = new PbfReader(bytes);
    pbf.pos = MAGIC.length;
    let kind = '';
    let raw = { start: bytes.length, end: bytes.length };
    for (let number = pbf.nextField(bytes.length); number !== 0; number = pbf.nextField(bytes.length)) {
      if (number === 1) {
        kind = textOf(readMessage(pbf, TYPE_META, readEnd(pbf, bytes.length))['kind']) ?? '';
      } else if (number === 2) {
        const end = readEnd(pbf, bytes.length);
        raw = { start: pbf.pos, end };
        pbf.pos = end;
      } else if (number === 3 && readEnd(pbf, bytes.length) !== pbf.pos) {
        throw new GarbageError('the content of a protobuf envelope is itself encoded');
      }
    }
    if (pbf.pos !== bytes.length) throw new GarbageError('a protobuf envelope is cut off');
    const inner = new PbfReader(bytes);
    inner.pos = raw.start;
    return { kind, pbf: inner, end: raw.end };
  });
}

/** The wanted fields of the object in an envelope. */
export function readEnveloped({ pbf, end }: Enveloped, type: MessageType): Record<string, unknown> {
  return readable(() => readMessage(pbf, type, end));
}

/** Runs a reading; what pbf itself cannot read (a varint without end, an unknown wire type) is garbage, too. */
export function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof GarbageError) throw error;
    throw new GarbageError('unreadable protobuf', { cause: error });
  }
}
