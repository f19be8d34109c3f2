import { createGunzip } from 'node:zlib';
import { Agent, request } from 'undici';
import type { Dispatcher } from 'undici';
import { PrometheusError } from './errors.ts';
import type { PrometheusConfig } from './config.ts';

/** One request; `form` makes it a POST. */
export interface HttpRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly form: string | undefined;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  /** Uncompressed. */
  readonly body: AsyncIterable<Buffer>;
}

/** How requests get to the server; tests hand in their own. */
export interface HttpTransport {
  send(request: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
}

const CONNECTIONS_AT_MOST = 3;

/** Over the network, with the certificates of the configuration. */
export function httpTransport({ tls }: Pick<PrometheusConfig, 'tls'>): HttpTransport {
  const agent = new Agent({
    connections: CONNECTIONS_AT_MOST,
    connect: {
      timeout: 10_000,
      ...(tls.ca === undefined ? {} : { ca: tls.ca }),
      ...(tls.cert === undefined ? {} : { cert: tls.cert }),
      ...(tls.key === undefined ? {} : { key: tls.key }),
      ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
      ...(tls.insecureSkipVerify ? { rejectUnauthorized: false } : {}),
    },
  });
  return {
    send: async ({ url, headers, form, signal }) => {
      let response: Dispatcher.ResponseData;
      try {
        response = await request(url, {
          dispatcher: agent,
          method: form === undefined ? 'GET' : 'POST',
          headers: {
            ...headers,
            accept: 'application/json',
            'accept-encoding': 'gzip',
            'user-agent': 'fairlead',
            ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          },
          body: form ?? null,
          signal,
        });
      } catch (error) {
        throw signal.aborted
          ? signal.reason
          : new PrometheusError('unreachable', networkMessage(error), { cause: error });
      }
      const header = (name: string): string => [response.headers[name] ?? ''].flat()[0] ?? '';
      const gzip = header('content-encoding').toLowerCase() === 'gzip';
      const body: AsyncIterable<Buffer> = gzip ? response.body.compose(createGunzip()) : response.body;
      return { status: response.statusCode, contentType: header('content-type'), body };
    },
    close: () => agent.destroy(),
  };
}

/** The innermost reason says most: `connect ECONNREFUSED 10.0.0.1:9090`. */
function networkMessage(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause !== undefined) innermost = innermost.cause;
  if (innermost instanceof AggregateError && innermost.errors[0] instanceof Error) innermost = innermost.errors[0];
  return innermost instanceof Error ? innermost.message : String(innermost);
}
