import { PbfWriter } from 'pbf';
import type { Chunk, Codec, ListMeta } from '../http/codec.ts';
import type { Status } from '../objects/apiError.ts';
import { apiVersionOf } from '../objects/resourceTypes.ts';
import type { ResourceType } from '../objects/resourceTypes.ts';
import type { KubeObject } from '../objects/shapes.ts';
import { encodeMessage } from './encode.ts';

/** "k8s" and NUL, before every message but a watch frame. */
const MAGIC = Uint8Array.of(0x6b, 0x38, 0x73, 0x00);

interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

const META: Kind = { apiVersion: 'meta.k8s.io/v1', kind: 'PartialObjectMetadata' };
const STATUS: Kind = { apiVersion: 'v1', kind: 'Status' };

/** Protobuf as the API server writes it; `metadataOnly` for PartialObjectMetadata. */
export function protobufCodec(metadataOnly: boolean): Codec {
  const kindOf = (type: ResourceType): Kind =>
    metadataOnly ? META : { apiVersion: apiVersionOf(type), kind: type.kind };
  const encode = (type: ResourceType, object: KubeObject): Uint8Array => encodeMessage(kindOf(type).kind, object);
  const status = (value: Status): Uint8Array => envelope(STATUS, encodeMessage('Status', value));
  return {
    object: (type, object) => envelope(kindOf(type), encode(type, object)),
    *list(type, metadata, items) {
      const { apiVersion, kind } = kindOf(type);
      yield* listEnvelope(
        { apiVersion, kind: `${kind}List` },
        metadata,
        items.map((item) => encode(type, item)),
      );
    },
    event: (type, event, object) => frame(event, envelope(kindOf(type), encode(type, object))),
    errorEvent: (value) => frame('ERROR', status(value)),
    status,
  };
}

function envelope(kind: Kind, raw: Uint8Array): Uint8Array {
  const writer = new PbfWriter();
  writeTypeMeta(kind, writer);
  writer.writeBytesField(2, raw);
  writeContent(writer);
  return concatenate([MAGIC, writer.finish()]);
}

function writeTypeMeta({ apiVersion, kind }: Kind, writer: PbfWriter): void {
  writer.writeMessage(
    1,
    (value: Kind, inner) => {
      inner.writeStringField(1, value.apiVersion);
      inner.writeStringField(2, value.kind);
    },
    { apiVersion, kind },
  );
}

/** Content encoding and type, present and empty. */
function writeContent(writer: PbfWriter): void {
  writer.writeStringField(3, '');
  writer.writeStringField(4, '');
}

/** The lengths of a list's messages are known only once all items are encoded; they are never copied into one buffer. */
function* listEnvelope(kind: Kind, metadata: ListMeta, items: readonly Uint8Array[]): Iterable<Chunk> {
  const meta = new PbfWriter();
  meta.writeBytesField(1, encodeMessage('ListMeta', metadata));
  const listMeta = meta.finish();
  const length = items.reduce((sum, item) => sum + 1 + varintLength(item.length) + item.length, listMeta.length);
  const head = new PbfWriter();
  writeTypeMeta(kind, head);
  head.writeTag(2, 2);
  head.writeVarint(length);
  let pieces = [MAGIC, head.finish(), listMeta];
  let gathered = 0;
  for (const item of items) {
    const itemHead = new PbfWriter();
    itemHead.writeTag(2, 2);
    itemHead.writeVarint(item.length);
    pieces.push(itemHead.finish(), item);
    gathered += item.length;
    if (gathered < PIECE) continue;
    yield concatenate(pieces);
    pieces = [];
    gathered = 0;
  }
  const tail = new PbfWriter();
  writeContent(tail);
  yield concatenate([...pieces, tail.finish()]);
}

const PIECE = 64 * 1024;

function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length++;
  return length;
}

/** A watch frame: four bytes of length, then a WatchEvent whose object is a RawExtension around the envelope. */
function frame(event: string, raw: Uint8Array): Uint8Array {
  const writer = new PbfWriter();
  writer.writeStringField(1, event);
  writer.writeMessage(2, (value: Uint8Array, inner) => inner.writeBytesField(1, value), raw);
  const message = writer.finish();
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, message.length);
  return concatenate([length, message]);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
