import { CredentialsRejectedError } from '@fairlead/informer';
import type { Clock } from '@fairlead/informer';
import type { Dispatcher } from 'undici';
import type { Credentials, RequestCredentials } from '../credentials/credentials.ts';
import { errorOf, failureOfAnswer } from '../wire/apiStatus.ts';
import type { DispatcherPool } from './dispatcherPool.ts';
import { networkError } from './networkError.ts';
import { Patience } from './patience.ts';
import type { Timeouts } from './patience.ts';

export interface GetOptions {
  /** Below the path of the server's URL. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly accept: string;
  /** `gzip` where it may pay; a watch is always `identity`. */
  readonly acceptEncoding: 'gzip' | 'identity';
  /** How long the body may be silent. */
  readonly idleMs: number;
  /** What was asked for, for `ResourceVersionExpiredError`. */
  readonly resourceVersion?: string;
  readonly signal: AbortSignal;
}

/** An answer with status 200. Its body must be read to its end, or the iteration left, which ends the request. */
export interface Answer {
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly body: AsyncIterable<Buffer>;
}

/** More of an error answer is not read: a `Status` is a few hundred bytes. */
const MAX_ERROR_BYTES = 64 * 1024;

export interface TransportOptions {
  readonly server: URL;
  /** The server and what is before it, for messages. */
  readonly way: string;
  readonly credentials: Credentials;
  readonly pool: DispatcherPool;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
}

/** The one way to the API server. It can send nothing but GET. */
export class Transport {
  readonly #server: URL;
  readonly #way: string;
  readonly #credentials: Credentials;
  readonly #pool: DispatcherPool;
  readonly #clock: Clock;
  readonly #timeouts: Timeouts;

  constructor({ server, way, credentials, pool, clock, timeouts }: TransportOptions) {
    this.#server = server;
    this.#way = way;
    this.#credentials = credentials;
    this.#pool = pool;
    this.#clock = clock;
    this.#timeouts = timeouts;
  }

  get timeouts(): Timeouts {
    return this.#timeouts;
  }

  /**
   * One GET. Rejects with the errors of `@fairlead/informer`, the body's iteration, too; with the signal's reason when the
   * caller gave up. A 401 makes the credentials be looked up again for the next request.
   */
  async get(options: GetOptions): Promise<Answer> {
    options.signal.throwIfAborted();
    const abandon = new AbortController();
    const signal = AbortSignal.any([options.signal, abandon.signal]);
    const patience = new Patience(this.#clock, (error) => abandon.abort(error));
    try {
      const credentials = await this.#currentCredentials(signal, patience);
      patience.expect(this.#timeouts.headersMs, `no answer from ${this.#way}`);
      const response = await this.#send(options, credentials, signal);
      const contentType = headerOf(response, 'content-type');
      if (response.statusCode !== 200) {
        const body = await readUpTo(response.body, MAX_ERROR_BYTES);
        const failure = failureOfAnswer(
          response.statusCode,
          contentType,
          headerOf(response, 'retry-after'),
          body,
          this.#clock.now(),
        );
        patience.stop();
        throw new AnsweredError(errorOf(failure, options.resourceVersion ?? ''));
      }
      patience.expect(options.idleMs, `not a byte from ${this.#way}`);
      // Reported by the iteration; without a listener, an error before it would end the process.
      response.body.on('error', () => undefined);
      return {
        contentType,
        contentEncoding: headerOf(response, 'content-encoding'),
        body: this.#watched(response.body, patience, options.signal),
      };
    } catch (error) {
      patience.stop();
      throw this.#translated(error, options.signal);
    }
  }

  async #send(
    options: GetOptions,
    credentials: RequestCredentials,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const response = await this.#pool.dispatcher(credentials.tls).request({
      method: 'GET',
      origin: this.#server.origin,
      path: this.#pathOf(options),
      headers: {
        ...credentials.headers,
        accept: options.accept,
        'accept-encoding': options.acceptEncoding,
        'user-agent': 'fairlead',
      },
      signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    if (response.statusCode === 401) this.#credentials.reject(credentials);
    return response;
  }

  /** A plugin may wait for a person to sign in: who gives up meanwhile finds it done, or still under way, the next time. */
  async #currentCredentials(signal: AbortSignal, patience: Patience): Promise<RequestCredentials> {
    patience.expect(this.#timeouts.headersMs, 'the plugin or provider that signs in has not answered');
    try {
      return await unlessAborted(this.#credentials.current(), signal);
    } catch (error) {
      const why = error instanceof Error ? error.message.trim().replaceAll(/\s+/g, ' ').slice(0, 300) : String(error);
      throw new CredentialsRejectedError(`no credentials to send: ${why}`, { cause: error });
    }
  }

  #pathOf({ path, query = {} }: GetOptions): string {
    const base = this.#server.pathname.replace(/\/$/, '');
    const search = new URLSearchParams(query).toString();
    return `${base}${path}${search === '' ? '' : `?${search}`}`;
  }

  async *#watched(body: AsyncIterable<Buffer>, patience: Patience, callerSignal: AbortSignal): AsyncIterable<Buffer> {
    try {
      for await (const chunk of body) {
        patience.rest();
        yield chunk;
        patience.touch();
      }
    } catch (error) {
      throw this.#translated(error, callerSignal);
    } finally {
      patience.stop();
    }
  }

  #translated(error: unknown, callerSignal: AbortSignal): unknown {
    if (callerSignal.aborted) return callerSignal.reason;
    return error instanceof AnsweredError ? error.answer : networkError(error, this.#way);
  }
}

/** Carries the error that an answer stands for past the translation of network errors. */
class AnsweredError extends Error {
  readonly answer: Error;

  constructor(answer: Error) {
    super(answer.message);
    this.answer = answer;
  }
}

function headerOf(response: Dispatcher.ResponseData, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

async function readUpTo(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= maxBytes) break;
  }
  return Buffer.concat(chunks);
}

/** Settles as the promise does, or rejects when the signal aborts first. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
