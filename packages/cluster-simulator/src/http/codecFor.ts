import { apiVersionOf } from '../objects/resourceTypes.ts';
import type { ResourceType } from '../objects/resourceTypes.ts';
import type { KubeObject, ObjectMeta, StringMap } from '../objects/shapes.ts';
import type { Status } from '../objects/apiError.ts';
import { protobufCodec } from '../protobuf/codec.ts';
import type { Form, Held } from '../world/sketch.ts';
import { made, Sketch } from '../world/sketch.ts';
import type { Codec, ListMeta } from './codec.ts';
import { gather, joinParts } from './gather.ts';
import type { Part } from './gather.ts';
import type { Negotiated } from './negotiate.ts';
import { tableColumns, tableObject } from './table.ts';

export function codecFor({ encoding, view }: Negotiated): Codec {
  if (encoding === 'protobuf') return protobufCodec(view === 'PartialObjectMetadata');
  if (view === 'Table') return tableCodec;
  return view === 'PartialObjectMetadata' ? metadataCodec : jsonCodec;
}

/** The object of a bookmark: nothing but its resource version and what the kind cannot leave out. */
export function bookmark(type: ResourceType, resourceVersion: string, annotations?: StringMap): KubeObject {
  const metadata: Partial<ObjectMeta> = { resourceVersion, ...(annotations !== undefined && { annotations }) };
  // A bookmark's metadata lacks name and uid; only codecs see it.
  return { metadata: metadata as ObjectMeta, ...type.emptyBody };
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
const statusCodec = {
  errorEvent: (status: Status): readonly Part[] => [line({ type: 'ERROR', object: status })],
  status: line,
};

const jsonCodec: Codec = {
  ...statusCodec,
  object: (type, object) => line({ kind: type.kind, apiVersion: apiVersionOf(type), ...object }),
  *list(type, metadata, items, scratch) {
    yield* gather(jsonList(`${type.kind}List`, apiVersionOf(type), metadata, items, 'json', JSON.stringify), scratch);
  },
  event: (type, event, object) => {
    const kind = { kind: type.kind, apiVersion: apiVersionOf(type) };
    if (!(object instanceof Sketch)) return [line({ type: event, object: { ...kind, ...object } })];
    // The object's own JSON begins with a brace; its kind takes the place of that.
    const head = JSON.stringify({ type: event, object: kind }).slice(0, -2);
    return [`${head},`, withoutBrace(object), '}\n'];
  },
};

const partial = ({ metadata }: KubeObject): object => ({
  kind: 'PartialObjectMetadata',
  apiVersion: 'meta.k8s.io/v1',
  metadata,
});

const metadataCodec: Codec = {
  ...statusCodec,
  object: (_type, object) => line(partial(object)),
  *list(_type, metadata, items, scratch) {
    const kind = 'PartialObjectMetadataList';
    const write = (item: KubeObject): string => JSON.stringify(partial(item));
    yield* gather(jsonList(kind, 'meta.k8s.io/v1', metadata, items, 'json-metadata', write), scratch);
  },
  event: (_type, event, object) => [line({ type: event, object: partial(made(object)) })],
};

const table = (type: ResourceType, metadata: unknown, items: readonly Held<KubeObject>[]): object => ({
  kind: 'Table',
  apiVersion: 'meta.k8s.io/v1',
  metadata,
  columnDefinitions: tableColumns(type),
  rows: items.map(made).map((item) => ({ cells: tableObject(type, item, Date.now()), object: partial(item) })),
});

const tableCodec: Codec = {
  ...statusCodec,
  object: (type, object) => line(table(type, { resourceVersion: object.metadata.resourceVersion }, [object])),
  *list(type, metadata, items) {
    yield line(table(type, metadata, items));
  },
  event: (type, event, held) => {
    const object = made(held);
    const { resourceVersion } = object.metadata;
    const items = event === 'BOOKMARK' ? [] : [object];
    return [line({ type: event, object: table(type, { resourceVersion }, items) })];
  },
};

function* jsonList(
  kind: string,
  apiVersion: string,
  metadata: ListMeta,
  items: readonly Held<KubeObject>[],
  form: Form,
  write: (item: KubeObject) => string,
): Generator<Part> {
  yield `${JSON.stringify({ kind, apiVersion, metadata }).slice(0, -1)},"items":[`;
  let separator = '';
  for (const item of items) {
    if (item instanceof Sketch) {
      if (separator !== '') yield separator;
      yield item.encoding(form);
    } else yield separator + write(item);
    separator = ',';
  }
  yield ']}\n';
}

function withoutBrace(sketch: Sketch): Buffer {
  return joinParts([sketch.encoding('json')]).subarray(1);
}
