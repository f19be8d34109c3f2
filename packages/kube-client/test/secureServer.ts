import { createServer } from 'node:https';
import { createServer as createProxy } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { certificate } from './certificates.ts';

/** An HTTPS server for the name `kubernetes.test` that answers `/version` with the name in the client's certificate. */
export async function secureServer(): Promise<
  AsyncDisposable & { readonly port: number; readonly acceptEncodings: readonly unknown[] }
> {
  const acceptEncodings: unknown[] = [];
  const server = createServer(
    {
      cert: certificate('server.crt'),
      key: certificate('server.key'),
      ca: certificate('ca.crt'),
      requestCert: true,
      rejectUnauthorized: false,
    },
    (request, response) => {
      acceptEncodings.push(request.headers['accept-encoding']);
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ gitVersion: subject?.CN ?? 'nobody' }));
    },
  );
  return { port: await listen(server), acceptEncodings, [Symbol.asyncDispose]: () => stop(server) };
}

interface Proxy extends AsyncDisposable {
  readonly port: number;
  /** The names that were asked for. */
  readonly asked: readonly string[];
}

/** An HTTP proxy that tunnels whatever is asked for to one port of this machine. */
export async function tunnelProxy(targetPort: number): Promise<Proxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createProxy();
  server.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '');
    join(socket, targetPort, 'HTTP/1.1 200 Connection established\r\n\r\n', sockets);
  });
  return proxy(server, asked, sockets);
}

/** A SOCKS5 proxy without sign-in that does the same. Source: RFC 1928. */
export async function socksProxy(targetPort: number): Promise<Proxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (request: Buffer) => {
        const nameEnd = 5 + (request[4] ?? 0);
        asked.push(`${request.toString('latin1', 5, nameEnd)}:${request.readUInt16BE(nameEnd)}`);
        join(socket, targetPort, Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]), sockets);
      });
    });
  });
  return proxy(server, asked, sockets);
}

function join(socket: Socket, targetPort: number, greeting: string | Buffer, sockets: Set<Socket>): void {
  const upstream = connect(targetPort, '127.0.0.1', () => {
    socket.write(greeting);
    upstream.pipe(socket).pipe(upstream);
  });
  for (const end of [socket, upstream]) {
    sockets.add(end);
    end.on('error', () => end.destroy());
  }
}

async function proxy(server: Server, asked: readonly string[], sockets: ReadonlySet<Socket>): Promise<Proxy> {
  const port = await listen(server);
  return {
    port,
    asked,
    [Symbol.asyncDispose]: () => {
      for (const socket of sockets) socket.destroy();
      return stop(server);
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

function stop(server: Server & { closeAllConnections?(): void }): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });
}
