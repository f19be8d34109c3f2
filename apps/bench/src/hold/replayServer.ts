import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { answerMessages, cpuSeconds } from '../processes/answer.ts';
import { recordFleet } from './recording.ts';
import type { Encoding } from './encoding.ts';
import type { Recording } from './recording.ts';

// A process that records what an API server sends, and then sends the same bytes to everyone who asks, as fast as they read.
// Arguments: URL of the server, folder for the bytes, pod events to record, encodings. It answers `start` with its address, and
// `burst` by sending the recorded events to the watches of pods that are open.

const [server = '', folder = '', events = '0', encodings = 'protobuf'] = process.argv.slice(2);
const watches = new Set<{ readonly response: ServerResponse; readonly encoding: Encoding }>();
let recording: Recording | undefined;

function encodingOf(request: IncomingMessage): Encoding {
  return request.headers.accept?.includes('protobuf') === true ? 'protobuf' : 'json';
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const encoding = encodingOf(request);
  if (url.searchParams.get('watch') === 'true') {
    const type = encoding === 'protobuf' ? 'application/vnd.kubernetes.protobuf;stream=watch' : 'application/json';
    response.writeHead(200, { 'content-type': type });
    response.flushHeaders();
    if (url.pathname !== '/api/v1/pods') return;
    const watch = { response, encoding };
    watches.add(watch);
    response.on('close', () => watches.delete(watch));
    return;
  }
  const answer = recording?.answer(url, encoding);
  if (answer === undefined) {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}');
    return;
  }
  response.writeHead(200, { 'content-type': answer.contentType });
  for (const [index, part] of answer.parts.entries()) {
    const last = index === answer.parts.length - 1;
    if (typeof part !== 'string') {
      await pipeline(
        createReadStream(part.file, { start: part.start, end: part.end - 1, highWaterMark: 1 << 18 }),
        response,
        {
          end: last,
        },
      );
    } else if (last) response.end(part);
    else response.write(part);
  }
}

async function burst(): Promise<void> {
  await Promise.all(
    [...watches].map(async ({ response, encoding }) => {
      const file = recording?.eventsFile(encoding);
      if (file !== undefined) {
        await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), response, { end: false });
      }
    }),
  );
}

answerMessages<{ readonly do: 'start' | 'burst' }>(async (message) => {
  if (message.do === 'burst') {
    const before = process.cpuUsage();
    await burst();
    return { cpuSeconds: cpuSeconds(before) };
  }
  recording = await recordFleet(server, folder, Number(events), encodings.split(',') as Encoding[]);
  const http = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;
  return { server: `http://127.0.0.1:${port}`, events: recording.events, bytes: recording.bytes };
});
