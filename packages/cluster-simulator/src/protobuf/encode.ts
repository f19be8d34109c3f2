import { PbfWriter } from 'pbf';
import type { Field } from './schema.ts';
import { fieldsOf } from './schema.ts';

/** Encodes the JSON form of an object as the protobuf message the API server would send for it. */
export function encodeMessage(message: string, value: unknown): Uint8Array {
  const writer = new PbfWriter();
  writeFields(message, value, writer);
  return writer.finish();
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function writeFields(message: string, value: unknown, writer: PbfWriter): void {
  for (const field of fieldsOf(message)) {
    const own = field.embedded || field.name === '.' ? value : property(value, field.name);
    if (field.presence === 'repeated') {
      if (Array.isArray(own)) for (const item of own) writeField(field, item, writer);
    } else if (field.presence === 'always' || (own !== undefined && own !== null)) writeField(field, own, writer);
  }
}

function writeField(field: Field, value: unknown, writer: PbfWriter): void {
  const { number } = field;
  switch (field.kind) {
    case 'string':
      writer.writeStringField(number, typeof value === 'string' ? value : '');
      break;
    case 'integer':
      writer.writeVarintField(number, typeof value === 'number' ? value : 0);
      break;
    case 'bool':
      writer.writeBooleanField(number, value === true);
      break;
    case 'time':
      writer.writeMessage(number, writeTime, value);
      break;
    case 'stringMap':
      writeMap(number, value, writer, (text, entry) => entry.writeStringField(2, text));
      break;
    case 'quantityMap':
      writeMap(number, value, writer, (text, entry) => entry.writeMessage(2, writeQuantity, text));
      break;
    case 'intOrString':
      writer.writeMessage(number, writeIntOrString, value);
      break;
    case 'json':
      writer.writeBytesField(number, new TextEncoder().encode(JSON.stringify(value)));
      break;
    case 'message':
      writer.writeMessage(number, (item: unknown, inner) => writeFields(field.message, item, inner), value);
      break;
  }
}

/** `Time` is seconds and nanos; the zero time writes neither. */
function writeTime(value: unknown, writer: PbfWriter): void {
  if (typeof value !== 'string') return;
  writer.writeVarintField(1, Math.floor(Date.parse(value) / 1000));
  writer.writeVarintField(2, 0);
}

function writeQuantity(value: string, writer: PbfWriter): void {
  writer.writeStringField(1, value);
}

function writeIntOrString(value: unknown, writer: PbfWriter): void {
  writer.writeVarintField(1, typeof value === 'string' ? 1 : 0);
  writer.writeVarintField(2, typeof value === 'number' ? value : 0);
  writer.writeStringField(3, typeof value === 'string' ? value : '');
}

/** Entries in the order of their keys, as the API server sorts them. */
function writeMap(
  number: number,
  value: unknown,
  writer: PbfWriter,
  writeValue: (text: string, entry: PbfWriter) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, text] of entries) {
    writer.writeMessage(
      number,
      (item: unknown, entry) => {
        entry.writeStringField(1, key);
        writeValue(String(item), entry);
      },
      text,
    );
  }
}
