import { GarbageError } from '@fairlead/informer';
import type { PbfReader } from 'pbf';

/** How a field is read. `labels` and `quantities` are maps of string to string and to Quantity. */
export type FieldType =
  'string' | 'int' | 'bool' | 'time' | 'quantity' | 'int-or-string' | 'labels' | 'quantities' | MessageType;

interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly repeated: boolean;
}

/** The fields wanted of a message, by their number. Others are skipped without building anything. */
export type MessageType = readonly (Field | undefined)[];

type Wanted = Readonly<Record<number, readonly [name: string, type: FieldType, repeated?: 'repeated']>>;

/**
 * A message of which these fields are wanted; none tells only that it is there. The name `''` puts the fields of an inner
 * message into the outer one, as JSON does with inlined messages.
 */
export function message(wanted: Wanted): MessageType {
  const fields: (Field | undefined)[] = [];
  for (const [number, [name, type, repeated]] of Object.entries(wanted)) {
    fields[Number(number)] = { name, type, repeated: repeated === 'repeated' };
  }
  return fields;
}

const VARINT = 0;
const BYTES = 2;

/**
 * Reads the wanted fields of a message up to `end` into an object that looks like the JSON of the same message, but for
 * times, which are seconds of the epoch. An absent field stays absent.
 *
 * @throws GarbageError when a field has another wire type than its own or reaches beyond its message.
 */
export function readMessage(pbf: PbfReader, type: MessageType, end: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let number = pbf.nextField(end); number !== 0; number = pbf.nextField(end)) {
    const field = type[number];
    if (field === undefined) continue;
    const value = readValue(pbf, field.type, end);
    if (field.repeated) append(object, field.name, value);
    else if (typeof field.type === 'string' && isMap(field.type)) mergeEntry(object, field.name, value);
    else if (field.name === '') Object.assign(object, value);
    else object[field.name] = value;
  }
  if (pbf.pos !== end) throw new GarbageError('a protobuf field reaches beyond its message');
  return object;
}

/** Reads a length and checks that what it announces lies before `end`; returns where it ends. */
export function readEnd(pbf: PbfReader, end: number): number {
  if (pbf.type !== BYTES) throw new GarbageError(`protobuf wire type ${pbf.type} where a length was expected`);
  const length = pbf.readVarint();
  const valueEnd = pbf.pos + length;
  if (valueEnd > end) throw new GarbageError('a protobuf field reaches beyond its message');
  return valueEnd;
}

function readValue(pbf: PbfReader, type: FieldType, end: number): unknown {
  switch (type) {
    case 'string':
      return readText(pbf, end);
    case 'int':
      return readInt(pbf);
    case 'bool':
      return readInt(pbf) !== 0;
    case 'time':
      return readMessage(pbf, TIME, readEnd(pbf, end))['seconds'] ?? 0;
    case 'quantity':
      return readMessage(pbf, QUANTITY, readEnd(pbf, end))['string'];
    case 'int-or-string': {
      const value = readMessage(pbf, INT_OR_STRING, readEnd(pbf, end));
      return value['type'] === 1 ? value['strVal'] : (value['intVal'] ?? 0);
    }
    case 'labels':
      return readMessage(pbf, LABEL_ENTRY, readEnd(pbf, end));
    case 'quantities':
      return readMessage(pbf, QUANTITY_ENTRY, readEnd(pbf, end));
    default:
      return readMessage(pbf, type, readEnd(pbf, end));
  }
}

function readText(pbf: PbfReader, end: number): string {
  const start = pbf.pos;
  readEnd(pbf, end);
  pbf.pos = start;
  return pbf.readString();
}

function readInt(pbf: PbfReader): number {
  if (pbf.type !== VARINT) throw new GarbageError(`protobuf wire type ${pbf.type} where a number was expected`);
  return pbf.readVarint(true);
}

function isMap(type: FieldType): boolean {
  return type === 'labels' || type === 'quantities';
}

function append(object: Record<string, unknown>, name: string, value: unknown): void {
  const list = object[name];
  if (Array.isArray(list)) list.push(value);
  else object[name] = [value];
}

// A map is sent as one message per pair, in which an empty key or value may be left out.
function mergeEntry(object: Record<string, unknown>, name: string, entry: unknown): void {
  const { key = '', value = '' } = entry as { readonly key?: string; readonly value?: string };
  // No valid key; assigning it would set the prototype.
  if (key === '__proto__') return;
  const map = (object[name] ??= {}) as Record<string, string>;
  map[key] = value;
}

const TIME = message({ 1: ['seconds', 'int'] });
const QUANTITY = message({ 1: ['string', 'string'] });
const INT_OR_STRING = message({ 1: ['type', 'int'], 2: ['intVal', 'int'], 3: ['strVal', 'string'] });
const LABEL_ENTRY = message({ 1: ['key', 'string'], 2: ['value', 'string'] });
const QUANTITY_ENTRY = message({ 1: ['key', 'string'], 2: ['value', 'quantity'] });
