import { GarbageError } from '@fairlead/informer';
import type { WatchEvent } from '@fairlead/informer';
import { resourceInfo } from '@fairlead/model';
import type { RecordOf, Resource } from '@fairlead/model';
import { objectOf, textOf } from '../projection/json.ts';
import type { JsonObject } from '../projection/json.ts';
import { openEnvelope, readEnveloped } from '../protobuf/envelope.ts';
import { message } from '../protobuf/messageReader.ts';
import { STATUS } from '../protobuf/messages.ts';
import { named, readRecord } from '../protobuf/readRecord.ts';
import { WireCursor } from '../protobuf/wireCursor.ts';
import { errorOf, failureOfStatus } from './apiStatus.ts';
import { parseJson } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import { LengthCutter, LineCutter, MAX_FRAME_BYTES } from './frames.ts';
import type { FrameCutter } from './frames.ts';
import { namedRecord } from './listPage.ts';

/** Events up to the first that is an error; after a failure nothing more is decoded. */
export interface Decoded<T> {
  readonly events: readonly WatchEvent<T>[];
  readonly failure: Error | undefined;
}

export interface WatchDecoderOptions {
  /** What the watch was started from; named in `ResourceVersionExpiredError`. */
  readonly resourceVersion: string;
  readonly maxFrameBytes?: number;
}

/**
 * Decodes the body of a watch, in chunks that begin and end anywhere.
 *
 * An `ERROR` event becomes the failure that its code stands for (410: `ResourceVersionExpiredError`). A line or frame that
 * cannot be read, is too long, has an unknown type or no resource version fails as `GarbageError`.
 */
export class WatchDecoder<R extends Resource> {
  readonly #cutter: FrameCutter;
  readonly #decode: (bytes: Buffer, start: number, end: number) => WatchEvent<RecordOf[R]>;
  #failure: Error | undefined = undefined;

  constructor(resource: R, encoding: Encoding, options: WatchDecoderOptions) {
    const { resourceVersion, maxFrameBytes = MAX_FRAME_BYTES } = options;
    this.#cutter = encoding === 'json' ? new LineCutter(maxFrameBytes) : new LengthCutter(maxFrameBytes);
    this.#decode =
      encoding === 'json'
        ? (bytes, start, end) => decodeLine(resource, bytes.subarray(start, end), resourceVersion)
        : (bytes, start, end) => decodeFrame(resource, bytes, start, end, resourceVersion);
  }

  push(chunk: Buffer): Decoded<RecordOf[R]> {
    const events: WatchEvent<RecordOf[R]>[] = [];
    if (this.#failure === undefined) {
      try {
        this.#cutter.cut(chunk, (bytes, start, end) => void events.push(this.#decode(bytes, start, end)));
      } catch (error) {
        this.#failure = error instanceof Error ? error : new GarbageError(String(error));
      }
    }
    return { events, failure: this.#failure };
  }

  /** Tells that the server has ended the stream in order: whatever is left is half an event, and dropped as garbage. */
  end(): Error | undefined {
    const { length } = this.#cutter.rest();
    if (this.#failure === undefined && length > 0) {
      this.#failure = new GarbageError(`the watch ended within an event (${length} bytes of it)`);
    }
    return this.#failure;
  }
}

function decodeLine<R extends Resource>(resource: R, line: Buffer, resourceVersion: string): WatchEvent<RecordOf[R]> {
  const event = objectOf(parseJson(line));
  const object = objectOf(event['object']);
  // The type first: a bookmark is an empty object of the kind and no record.
  switch (event['type']) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
      checkKind(resource, object['kind']);
      return recordEvent(event['type'], namedRecord(resource, object));
    case 'BOOKMARK':
      return bookmark(object);
    case 'ERROR':
      throw errorOf(failureOfStatus(object, 500), resourceVersion);
    default:
      throw unknownType(event['type']);
  }
}

const WATCH_EVENT_TYPE = 1;
const WATCH_EVENT_OBJECT = 2;
const MODIFIED = Buffer.from('MODIFIED');
const BOOKMARK_OBJECT = message({ 1: ['metadata', message({ 6: ['resourceVersion', 'string'] })] });

function decodeFrame<R extends Resource>(
  resource: R,
  bytes: Buffer,
  start: number,
  end: number,
  resourceVersion: string,
): WatchEvent<RecordOf[R]> {
  const { type, objectStart, objectEnd } = readWatchEvent(bytes, start, end);
  if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED') {
    const envelope = openEnvelope(bytes, objectStart, objectEnd);
    checkKind(resource, envelope.kind);
    return recordEvent(type, named(resource, readRecord(resource, bytes, envelope.cursor.position, envelope.end)));
  }
  if (type !== 'BOOKMARK' && type !== 'ERROR') throw unknownType(type);
  const envelope = openEnvelope(bytes, objectStart, objectEnd);
  if (type === 'BOOKMARK') return bookmark(readEnveloped(envelope, BOOKMARK_OBJECT));
  throw errorOf(failureOfStatus(readEnveloped(envelope, STATUS), 500), resourceVersion);
}

/** Where the object of an event begins and ends. */
interface FramedEvent {
  readonly type: string;
  readonly objectStart: number;
  readonly objectEnd: number;
}

/** `WatchEvent`: the type, and a `RawExtension` whose only field is the object in its envelope. */
function readWatchEvent(bytes: Buffer, start: number, end: number): FramedEvent {
  const cursor = new WireCursor(bytes, start);
  let type = '';
  let objectStart = end;
  let objectEnd = end;
  for (let number = cursor.next(end); number !== 0; number = cursor.next(end)) {
    if (number === WATCH_EVENT_TYPE) {
      const typeEnd = cursor.end(end);
      type = typeAt(bytes, cursor.position, typeEnd);
      cursor.position = typeEnd;
    } else if (number === WATCH_EVENT_OBJECT) {
      const extensionEnd = cursor.end(end);
      for (let inner = cursor.next(extensionEnd); inner !== 0; inner = cursor.next(extensionEnd)) {
        if (inner === 1) {
          objectEnd = cursor.end(extensionEnd);
          objectStart = cursor.position;
          cursor.position = objectEnd;
        } else cursor.skip(extensionEnd);
      }
    } else cursor.skip(end);
  }
  return { type, objectStart, objectEnd };
}

/** Nearly all events are changes: their type is not made anew each time. */
function typeAt(bytes: Buffer, start: number, end: number): string {
  if (end - start === MODIFIED.length && bytes.compare(MODIFIED, 0, MODIFIED.length, start, end) === 0)
    return 'MODIFIED';
  return bytes.toString('latin1', start, end);
}

function checkKind(resource: Resource, kind: unknown): void {
  const info = resourceInfo(resource);
  if (kind === info.kind || (info.metadataOnly && kind === 'PartialObjectMetadata')) return;
  throw new GarbageError(`a watch event of kind ${textOf(kind) ?? 'unknown'} where ${resource} were asked for`);
}

function recordEvent<T extends { readonly resourceVersion: string }>(
  type: 'ADDED' | 'MODIFIED' | 'DELETED',
  record: T,
): WatchEvent<T> {
  if (record.resourceVersion === '') throw new GarbageError('a watch event without resource version');
  return { type, object: record, resourceVersion: record.resourceVersion };
}

function bookmark(object: JsonObject): WatchEvent<never> {
  const resourceVersion = textOf(objectOf(object['metadata'])['resourceVersion']);
  if (resourceVersion === undefined) throw new GarbageError('a bookmark without resource version');
  return { type: 'BOOKMARK', resourceVersion };
}

function unknownType(type: unknown): GarbageError {
  return new GarbageError(`a watch event of unknown type ${JSON.stringify(type) ?? 'none'}`.slice(0, 200));
}
