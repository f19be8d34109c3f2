import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** One list or watch, as it comes to the gate. */
export interface Asked {
  readonly resource: string;
  readonly verb: 'list' | 'watch';
  /** With a `continue` token: not the first page. */
  readonly continued: boolean;
  /** A list of one object, by which Fairlead looks whether it still is the same server. */
  readonly isLook: boolean;
  readonly request: IncomingMessage;
}

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

/** Where one object a page would be many pages. */
const SMALL_PAGE: Readonly<Record<string, string>> = {
  pods: '30',
  services: '10',
  nodes: '5',
  namespaces: '2',
  deployments: '8',
  replicasets: '8',
};

/** Stands before the API server and does what no well-meant server does; over TLS if it is given an identity. */
export class Gate {
  /** Asked for every request; `undefined` lets it through as it is. */
  passage: (asked: Asked) => Passage | undefined = () => undefined;
  /** Every list and watch that came, as `VERB RESOURCE`. */
  readonly asked: string[] = [];
  /** Lists come in two pages at least, whatever was asked for, where there are two objects. */
  smallPages = false;
  port = 0;
  readonly #upstream: URL;
  readonly #server: ReturnType<typeof createServer> | ReturnType<typeof createSecureServer>;
  readonly #sockets = new Set<Socket>();
  readonly #watches = new Set<ServerResponse>();
  readonly #lists = new Set<ServerResponse>();

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

  /** Waits until nobody waits any more for the lists that are under way now. */
  async listsAnswered(): Promise<void> {
    await Promise.all([...this.#lists].map((response) => once(response, 'close')));
  }

  /** Ends all watches, as a server that is restarted does. */
  cutWatches(): void {
    for (const response of this.#watches) response.destroy();
  }

  /** Ends all watches in order. */
  endWatches(): void {
    for (const response of this.#watches) {
      response.emit('unpiped');
      response.end();
    }
  }

  /** Shows another certificate from now on; connections there are break. */
  become(identity: Identity): void {
    if (!('setSecureContext' in this.#server)) throw new TypeError('the gate speaks no TLS');
    this.#server.setSecureContext(identity);
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Takes no connections any more, and cuts those there are. */
  refuse(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Listens again, at the same port. */
  async accept(): Promise<void> {
    if (this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.listen(this.port, '127.0.0.1', resolve);
    });
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
    const isLook = url.searchParams.get('limit') === '1';
    if (this.smallPages && !isLook && url.searchParams.has('limit'))
      url.searchParams.set('limit', SMALL_PAGE[resource] ?? '1');
    const underWay = isWatch ? this.#watches : this.#lists;
    underWay.add(response);
    response.on('close', () => underWay.delete(response));
    const verb = isWatch ? 'watch' : 'list';
    this.asked.push(`${verb} ${resource}`);
    const continued = url.searchParams.has('continue');
    const passage = this.passage({ resource, verb, continued, isLook, request });
    // What was cut meanwhile has nobody to be answered.
    if (response.destroyed) return;
    if (passage?.answer !== undefined) {
      passage.answer(response);
      return;
    }
    const { lines } = passage ?? {};
    const accept = lines === undefined ? (request.headers.accept ?? '*/*') : 'application/json';
    const upstream = send(url, { headers: { accept } }, (answer) => {
      // A watch that was ended before it had begun.
      if (response.writableEnded) {
        upstream.destroy();
        return;
      }
      const { 'content-length': length, ...headers } = answer.headers;
      // Changed lines have another length than the server's.
      response.writeHead(
        answer.statusCode ?? 502,
        lines === undefined && length !== undefined ? { ...headers, 'content-length': length } : headers,
      );
      response.flushHeaders();
      response.once('unpiped', () => {
        answer.unpipe(response);
        upstream.destroy();
      });
      if (lines === undefined) {
        answer.pipe(response);
      } else {
        const reader = createInterface({ input: answer });
        reader.on('line', (line) => {
          if (!response.writableEnded) for (const each of linesOf(lines, line)) response.write(`${each}\n`);
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

/** Of what another fault has made unreadable there is nothing to change. */
function linesOf(lines: NonNullable<Passage['lines']>, line: string): readonly string[] {
  try {
    return lines(line);
  } catch (error) {
    if (error instanceof SyntaxError) return [line];
    throw error;
  }
}
