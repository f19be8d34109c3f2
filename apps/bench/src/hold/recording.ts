import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Encoding } from './encoding.ts';
import { listMetadata } from './listMetadata.ts';
import { recordEvents } from './recordEvents.ts';
import type { EventsFile } from './recordEvents.ts';

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
  const recordings: Promise<readonly [Encoding, EventsFile]>[] = [];
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
      // Meanwhile the lists of the next encoding are read.
      const recording = recordEvents(server, file, encoding, from, events).then((kept) => [encoding, kept] as const);
      recording.catch(() => undefined);
      recordings.push(recording);
    }
  }
  const eventFiles = new Map(await Promise.all(recordings));
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
