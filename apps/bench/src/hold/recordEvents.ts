import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { frameLength, lineLength, Pieces } from '../live/Pieces.ts';
import type { Encoding } from './encoding.ts';

/** Bytes of a watch, and how many they are. */
export interface EventsFile {
  readonly file: string;
  readonly size: number;
}

/** Reads a watch until so many events have come, and keeps exactly these. */
export async function recordEvents(
  server: string,
  file: string,
  encoding: Encoding,
  resourceVersion: string,
  wanted: number,
): Promise<EventsFile> {
  const type =
    encoding === 'protobuf' ? 'application/vnd.kubernetes.protobuf;stream=watch' : 'application/json;stream=watch';
  const abort = new AbortController();
  const response = await fetch(`${server}/api/v1/pods?watch=true&resourceVersion=${resourceVersion}`, {
    headers: { accept: type },
    signal: abort.signal,
  });
  if (!response.ok || response.body === null) throw new Error(`the watch was answered with ${response.status}`);
  const out = createWriteStream(file);
  const pieces = new Pieces(encoding === 'protobuf' ? frameLength : lineLength);
  let count = 0;
  let size = 0;
  for await (const chunk of response.body) {
    const taken = pieces.take(chunk, wanted - count);
    count += taken.count;
    size += taken.bytes.length;
    if (taken.count > 0) out.write(taken.bytes);
    if (count >= wanted) break;
  }
  abort.abort();
  out.end();
  await finished(out);
  if (count < wanted) throw new Error(`only ${count} of ${wanted} events came`);
  return { file, size };
}
