import { GarbageError } from '@fairlead/informer';
import type { RecordOf, Resource } from '@fairlead/model';
import { projectObject } from '../projection/projectObject.ts';
import { readMessage } from './messageReader.ts';
import { OBJECT_MESSAGES } from './messages.ts';
import { PodReader } from './podReader.ts';
import { WireCursor } from './wireCursor.ts';

/** One for all clusters: what it keeps of the texts it has read is bounded. */
const podReader = new PodReader();

/**
 * The record of the object whose message lies between `start` and `end`.
 *
 * @throws GarbageError for what is no such message
 */
export function readRecord<R extends Resource>(resource: R, bytes: Buffer, start: number, end: number): RecordOf[R] {
  const other: Resource = resource;
  // The compiler does not narrow `R` by the name.
  if (other === 'pods') return podReader.read(bytes, start, end) as RecordOf[R];
  const message = OBJECT_MESSAGES[other];
  if (message === undefined) throw new GarbageError(`protobuf of ${resource}, of which there is none`);
  const object = readMessage(new WireCursor(bytes, start), message, end);
  return projectObject(resource, object);
}

/** The record, unless its object has no name: on the wire each has one. @throws GarbageError */
export function named<R extends Resource>(resource: R, record: RecordOf[R]): RecordOf[R] {
  const { name }: { readonly name: string } = record;
  if (name === '') throw new GarbageError(`an object without a name among ${resource}`);
  return record;
}
