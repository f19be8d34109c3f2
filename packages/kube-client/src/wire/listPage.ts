import { GarbageError } from '@fairlead/informer';
import type { ListPage } from '@fairlead/informer';
import { resourceInfo } from '@fairlead/model';
import type { RecordOf, Resource } from '@fairlead/model';
import { isObject, numberOf, objectOf, textOf } from '../projection/json.ts';
import { projectObject } from '../projection/projectObject.ts';
import { openEnvelope } from '../protobuf/envelope.ts';
import { readMessage } from '../protobuf/messageReader.ts';
import { LIST_META } from '../protobuf/messages.ts';
import { named, readRecord } from '../protobuf/readRecord.ts';
import { parseJson } from './encoding.ts';
import type { Encoding } from './encoding.ts';

/** What the body of a list answer says. */
export type DecodedPage<T> = Omit<ListPage<T>, 'wireBytes'>;

/**
 * Decodes one page of a list, whole or as `PartialObjectMetadataList`.
 *
 * @throws GarbageError when it is not a list of this resource, is cut off, or holds an object without a name.
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
  return page(
    resource,
    (items ?? []).map((item: unknown) => namedRecord(resource, item)),
    list['metadata'],
  );
}

function decodeProtobuf<R extends Resource>(resource: R, body: Buffer): DecodedPage<RecordOf[R]> {
  const { kind, cursor, end } = openEnvelope(body);
  checkListKind(resource, kind);
  let metadata: unknown;
  const items: RecordOf[R][] = [];
  for (let number = cursor.next(end); number !== 0; number = cursor.next(end)) {
    if (number === 1) metadata = readMessage(cursor, LIST_META, cursor.end(end));
    else if (number === 2) {
      const itemEnd = cursor.end(end);
      items.push(named(resource, readRecord(resource, body, cursor.position, itemEnd)));
      cursor.position = itemEnd;
    } else cursor.skip(end);
  }
  return page(resource, items, metadata);
}

function page<T>(resource: Resource, items: readonly T[], listMeta: unknown): DecodedPage<T> {
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
