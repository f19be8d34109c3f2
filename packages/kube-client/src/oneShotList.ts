import { GarbageError } from '@fairlead/informer';
import type { OneShotList } from './connection.ts';
import { isObject, objectOf, objectsOf, textOf } from './projection/json.ts';
import type { JsonObject } from './projection/json.ts';
import { readBody } from './transport/readBody.ts';
import type { Transport } from './transport/transport.ts';
import { encodingOf, parseJson } from './wire/encoding.ts';

const PAGE_OBJECTS = 500;

/** JSON that one reading may gather: several times what the largest documented cluster has, and an end all the same. */
export const MAX_ONE_SHOT_BYTES = 256 * 1024 * 1024;

/** The raw JSON of a path and its length in bytes, before compression. */
export async function readJson(
  transport: Transport,
  acceptEncoding: 'gzip' | 'identity',
  path: string,
  signal: AbortSignal,
  query: Readonly<Record<string, string>> = {},
  maxBytes?: number,
): Promise<{ readonly json: unknown; readonly bytes: number }> {
  const answer = await transport.get({
    path,
    query,
    accept: 'application/json',
    acceptEncoding,
    idleMs: transport.timeouts.listIdleMs,
    resourceVersion: 'of the continue token',
    signal,
  });
  const { bytes } = await readBody(answer, maxBytes);
  if (encodingOf(answer.contentType) !== 'json') throw new GarbageError(`${path} was not answered in JSON`);
  return { json: parseJson(bytes), bytes: bytes.length };
}

/** The text of a path, such as a log. */
export async function readText(
  transport: Transport,
  path: string,
  signal: AbortSignal,
  query: Readonly<Record<string, string>> = {},
  maxBytes?: number,
): Promise<string> {
  const answer = await transport.get({
    path,
    query,
    // What the API server answers with has no single type; an error comes as JSON.
    accept: '*/*',
    acceptEncoding: 'identity',
    idleMs: transport.timeouts.listIdleMs,
    signal,
  });
  return (await readBody(answer, maxBytes)).bytes.toString('utf8');
}

/** Pages of a list, read one after the other until the last one or until `maxBytes` have been read. */
export async function readAllPages(
  readPage: (query: Readonly<Record<string, string>>) => Promise<{ readonly json: unknown; readonly bytes: number }>,
  selector: Readonly<Record<string, string>>,
  maxBytes: number = MAX_ONE_SHOT_BYTES,
): Promise<OneShotList> {
  const items: JsonObject[] = [];
  let jsonBytes = 0;
  let continueToken: string | undefined;
  do {
    const page = await readPage({
      ...selector,
      limit: String(PAGE_OBJECTS),
      ...(continueToken === undefined ? {} : { continue: continueToken }),
    });
    if (!isObject(page.json)) throw new GarbageError('something that is no list where a list was asked for');
    items.push(...objectsOf(page.json['items']));
    jsonBytes += page.bytes;
    continueToken = textOf(objectOf(page.json['metadata'])['continue']);
  } while (continueToken !== undefined && jsonBytes < maxBytes);
  return { items, jsonBytes, complete: continueToken === undefined };
}
