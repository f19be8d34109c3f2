import { TextCache } from './textCache.ts';
import type { WireCursor } from './wireCursor.ts';

/**
 * How a field is read. `passing-string` is one that must not be kept, not even for reading others faster. `labels` and `quantities` are maps of string
 * to string and to Quantity.
 */
export type FieldType =
  | 'string'
  | 'passing-string'
  | 'int'
  | 'bool'
  | 'time'
  | 'quantity'
  | 'int-or-string'
  | 'labels'
  | 'quantities'
  | MessageType;

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

const texts = new TextCache();

/**
 * Reads the wanted fields of a message up to `end` into an object that looks like the JSON of the same message, but for
 * times, which are seconds of the epoch. An absent field stays absent.
 *
 * @throws GarbageError when a field has another wire type than its own or reaches beyond its message.
 */
export function readMessage(cursor: WireCursor, type: MessageType, end: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let number = cursor.next(end); number !== 0; number = cursor.next(end)) {
    const field = type[number];
    if (field === undefined) {
      cursor.skip(end);
      continue;
    }
    const value = readValue(cursor, field.type, end);
    if (field.repeated) append(object, field.name, value);
    else if (typeof field.type === 'string' && isMap(field.type)) mergeEntry(object, field.name, value);
    else if (field.name === '') Object.assign(object, value);
    else object[field.name] = value;
  }
  return object;
}

function readValue(cursor: WireCursor, type: FieldType, end: number): unknown {
  switch (type) {
    case 'string':
      return readText(cursor, end);
    case 'passing-string':
      return readPassing(cursor, end);
    case 'int':
      return cursor.integer();
    case 'bool':
      return cursor.integer() !== 0;
    case 'time':
      return readMessage(cursor, TIME, cursor.end(end))['seconds'] ?? 0;
    case 'quantity':
      return readMessage(cursor, QUANTITY, cursor.end(end))['string'];
    case 'int-or-string': {
      const value = readMessage(cursor, INT_OR_STRING, cursor.end(end));
      return value['type'] === 1 ? value['strVal'] : (value['intVal'] ?? 0);
    }
    case 'labels':
      return readMessage(cursor, LABEL_ENTRY, cursor.end(end));
    case 'quantities':
      return readMessage(cursor, QUANTITY_ENTRY, cursor.end(end));
    default:
      return readMessage(cursor, type, cursor.end(end));
  }
}

function readPassing(cursor: WireCursor, limit: number): string {
  const end = cursor.end(limit);
  const text = cursor.buffer.toString('utf8', cursor.position, end);
  cursor.position = end;
  return text;
}

function readText(cursor: WireCursor, limit: number): string {
  const end = cursor.end(limit);
  const text = texts.get(cursor.buffer, cursor.position, end);
  cursor.position = end;
  return text;
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
