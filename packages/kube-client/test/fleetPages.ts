import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourceInfo } from '@fairlead/model';
import type { Resource } from '@fairlead/model';
import type { Encoding } from '../src/wire/encoding.ts';
import { decodeListPage } from '../src/wire/listPage.ts';

const ACCEPT: Readonly<Record<Encoding, string>> = {
  json: 'application/json',
  protobuf: 'application/vnd.kubernetes.protobuf',
};

/** Writes all pages of a resource, as the server sends them, into a file that `piecesOf` reads; returns its path. */
export async function savePages(
  server: string,
  resource: Resource,
  encoding: Encoding,
  folder: string,
): Promise<string> {
  const { group, version, metadataOnly } = resourceInfo(resource);
  const path = group === '' ? `/api/${version}/${resource}` : `/apis/${group}/${version}/${resource}`;
  const accept = ACCEPT[encoding] + (metadataOnly ? ';as=PartialObjectMetadataList;g=meta.k8s.io;v=v1' : '');
  const pieces: Buffer[] = [];
  for (let token: string | undefined = ''; token !== undefined;) {
    const response = await fetch(`${server}${path}?limit=500&continue=${encodeURIComponent(token)}`, {
      headers: { accept },
    });
    const body = Buffer.from(await response.arrayBuffer());
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    pieces.push(length, body);
    token = decodeListPage(resource, encoding, body).continueToken;
  }
  const file = join(folder, `${resource}.${encoding}`);
  writeFileSync(file, Buffer.concat(pieces));
  return file;
}

/** The pages of such a file. */
export function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    const end = at + 4 + bytes.readUInt32LE(at);
    yield bytes.subarray(at + 4, end);
    at = end;
  }
}
