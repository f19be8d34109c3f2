import { GarbageError, mapItems } from '@fairlead/informer';
import type { ListPage, PageItems } from '@fairlead/informer';
import { resourceInfo } from '@fairlead/model';
import type { RecordOf, Resource } from '@fairlead/model';
import { isObject, numberOf, objectOf, textOf } from '../projection/json.ts';
import { projectObject } from '../projection/projectObject.ts';
import { openEnvelope } from '../protobuf/envelope.ts';
import { readMessage } from '../protobuf/messageReader.ts';
import { LIST_META } from '../protobuf/messages.ts';
import { named, readRecord } from '../protobuf/readRecord.ts';
import { WireCursor } from '../protobuf/wireCursor.ts';
import { parseJson } from './encoding.ts';
import type { Encoding } from './encoding.ts';

/** What the body of a list answer says. */
export type DecodedPage<T> = Omit<ListPage<T>, 'wireBytes'>;

/**
 * Decodes one page of a list, whole or as `PartialObjectMetadataList`: its frame at once, its objects as they are read.
 *
 * @throws GarbageError when it is not a list of this resource, or is cut off; reading the objects does, when one is cut off or has no name
 */
export function decodeListPage<R extends Resource>(
  resource: R,
  encoding: Encoding,
  body: Buffer,
): DecodedPage<RecordOf[R]> {
  return encoding === 'json' ? decodeJson(resource, body) : decodeProtobuf(resource, body);
}

function decodeJson<R extends Resource>(resource: R, body: Buffer): DecodedPage<RecordOf[R]> {
  const list = objectOf(parseJson(body));
  checkListKind(resource, textOf(list['kind']) ?? '');
  const items = list['items'];
  // A list of nothing may be written as null.
  if (!Array.isArray(items) && items !== null) throw new GarbageError('a list without items');
  const objects: readonly unknown[] = items ?? [];
  return page(
    resource,
    mapItems(objects, (item) => namedRecord(resource, item)),
    list['metadata'],
  );
}

function decodeProtobuf<R extends Resource>(resource: R, body: Buffer): DecodedPage<RecordOf[R]> {
  const { kind, cursor, end } = openEnvelope(body);
  checkListKind(resource, kind);
  const start = cursor.position;
  let metadata: unknown;
  let length = 0;
  for (let number = cursor.next(end); number !== 0; number = cursor.next(end)) {
    if (number === 1) metadata = readMessage(cursor, LIST_META, cursor.end(end));
    else if (number === ITEM) {
      length += 1;
      cursor.position = cursor.end(end);
    } else cursor.skip(end);
  }
  const items = { length, [Symbol.iterator]: () => itemsIn(resource, body, start, end) };
  return page(resource, items, metadata);
}

/** The number of the field `items` of every list. */
const ITEM = 2;

/** Decoded one by one, as they are read. */
function* itemsIn<R extends Resource>(
  resource: R,
  body: Buffer,
  start: number,
  end: number,
): Generator<RecordOf[R], void> {
  const cursor = new WireCursor(body, start);
  for (let number = cursor.next(end); number !== 0; number = cursor.next(end)) {
    if (number !== ITEM) {
      cursor.skip(end);
      continue;
    }
    const itemEnd = cursor.end(end);
    yield named(resource, readRecord(resource, body, cursor.position, itemEnd));
    cursor.position = itemEnd;
  }
}

function page<T>(resource: Resource, items: PageItems<T>, listMeta: unknown): DecodedPage<T> {
  const metadata = objectOf(listMeta);
  const resourceVersion = textOf(metadata['resourceVersion']);
  if (resourceVersion === undefined) throw new GarbageError(`a list of ${resource} without resource version`);
  return {
    items,
    resourceVersion,
    continueToken: textOf(metadata['continue']),
    remainingItemCount: numberOf(metadata['remainingItemCount']),
  };
}

function checkListKind(resource: Resource, kind: string): void {
  const { kind: objectKind, metadataOnly } = resourceInfo(resource);
  if (kind === `${objectKind}List` || (metadataOnly && kind === 'PartialObjectMetadataList')) return;
  throw new GarbageError(`an answer of kind ${kind || 'unknown'} where a list of ${resource} was asked for`);
}

/** The record of a parsed object from the wire. @throws GarbageError for one without a name */
export function namedRecord<R extends Resource>(resource: R, object: unknown): RecordOf[R] {
  if (!isObject(object)) throw new GarbageError(`something that is no object among ${resource}`);
  return named(resource, projectObject(resource, object));
}
