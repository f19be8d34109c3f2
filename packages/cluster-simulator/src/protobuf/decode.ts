import { PbfReader } from 'pbf';
import { badRequest } from '../objects/apiError.ts';
import type { Field, FieldKind } from './schema.ts';
import { fieldsOf } from './schema.ts';

/*
 * Reads what clients send: `kubectl create` and other Go clients write objects as protobuf. The answer is the JSON form; zero
 * values are left out, as Go leaves them out of JSON.
 */

type Plain = Record<string, unknown>;

/** An object in the API server's envelope (magic, then Unknown), with `kind` and `apiVersion`. Throws `ApiError` 400. */
export function decodeObject(bytes: Uint8Array): Plain {
  try {
    if (bytes[0] !== 0x6b || bytes[1] !== 0x38 || bytes[2] !== 0x73 || bytes[3] !== 0)
      throw new Error('no magic prefix');
    const unknown: { apiVersion: string; kind: string; raw: Uint8Array } = {
      apiVersion: '',
      kind: '',
      raw: new Uint8Array(0),
    };
    const reader = new PbfReader(bytes.subarray(4));
    for (let tag = reader.nextField(); tag !== 0; tag = reader.nextField()) {
      if (tag === 1) readTypeMeta(reader, unknown);
      else if (tag === 2) unknown.raw = reader.readBytes();
      else reader.skip(reader.type);
    }
    const { apiVersion, kind, raw } = unknown;
    return { kind, apiVersion, ...decodeMessage(kind, raw) };
  } catch (error) {
    throw badRequest(
      `the body of the request is not readable protobuf: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function readTypeMeta(reader: PbfReader, into: { apiVersion: string; kind: string }): void {
  const end = reader.readVarint() + reader.pos;
  for (let tag = reader.nextField(end); tag !== 0; tag = reader.nextField(end)) {
    if (tag === 1) into.apiVersion = reader.readString();
    else if (tag === 2) into.kind = reader.readString();
    else reader.skip(reader.type);
  }
}

/** The JSON form of a message of the schema; fields it does not name are skipped. Throws on malformed bytes. */
export function decodeMessage(message: string, bytes: Uint8Array): Plain {
  const value: Plain = {};
  const fields = new Map(fieldsOf(message).map((field) => [field.number, field]));
  const reader = new PbfReader(bytes);
  for (let tag = reader.nextField(); tag !== 0; tag = reader.nextField()) {
    const field = fields.get(tag);
    if (field === undefined) reader.skip(reader.type);
    else readField(field, reader, value);
  }
  return value;
}

function readField(field: Field, reader: PbfReader, into: Plain): void {
  const { name, presence } = field;
  if (field.kind === 'stringMap' || field.kind === 'quantityMap') {
    const [key, text] = readEntry(reader, field.kind === 'quantityMap');
    into[name] = { ...(into[name] as Plain | undefined), [key]: text };
    return;
  }
  const value = readValue(field.kind, field.message, reader);
  if (field.embedded || name === '.') Object.assign(into, value);
  else if (presence === 'repeated') into[name] = [...((into[name] as unknown[] | undefined) ?? []), value];
  else if (presence === 'optional' || !isZero(value)) into[name] = value;
}

function isZero(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === '' || value === 0 || value === false;
}

function readValue(kind: Exclude<FieldKind, 'stringMap' | 'quantityMap'>, message: string, reader: PbfReader): unknown {
  switch (kind) {
    case 'string':
      return reader.readString();
    case 'integer':
      return reader.readVarint(true);
    case 'bool':
      return reader.readBoolean();
    case 'time':
      return readTime(reader.readBytes());
    case 'intOrString':
      return readIntOrString(reader.readBytes());
    case 'json':
      return JSON.parse(new TextDecoder().decode(reader.readBytes())) as unknown;
    case 'message':
      return decodeMessage(message, reader.readBytes());
  }
}

function readTime(bytes: Uint8Array): string | undefined {
  let seconds: number | undefined;
  const reader = new PbfReader(bytes);
  for (let tag = reader.nextField(); tag !== 0; tag = reader.nextField()) {
    if (tag === 1) seconds = reader.readVarint(true);
    else reader.skip(reader.type);
  }
  return seconds === undefined ? undefined : `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

function readIntOrString(bytes: Uint8Array): number | string | undefined {
  let type = 0;
  let number = 0;
  let text = '';
  const reader = new PbfReader(bytes);
  for (let tag = reader.nextField(); tag !== 0; tag = reader.nextField()) {
    if (tag === 1) type = reader.readVarint();
    else if (tag === 2) number = reader.readVarint(true);
    else if (tag === 3) text = reader.readString();
    else reader.skip(reader.type);
  }
  return type === 1 ? text : number;
}

function readEntry(reader: PbfReader, isQuantity: boolean): [string, string] {
  let key = '';
  let text = '';
  const end = reader.readVarint() + reader.pos;
  for (let tag = reader.nextField(end); tag !== 0; tag = reader.nextField(end)) {
    if (tag === 1) key = reader.readString();
    else if (tag === 2) text = isQuantity ? readQuantity(reader.readBytes()) : reader.readString();
    else reader.skip(reader.type);
  }
  return [key, text];
}

function readQuantity(bytes: Uint8Array): string {
  const reader = new PbfReader(bytes);
  return reader.nextField() === 1 ? reader.readString() : '';
}
