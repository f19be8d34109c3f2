import { PbfWriter } from 'pbf';

/** A protobuf message from its fields: numbers, strings, booleans and inner messages by field number. */
export interface Fields {
  readonly [number: number]: Value | readonly Value[];
}

type Value = number | string | boolean | Uint8Array | Fields;

export function encode(fields: Fields): Buffer {
  const writer = new PbfWriter();
  for (const [number, values] of Object.entries(fields)) {
    for (const value of Array.isArray(values) ? (values as readonly Value[]) : [values as Value]) {
      write(writer, Number(number), value);
    }
  }
  return Buffer.from(writer.finish());
}

function write(writer: PbfWriter, number: number, value: Value): void {
  if (typeof value === 'number') writer.writeVarintField(number, value);
  else if (typeof value === 'boolean') writer.writeBooleanField(number, value);
  else if (typeof value === 'string') writer.writeStringField(number, value);
  else writer.writeBytesField(number, value instanceof Uint8Array ? value : encode(value));
}

/** The envelope `Unknown`, with its last two fields present and empty as an API server writes them. */
export function envelope(kind: string, raw: Fields): Buffer {
  return Buffer.concat([
    Buffer.from([0x6b, 0x38, 0x73, 0x00]),
    encode({ 1: { 1: 'v1', 2: kind }, 2: encode(raw), 3: '', 4: '' }),
  ]);
}

/** One frame of a watch: length, then a `WatchEvent`. */
export function frame(type: string, object: Uint8Array): Buffer {
  const event = encode({ 1: type, 2: { 1: object } });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(event.length);
  return Buffer.concat([length, event]);
}
