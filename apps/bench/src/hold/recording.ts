import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';

export type Encoding = 'protobuf' | 'json';

/** A part of an answer: text, or bytes of a file. */
export type Part = string | { readonly file: string; readonly start: number; readonly end: number };

export interface RecordedAnswer {
  readonly contentType: string;
  readonly parts: readonly Part[];
}

export interface Recording {
  /** Pod events recorded in each encoding, each time those that follow its list. */
  readonly events: number;
  /** Bytes of the list of pods, and of the events, by encoding. */
  readonly bytes: Readonly<Partial<Record<Encoding, { readonly list: number; readonly events: number }>>>;
  answer(url: URL, encoding: Encoding): RecordedAnswer | undefined;
  eventsFile(encoding: Encoding): string | undefined;
}

const PAGE_SIZE = 500;
const NEWLINE = 10;
const METADATA_ONLY = ';as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
/** Pods last: their events follow at once. */
const RESOURCES = [
  { path: '/api/v1/services' },
  { path: '/api/v1/nodes' },
  { path: '/api/v1/namespaces' },
  { path: '/apis/apps/v1/deployments' },
  { path: '/apis/apps/v1/replicasets', metadataOnly: true },
  { path: '/apis/apps/v1/statefulsets' },
  { path: '/apis/apps/v1/daemonsets' },
  { path: '/apis/batch/v1/jobs' },
  { path: '/apis/networking.k8s.io/v1/ingresses' },
  { path: '/api/v1/pods' },
] as const;
/** Read as JSON by the peers. */
const PEERS_READ = new Set(['/api/v1/pods', '/api/v1/services', '/api/v1/nodes']);

interface Page {
  readonly file: string;
  readonly size: number;
  readonly contentType: string;
  /** Where the items of a JSON list begin and end. */
  readonly items: readonly [number, number];
}

/** Reads all lists of a cluster in pages, and so many pod events after them, and keeps the bytes in a folder. */
export async function recordFleet(
  server: string,
  folder: string,
  events: number,
  encodings: readonly Encoding[],
): Promise<Recording> {
  const pages = new Map<string, Page>();
  const lists = new Map<string, Page[]>();
  const versions = new Map<Encoding, string>();
  const eventFiles = new Map<Encoding, { readonly file: string; readonly size: number }>();
  for (const encoding of encodings) {
    for (const resource of RESOURCES) {
      if (encoding === 'json' && !PEERS_READ.has(resource.path)) continue;
      const list: Page[] = [];
      let token = '';
      do {
        const query = token === '' ? '' : `&continue=${encodeURIComponent(token)}`;
        const accept =
          encoding === 'json'
            ? 'application/json'
            : `application/vnd.kubernetes.protobuf${'metadataOnly' in resource ? METADATA_ONLY : ''}`;
        const response = await fetch(`${server}${resource.path}?limit=${PAGE_SIZE}${query}`, { headers: { accept } });
        const body = Buffer.from(await response.arrayBuffer());
        const file = path.join(folder, `page-${pages.size}`);
        await writeFile(file, body);
        const contentType = response.headers.get('content-type') ?? 'application/json';
        const page: Page = { file, size: body.length, contentType, items: itemsIn(body, encoding) };
        pages.set(keyOf(resource.path, encoding, token), page);
        list.push(page);
        const meta = listMetadata(body, encoding);
        token = meta.continueToken;
        if (resource.path === '/api/v1/pods') versions.set(encoding, meta.resourceVersion);
      } while (token !== '');
      lists.set(keyOf(resource.path, encoding, ''), list);
    }
    if (events > 0) {
      const file = path.join(folder, `events-${encoding}`);
      const from = versions.get(encoding) ?? '';
      eventFiles.set(encoding, await recordEvents(server, file, encoding, from, events));
    }
  }
  const bytes = Object.fromEntries(
    encodings.map((encoding) => [
      encoding,
      {
        list: (lists.get(keyOf('/api/v1/pods', encoding, '')) ?? []).reduce((sum, { size }) => sum + size, 0),
        events: eventFiles.get(encoding)?.size ?? 0,
      },
    ]),
  );
  return {
    events,
    bytes,
    eventsFile: (encoding) => eventFiles.get(encoding)?.file,
    answer(url, encoding) {
      const token = url.searchParams.get('continue') ?? '';
      if (url.searchParams.has('limit') || encoding === 'protobuf') {
        const page = pages.get(keyOf(url.pathname, encoding, token));
        return page === undefined
          ? undefined
          : { contentType: page.contentType, parts: [{ file: page.file, start: 0, end: page.size }] };
      }
      const list = lists.get(keyOf(url.pathname, encoding, ''));
      return list === undefined ? undefined : inOnePiece(list, versions.get(encoding) ?? '');
    },
  };
}

function keyOf(pathname: string, encoding: Encoding, token: string): string {
  return `${encoding} ${pathname} ${token}`;
}

/** The whole list as a server sends it that is asked for no pages. */
function inOnePiece(pages: readonly Page[], resourceVersion: string): RecordedAnswer {
  const parts: Part[] = [
    `{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"${resourceVersion}"},"items":[`,
  ];
  for (const { file, items } of pages) {
    if (parts.length > 1) parts.push(',');
    parts.push({ file, start: items[0], end: items[1] });
  }
  parts.push(']}');
  return { contentType: 'application/json', parts };
}

function itemsIn(body: Buffer, encoding: Encoding): readonly [number, number] {
  if (encoding === 'protobuf') return [0, 0];
  const mark = '"items":[';
  return [body.indexOf(mark) + mark.length, body.lastIndexOf(']')];
}

/** Of the metadata of a list only the two texts; in protobuf they are fields 2 and 3 of its field 1. */
function listMetadata(body: Buffer, encoding: Encoding): { resourceVersion: string; continueToken: string } {
  if (encoding === 'json') {
    const items = body.indexOf('"items":[');
    const head = JSON.parse(`${body.toString('utf8', 0, items)}"items":[]}`) as {
      metadata: { resourceVersion?: string; continue?: string };
    };
    return { resourceVersion: head.metadata.resourceVersion ?? '', continueToken: head.metadata.continue ?? '' };
  }
  const raw = fieldOf(body.subarray(4), 2);
  const metadata = fieldOf(raw, 1);
  return {
    resourceVersion: fieldOf(metadata, 2).toString('utf8'),
    continueToken: fieldOf(metadata, 3).toString('utf8'),
  };
}

/** The bytes of the first field of a number in a protobuf message of which all fields before it are of known length. */
function fieldOf(message: Buffer, number: number): Buffer {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = message[at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const length = varint();
    if ((tag & 7) !== 2) continue;
    if (tag >> 3 === number) return message.subarray(at, at + length);
    at += length;
  }
  return Buffer.alloc(0);
}

/** Reads a watch until so many events have come, and keeps exactly these. */
async function recordEvents(
  server: string,
  file: string,
  encoding: Encoding,
  resourceVersion: string,
  wanted: number,
): Promise<{ readonly file: string; readonly size: number }> {
  const type =
    encoding === 'protobuf' ? 'application/vnd.kubernetes.protobuf;stream=watch' : 'application/json;stream=watch';
  const abort = new AbortController();
  const response = await fetch(`${server}/api/v1/pods?watch=true&resourceVersion=${resourceVersion}`, {
    headers: { accept: type },
    signal: abort.signal,
  });
  if (!response.ok || response.body === null) throw new Error(`the watch was answered with ${response.status}`);
  const out = createWriteStream(file);
  const lengthOf = encoding === 'protobuf' ? frameLength : lineLength;
  let rest: Buffer = Buffer.alloc(0);
  let count = 0;
  let size = 0;
  for await (const chunk of response.body) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let at = 0;
    while (count < wanted) {
      const length = lengthOf(rest, at);
      if (length === 0) break;
      at += length;
      count += 1;
    }
    size += at;
    if (at > 0) out.write(rest.subarray(0, at));
    rest = rest.subarray(at);
    if (count >= wanted) break;
  }
  abort.abort();
  out.end();
  await finished(out);
  if (count < wanted) throw new Error(`only ${count} of ${wanted} events came`);
  return { file, size };
}

/** Bytes of a whole frame at a position, 0 while a part is missing. */
function frameLength(bytes: Buffer, at: number): number {
  if (at + 4 > bytes.length) return 0;
  const length = 4 + bytes.readUInt32BE(at);
  return at + length <= bytes.length ? length : 0;
}

function lineLength(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(NEWLINE, at);
  return end < 0 ? 0 : end + 1 - at;
}
