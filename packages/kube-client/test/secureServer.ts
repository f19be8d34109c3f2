import { createServer } from 'node:https';
import { createServer as createProxy } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { certificate } from './certificates.ts';

/** An HTTPS server for the name `kubernetes.test` that answers `/version` with the name in the client's certificate. */
export async function secureServer(): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer(
    {
      cert: certificate('server.crt'),
      key: certificate('server.key'),
      ca: certificate('ca.crt'),
      requestCert: true,
      rejectUnauthorized: false,
    },
    (request, response) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ gitVersion: subject?.CN ?? 'nobody' }));
    },
  );
  return { port: await listen(server), [Symbol.asyncDispose]: () => stop(server) };
}

/** A proxy that tunnels whatever is asked for to one port of this machine, and remembers the names asked for. */
export async function tunnelProxy(
  targetPort: number,
): Promise<AsyncDisposable & { readonly port: number; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createProxy();
  server.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '');
    const upstream = connect(targetPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [socket, upstream]) {
      sockets.add(end);
      end.on('error', () => end.destroy());
    }
  });
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
