import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { isIPv6 } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { ServerOptions } from '../options/options.ts';
import { UsageError } from '../options/usageError.ts';
import { answerRawErrors } from './rawErrors.ts';

/** Where to listen, and what the two came from. */
export type ListenAddress = Pick<ServerOptions, 'host' | 'port' | 'named'>;

export interface ListeningServer {
  readonly server: Server;
  /** The port that was taken. */
  readonly port: number;
  /** Ends keep-alive connections and, after `patienceMs`, what is still under way. */
  close(patienceMs: number): Promise<void>;
}

/** Which input is wrong, and the mend, by the code of the failure. */
const START_ERRORS: Readonly<Record<string, readonly ['host' | 'port', string]>> = {
  EADDRINUSE: ['port', 'is in use; choose another one, or 0 for any free one'],
  EACCES: ['port', 'is not allowed to this user; choose one from 1024 up'],
  EADDRNOTAVAIL: ['host', 'is no address of this machine; choose one that is'],
  ENOTFOUND: ['host', 'cannot be resolved; choose an address of this machine'],
  EINVAL: ['host', 'is no address of this machine; choose one that is'],
};

function startError(error: NodeJS.ErrnoException, address: ListenAddress): Error {
  const known = START_ERRORS[error.code ?? ''];
  if (known === undefined) return error;
  const [input, mend] = known;
  const value = input === 'port' ? addressOf(address.host, address.port) : address.host;
  return new UsageError(`${address.named[input]}: ${value} ${mend}`, { cause: error });
}

export function addressOf(host: string, port: number): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

async function close(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(cut);
}

/** Starts to listen. @throws UsageError for an address that cannot be taken. */
export async function listen(address: ListenAddress, listener: RequestListener): Promise<ListeningServer> {
  // A request without Host gets our own refusal, with all headers, and not Node's bare one.
  const server = createServer({ requireHostHeader: false }, listener);
  answerRawErrors(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(startError(error, address)));
    server.listen(address.port, address.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { server, port, close: (patienceMs) => close(server, patienceMs) };
}
