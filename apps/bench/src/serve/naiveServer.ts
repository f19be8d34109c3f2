import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { answerMessages } from '../processes/answer.ts';

// Serves a snapshot as most servers do: written anew for every request, and compressed anew where the client takes that.

export interface Load {
  readonly do: 'load';
  /** Where the snapshot is to be had. */
  readonly url: string;
}

/** A crowd that comes at once is not turned away. */
const BACKLOG = 4096;

const compress = promisify(gzip);
let snapshot: unknown;

const server = createServer((request, response) => {
  const body = Buffer.from(JSON.stringify(snapshot));
  response.setHeader('content-type', 'application/json');
  if (!/gzip/.test(request.headers['accept-encoding'] ?? '')) {
    response.end(body);
    return;
  }
  void compress(body).then((compressed) => response.setHeader('content-encoding', 'gzip').end(compressed));
});

answerMessages<Load>(async ({ url }) => {
  snapshot = await (await fetch(url)).json();
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
});
