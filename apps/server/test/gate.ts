import { createServer, request as send } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** What the gate does with the requests for one resource. */
export interface Passage {
  /** Answers in place of the server. */
  readonly answer?: (response: ServerResponse) => void;
  /** The server is asked for JSON, and each line of its answer (a list is one line) becomes these. */
  readonly lines?: (line: string) => readonly string[];
}

/** A certificate and its key. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** Stands before the API server and does what no well-meant server does; over TLS if it is given an identity. */
export class Gate {
  /** Asked for every request; `undefined` lets it through as it is. */
  passage: (resource: string, verb: 'list' | 'watch', request: IncomingMessage) => Passage | undefined = () =>
    undefined;
  /** Objects in a page, whatever was asked for, so that small lists have several. */
  pageSize: number | undefined;
  port = 0;
  readonly #upstream: URL;
  readonly #server: ReturnType<typeof createServer> | ReturnType<typeof createSecureServer>;
  readonly #sockets = new Set<Socket>();
  readonly #watches = new Set<ServerResponse>();

  constructor(upstream: string, identity?: Identity) {
    this.#upstream = new URL(upstream);
    const listener: RequestListener = (request, response) => this.#handle(request, response);
    this.#server = identity === undefined ? createServer(listener) : createSecureServer(identity, listener);
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    this.port = (this.#server.address() as AddressInfo).port;
    return this.port;
  }

  /** Ends all watches, as a server that is restarted does. */
  cutWatches(): void {
    for (const response of this.#watches) response.destroy();
  }

  /** Shows another certificate from now on; connections there are break. */
  become(identity: Identity): void {
    if (!('setSecureContext' in this.#server)) throw new TypeError('the gate speaks no TLS');
    this.#server.setSecureContext(identity);
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.#upstream);
    const resource = url.pathname.split('/').at(-1) ?? '';
    const isWatch = url.searchParams.get('watch') === 'true';
    if (this.pageSize !== undefined && url.searchParams.has('limit')) {
      url.searchParams.set('limit', String(this.pageSize));
    }
    if (isWatch) {
      this.#watches.add(response);
      response.on('close', () => this.#watches.delete(response));
    }
    const passage = this.passage(resource, isWatch ? 'watch' : 'list', request);
    if (passage?.answer !== undefined) {
      passage.answer(response);
      return;
    }
    const { lines } = passage ?? {};
    const accept = lines === undefined ? (request.headers.accept ?? '*/*') : 'application/json';
    const upstream = send(url, { headers: { accept } }, (answer) => {
      const { 'content-length': length, ...headers } = answer.headers;
      // Changed lines have another length than the server's.
      response.writeHead(
        answer.statusCode ?? 502,
        lines === undefined && length !== undefined ? { ...headers, 'content-length': length } : headers,
      );
      response.flushHeaders();
      if (lines === undefined) {
        answer.pipe(response);
      } else {
        const reader = createInterface({ input: answer });
        reader.on('line', (line) => {
          for (const each of lines(line)) response.write(`${each}\n`);
        });
        reader.on('error', () => response.destroy());
        reader.on('close', () => response.end());
      }
      answer.on('error', () => response.destroy());
    });
    upstream.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    upstream.end();
  }
}
