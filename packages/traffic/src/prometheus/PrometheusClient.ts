import { readFile } from 'node:fs/promises';
import { TurnQueue } from '../calls/TurnQueue.ts';
import { frameOf, textsOf } from './answer.ts';
import { buildInfoOf } from './buildInfo.ts';
import type { Frame } from './answer.ts';
import type { Flavour, PrometheusConfig } from './config.ts';
import { failureOfStatus, PrometheusError } from './errors.ts';
import type { HttpAnswer, HttpTransport } from './httpTransport.ts';
import { ResultParser } from './ResultParser.ts';

/** Longest answer that is read, uncompressed; the largest documented cluster needs a tenth. */
const ANSWER_BYTES_AT_MOST = 512 * 1024 * 1024;
const SERIES_AT_MOST = 400_000;
const ERROR_BYTES_AT_MOST = 8 * 1024;

/** The server is told to give up a little sooner than we do. */
const PATIENCE_MS = 15_000;
const SERVER_PATIENCE_SECONDS = 14;

const IN_FLIGHT_AT_MOST = 3;

export interface Asked {
  readonly bytes: number;
  readonly series: number;
  readonly warnings: readonly string[];
}

/** One Prometheus-compatible server: sends queries, at most three at once, and hands on what comes, element by element. */
export class PrometheusClient {
  readonly #config: PrometheusConfig;
  readonly #transport: HttpTransport;
  #flavour: Flavour;
  /** Some proxies let no POST through. */
  #postRefused = false;
  #inFlight = 0;
  readonly #waiting: (() => void)[] = [];
  /** Answers that come at the same time are parsed one piece after the other. */
  readonly #parsing = new TurnQueue();

  constructor(config: PrometheusConfig, transport: HttpTransport) {
    this.#config = config;
    this.#transport = transport;
    this.#flavour = config.flavour ?? 'prometheus';
  }

  get flavour(): Flavour {
    return this.#flavour;
  }

  /** Where it is, as people write it. */
  get address(): string {
    const { origin, pathname } = this.#config.url;
    return `${origin}${pathname === '/' ? '' : pathname}`;
  }

  /** Finds out what it is, unless told; the version if it tells. */
  async identify(signal: AbortSignal): Promise<string | undefined> {
    let answer: unknown;
    try {
      answer = await this.#get('status/buildinfo', {}, signal);
    } catch (error) {
      // Not all have it; what matters is whether it answers queries. A proxy whose server is away says nothing of it.
      const isAway = error instanceof PrometheusError && [500, 502, 504].includes(error.status ?? 0);
      if (!isAway && error instanceof PrometheusError && ['refused', 'bad-query', 'garbage'].includes(error.code))
        return undefined;
      throw error;
    }
    const { flavour, version } = buildInfoOf(answer);
    this.#flavour = this.#config.flavour ?? flavour;
    return version;
  }

  /** Texts of `label/NAME/values` or `labels`. */
  async texts(path: string, parameters: Readonly<Record<string, string>>, signal: AbortSignal): Promise<string[]> {
    return textsOf(await this.#get(path, parameters, signal));
  }

  /** `query` or `query_range`; each element of the result goes to `onElement`. */
  async ask(
    endpoint: 'query' | 'query_range',
    parameters: Readonly<Record<string, string>>,
    onElement: (element: unknown) => void,
    signal: AbortSignal,
  ): Promise<Asked> {
    const form = { ...parameters, timeout: `${SERVER_PATIENCE_SECONDS}s`, ...this.#extras() };
    return this.#turn(signal, async (until) => {
      const answer = await this.#postOrGet(endpoint, form, until);
      return readResult(answer, onElement, this.#parsing, until);
    });
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  /** What a flavour has to be told so that it answers like Prometheus. */
  #extras(): Record<string, string> {
    // Downsampled data has no rates over short windows.
    if (this.#flavour === 'thanos') return { dedup: 'true', partial_response: 'true', max_source_resolution: '0s' };
    // Its cache rounds times to steps.
    if (this.#flavour === 'victoriametrics') return { nocache: '1' };
    return {};
  }

  async #get(path: string, parameters: Readonly<Record<string, string>>, signal: AbortSignal): Promise<unknown> {
    return this.#turn(signal, async (until) => {
      const answer = await this.#send(path, parameters, false, until);
      if (answer.status !== 200) throw await failureOf(answer);
      const text = await textUpTo(answer, ANSWER_BYTES_AT_MOST);
      try {
        return JSON.parse(text) as unknown;
      } catch (error) {
        throw new PrometheusError('garbage', 'it does not answer in JSON; is this the address of a Prometheus?', {
          cause: error,
        });
      }
    });
  }

  async #postOrGet(path: string, form: Readonly<Record<string, string>>, signal: AbortSignal): Promise<HttpAnswer> {
    if (!this.#postRefused) {
      const answer = await this.#send(path, form, true, signal);
      if (![403, 404, 405, 501].includes(answer.status)) return answer;
      const failure = await failureOf(answer);
      const second = await this.#send(path, form, false, signal);
      if (second.status !== 200) throw second.status === answer.status ? failure : await failureOf(second);
      this.#postRefused = true;
      return second;
    }
    return this.#send(path, form, false, signal);
  }

  async #send(
    path: string,
    form: Readonly<Record<string, string>>,
    post: boolean,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const base = this.#config.url.href.replace(/\/$/, '');
    const url = new URL(`${base}/api/v1/${path}`);
    const search = new URLSearchParams(form).toString();
    if (!post) url.search = search;
    return this.#transport.send({ url, headers: await this.#headers(), form: post ? search : undefined, signal });
  }

  async #headers(): Promise<Record<string, string>> {
    const { headers, bearerTokenFile } = this.#config;
    if (bearerTokenFile === undefined) return { ...headers };
    try {
      return { ...headers, authorization: `Bearer ${(await readFile(bearerTokenFile, 'utf8')).trim()}` };
    } catch (error) {
      throw new PrometheusError('credentials', 'the file of the bearer token cannot be read', { cause: error });
    }
  }

  /** Waits for a free place, and gives up in time. */
  async #turn<T>(signal: AbortSignal, work: (until: AbortSignal) => Promise<T>): Promise<T> {
    while (this.#inFlight >= IN_FLIGHT_AT_MOST) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#inFlight += 1;
    const patience = AbortSignal.timeout(PATIENCE_MS);
    try {
      signal.throwIfAborted();
      return await work(AbortSignal.any([signal, patience]));
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (patience.aborted)
        throw new PrometheusError('timeout', `no answer within ${PATIENCE_MS / 1000} s`, { cause: error });
      throw error instanceof PrometheusError
        ? error
        : new PrometheusError('unreachable', error instanceof Error ? error.message : String(error), { cause: error });
    } finally {
      this.#inFlight -= 1;
      this.#waiting.shift()?.();
    }
  }
}

async function readResult(
  answer: HttpAnswer,
  onElement: (element: unknown) => void,
  parsing: TurnQueue,
  signal: AbortSignal,
): Promise<Asked> {
  if (answer.status !== 200) throw await failureOf(answer);
  const parser = new ResultParser(onElement);
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    await parsing.run(() => parser.push(decoder.decode(chunk, { stream: true })));
    signal.throwIfAborted();
    if (bytes > ANSWER_BYTES_AT_MOST || parser.elements > SERIES_AT_MOST) {
      throw new PrometheusError('too-much', `an answer of more than ${SERIES_AT_MOST} series`);
    }
  }
  const frame: Frame = frameOf(parser.end());
  if (!frame.ok) throw new PrometheusError('garbage', `it answers without success: ${frame.error}`);
  return { bytes, series: parser.elements, warnings: frame.warnings };
}

async function failureOf(answer: HttpAnswer): Promise<PrometheusError> {
  const text = await textUpTo(answer, ERROR_BYTES_AT_MOST).catch(() => '');
  try {
    const said: unknown = JSON.parse(text);
    const error: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, 'error') : undefined;
    return failureOfStatus(answer.status, typeof error === 'string' ? error : '');
  } catch {
    // Proxies answer in HTML, which helps nobody on one line.
    return failureOfStatus(answer.status, text.trimStart().startsWith('<') ? '' : text.slice(0, 200));
  }
}

async function textUpTo({ body }: HttpAnswer, atMost: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > atMost) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
