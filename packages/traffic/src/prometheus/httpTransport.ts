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
          : new PrometheusError('unreachable', networkMessage(error, url, tls), { cause: error });
      }
      const header = (name: string): string => [response.headers[name] ?? ''].flat()[0] ?? '';
      const gzip = header('content-encoding').toLowerCase() === 'gzip';
      const body: AsyncIterable<Buffer> = gzip ? response.body.compose(createGunzip()) : response.body;
      return { status: response.statusCode, contentType: header('content-type'), body };
    },
    close: () => agent.destroy(),
  };
}

const OF_NO_AUTHORITY = 'its certificate is of no authority that is known here; put it into tls.ca';
const NO_TLS = 'it does not speak TLS; is its address one of http://?';
const WANTS_CLIENT = 'it wants the certificate of a client; put it into tls.cert and tls.key';

/** What to do about refusals of TLS, by the code of the error. */
const MENDS: Readonly<Record<string, string>> = {
  SELF_SIGNED_CERT_IN_CHAIN: OF_NO_AUTHORITY,
  DEPTH_ZERO_SELF_SIGNED_CERT: OF_NO_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: OF_NO_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: OF_NO_AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is of another name; put the one it has into tls.serverName',
  ERR_SSL_WRONG_VERSION_NUMBER: NO_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NO_TLS,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: WANTS_CLIENT,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: WANTS_CLIENT,
  'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE': WANTS_CLIENT,
};

/** The innermost reason says most: `connect ECONNREFUSED 10.0.0.1:9090`. */
function networkMessage(error: unknown, url: URL, { cert }: PrometheusConfig['tls']): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause !== undefined) innermost = innermost.cause;
  if (innermost instanceof AggregateError && innermost.errors[0] instanceof Error) innermost = innermost.errors[0];
  if (!(innermost instanceof Error)) return String(innermost);
  const code = 'code' in innermost ? String(innermost.code) : '';
  const mend = MENDS[code];
  if (mend !== undefined) return mend;
  // Some close the connection without a word when there is no certificate.
  const mayWant = url.protocol === 'https:' && cert === undefined && ['UND_ERR_SOCKET', 'ECONNRESET'].includes(code);
  return mayWant ? `${innermost.message}; if ${WANTS_CLIENT}` : innermost.message;
}
