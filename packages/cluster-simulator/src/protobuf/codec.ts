import { PbfWriter } from 'pbf';
import type { Codec, ListMeta } from '../http/codec.ts';
import type { Status } from '../objects/apiError.ts';
import { apiVersionOf } from '../objects/resourceTypes.ts';
import type { ResourceType } from '../objects/resourceTypes.ts';
import type { KubeObject } from '../objects/shapes.ts';
import { gather, joinParts } from '../http/gather.ts';
import type { Part } from '../http/gather.ts';
import type { Encoding, Form, Held } from '../world/sketch.ts';
import { Sketch } from '../world/sketch.ts';
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
  const form: Form = metadataOnly ? 'protobuf-metadata' : 'protobuf';
  const encode = (type: ResourceType, object: Held<KubeObject>): Encoded =>
    object instanceof Sketch ? object.encoding(form) : encodeMessage(kindOf(type).kind, object);
  const status = (value: Status): readonly Encoded[] => envelope(STATUS, encodeMessage('Status', value));
  return {
    object: (type, object) => joinParts(envelope(kindOf(type), encode(type, object))),
    *list(type, metadata, items, scratch) {
      const { apiVersion, kind } = kindOf(type);
      const encoded = items.map((item) => encode(type, item));
      yield* gather(listEnvelope({ apiVersion, kind: `${kind}List` }, metadata, encoded), scratch);
    },
    event: (type, event, object) => frame(event, envelope(kindOf(type), encode(type, object))),
    errorEvent: (value) => frame('ERROR', status(value)),
    status: (value) => joinParts(status(value)),
  };
}

type Encoded = Uint8Array | Encoding;

/** The field of a message whose bytes follow: its tag (of one byte) and their length. Called for every item of a list. */
function fieldHead(number: number, length: number): Uint8Array {
  let size = 2;
  for (let rest = length; rest > 127; rest = Math.floor(rest / 128)) size++;
  const head = new Uint8Array(size);
  head[0] = (number << 3) | 2;
  let rest = length;
  for (let index = 1; index < size - 1; index++, rest = Math.floor(rest / 128)) head[index] = (rest % 128) | 128;
  head[size - 1] = rest;
  return head;
}

const sizeOf = (parts: readonly Encoded[]): number => parts.reduce((sum, { length }) => sum + length, 0);

function envelope(kind: Kind, raw: Encoded): Encoded[] {
  return [MAGIC, typeMeta(kind), fieldHead(2, raw.length), raw, NO_CONTENT];
}

const typeMetas = new Map<string, Uint8Array>();

function typeMeta(kind: Kind): Uint8Array {
  const name = `${kind.apiVersion} ${kind.kind}`;
  let bytes = typeMetas.get(name);
  if (bytes === undefined) typeMetas.set(name, (bytes = encodeTypeMeta(kind)));
  return bytes;
}

function encodeTypeMeta(kind: Kind): Uint8Array {
  const writer = new PbfWriter();
  writer.writeMessage(
    1,
    ({ apiVersion, kind: name }: Kind, inner) => {
      inner.writeStringField(1, apiVersion);
      inner.writeStringField(2, name);
    },
    kind,
  );
  return writer.finish();
}

/** Content encoding and type, present and empty. */
const NO_CONTENT = Uint8Array.of(0x1a, 0, 0x22, 0);

/** The lengths of a list's messages are known only once all items are encoded, or measured. */
function* listEnvelope(kind: Kind, metadata: ListMeta, items: readonly Encoded[]): Generator<Part> {
  const meta = encodeMessage('ListMeta', metadata);
  const heads = items.map(({ length }) => fieldHead(2, length));
  const listMeta = [fieldHead(1, meta.length), meta];
  yield MAGIC;
  yield typeMeta(kind);
  yield fieldHead(2, sizeOf(listMeta) + sizeOf(heads) + sizeOf(items));
  yield* listMeta;
  for (const [index, item] of items.entries()) {
    const head = heads[index];
    if (head !== undefined) yield head;
    yield item;
  }
  yield NO_CONTENT;
}

/** A watch frame: four bytes of length, then a WatchEvent whose object is a RawExtension around the envelope. */
function frame(event: string, raw: readonly Encoded[]): readonly Encoded[] {
  const type = Buffer.from(event);
  const size = sizeOf(raw);
  const rawHead = fieldHead(1, size);
  const message = [fieldHead(1, type.length), type, fieldHead(2, rawHead.length + size), rawHead];
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(sizeOf(message) + size);
  return [length, ...message, ...raw];
}
