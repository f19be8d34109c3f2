import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Script = (request: IncomingMessage, response: ServerResponse) => void;

/** An HTTP server on a free port that does what the test says. `await using` stops it. */
export interface ScriptedServer extends AsyncDisposable {
  readonly url: string;
  /** `METHOD path` of every request so far. */
  readonly requests: readonly string[];
  /** Resolves when a request has come whose `METHOD path` contains the text. */
  received(text: string): Promise<void>;
}

export async function scriptedServer(script: Script): Promise<ScriptedServer> {
  const requests: string[] = [];
  const waiting: { readonly text: string; readonly resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    const line = `${request.method ?? ''} ${request.url ?? ''}`;
    requests.push(line);
    for (const { text, resolve } of waiting) if (line.includes(text)) resolve();
    script(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    received: (text) =>
      new Promise((resolve) => {
        if (requests.some((line) => line.includes(text))) resolve();
        else waiting.push({ text, resolve });
      }),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with JSON. */
export function answerJson(response: ServerResponse, body: unknown, status = 200, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
