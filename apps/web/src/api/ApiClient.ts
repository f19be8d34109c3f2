import {
  CacheSchema,
  ComparisonSchema,
  FindSchema,
  FindValuesSchema,
  LabelKeysSchema,
  LabelledSchema,
  DEFAULT_BUDGET,
  EventsSchema,
  GraphSnapshotSchema,
  NamespacesSchema,
  ObjectYamlSchema,
  PodLogSchema,
  ProblemSchema,
  ServiceSchema,
  ServicesSchema,
  StatusSchema,
  TrafficSchema,
  VantagesSchema,
  type Cache,
  type Comparison,
  type Events,
  type Find,
  type FindValues,
  type GraphSnapshot,
  type LabelKeys,
  type Labelled,
  type Level,
  type Namespaces,
  type ObjectYaml,
  type PodLog,
  type Reach,
  type Service,
  type Services,
  type Status,
  type Traffic,
  type Vantages,
  type ValueField,
} from '@fairlead/protocol';
import { ApiError, asApiError } from './ApiError.ts';
import { retryAfterMs } from './retryAfter.ts';

/** What of a schema the client needs: Zod's `safeParse`. */
interface Schema<T> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: T } | { readonly success: false; readonly error: Error };
}

export interface GraphParameters {
  readonly namespaces: readonly string[];
  /** `undefined` lets the server choose the finest that fits. */
  readonly level?: Level | undefined;
  readonly open?: readonly string[] | undefined;
  /** Find expressions: what any of them finds is left out. */
  readonly hide?: readonly string[] | undefined;
  readonly focus?: string | undefined;
  readonly upstream?: number | undefined;
  readonly downstream?: number | undefined;
  readonly path?: readonly string[] | undefined;
}

/** More than the services of the largest cluster: the table shows every match. */
const MATCHES_AT_MOST = 20_000;

/** The query string of a graph or its stream; the same parameters give the same string. */
export function graphSearch(parameters: GraphParameters): URLSearchParams {
  const search = new URLSearchParams();
  for (const namespace of parameters.namespaces) search.append('namespace', namespace);
  if (parameters.level !== undefined) {
    search.set('level', parameters.level);
    // A level by name has no bound of its own, and the browser draws only so much.
    search.set('budget', String(DEFAULT_BUDGET));
  }
  for (const id of parameters.open ?? []) search.append('open', id);
  for (const text of parameters.hide ?? []) search.append('hide', text);
  if (parameters.focus !== undefined) {
    search.set('focus', parameters.focus);
    search.set('upstream', String(parameters.upstream ?? 1));
    search.set('downstream', String(parameters.downstream ?? 1));
  }
  for (const id of parameters.path ?? []) search.append('path', id);
  return search;
}

export interface ObjectName {
  readonly namespace: string;
  readonly name: string;
}

function pathOf(kind: 'pods' | 'services', namespace: string, name: string): string {
  return `namespaces/${encodeURIComponent(namespace)}/${kind}/${encodeURIComponent(name)}`;
}

/** The HTTP API, typed: every answer is validated by the protocol's schema before anything else sees it. */
export class ApiClient {
  readonly #base: string;
  readonly #fetch: typeof fetch;

  /** `baseUri` is the document's, so that a base path of the server is kept. */
  constructor(baseUri: string, fetchFunction: typeof fetch = (input, init) => globalThis.fetch(input, init)) {
    this.#base = baseUri;
    this.#fetch = fetchFunction;
  }

  /** The whole address of a path of the API, such as `stream`. */
  url(path: string, search?: URLSearchParams): string {
    const query = search?.toString() ?? '';
    return new URL(`api/v1/${path}${query === '' ? '' : `?${query}`}`, this.#base).href;
  }

  status(signal?: AbortSignal): Promise<Status> {
    return this.#get('status', undefined, StatusSchema, signal);
  }

  namespaces(signal?: AbortSignal): Promise<Namespaces> {
    return this.#get('namespaces', undefined, NamespacesSchema, signal);
  }

  graph(parameters: GraphParameters, signal?: AbortSignal): Promise<GraphSnapshot> {
    return this.#get('graph', graphSearch(parameters), GraphSnapshotSchema, signal);
  }

  services(namespaces: readonly string[], signal?: AbortSignal): Promise<Services> {
    return this.#get('services', graphSearch({ namespaces }), ServicesSchema, signal);
  }

  /** What a find expression finds; it has to be one that can be read. */
  find(query: string, namespaces: readonly string[], signal?: AbortSignal): Promise<Find> {
    const search = graphSearch({ namespaces });
    search.set('q', query);
    search.set('limit', String(MATCHES_AT_MOST));
    return this.#get('find', search, FindSchema, signal);
  }

  /** Keys of labels that tell nodes apart. */
  labelKeys(namespaces: readonly string[], signal?: AbortSignal): Promise<LabelKeys> {
    return this.#get('find/labels', graphSearch({ namespaces }), LabelKeysSchema, signal);
  }

  /** Nodes by the value of one label. */
  labelled(key: string, namespaces: readonly string[], signal?: AbortSignal): Promise<Labelled> {
    const search = graphSearch({ namespaces });
    search.set('key', key);
    return this.#get('find/labelled', search, LabelledSchema, signal);
  }

  /** Values of a field in the cluster that hold what was typed. */
  findValues(
    field: ValueField,
    typed: string,
    namespaces: readonly string[],
    signal?: AbortSignal,
  ): Promise<FindValues> {
    const search = graphSearch({ namespaces });
    search.set('field', field);
    search.set('typed', typed);
    return this.#get('find/values', search, FindValuesSchema, signal);
  }

  service(namespace: string, name: string, signal?: AbortSignal): Promise<Service> {
    return this.#get(pathOf('services', namespace, name), undefined, ServiceSchema, signal);
  }

  /** What a client at `from` (`node/NAME` or `zone/NAME`) reaches. */
  async reach({ namespace, name }: ObjectName, from: string, signal?: AbortSignal): Promise<Reach | undefined> {
    const search = new URLSearchParams({ from });
    return (await this.#get(pathOf('services', namespace, name), search, ServiceSchema, signal)).reach;
  }

  /** Nodes and zones whose name holds `text`. */
  vantages(text: string, signal?: AbortSignal): Promise<Vantages> {
    return this.#get('vantages', new URLSearchParams({ q: text }), VantagesSchema, signal);
  }

  /** Has the server read what is published for a service, once. */
  comparison({ namespace, name }: ObjectName, signal?: AbortSignal): Promise<Comparison> {
    return this.#get(`${pathOf('services', namespace, name)}/comparison`, undefined, ComparisonSchema, signal);
  }

  events(kind: 'pods' | 'services', { namespace, name }: ObjectName, signal?: AbortSignal): Promise<Events> {
    return this.#get(`${pathOf(kind, namespace, name)}/events`, undefined, EventsSchema, signal);
  }

  yaml(kind: 'pods' | 'services', { namespace, name }: ObjectName, signal?: AbortSignal): Promise<ObjectYaml> {
    return this.#get(`${pathOf(kind, namespace, name)}/yaml`, undefined, ObjectYamlSchema, signal);
  }

  /** Without `container`, of the first one; the newest lines, as many as the server gives unasked. */
  podLog(
    { namespace, name }: ObjectName,
    { container, previous }: { readonly container: string | undefined; readonly previous: boolean },
    signal?: AbortSignal,
  ): Promise<PodLog> {
    const search = new URLSearchParams({
      ...(container === undefined ? {} : { container }),
      ...(previous ? { previous: '1' } : {}),
    });
    return this.#get(`${pathOf('pods', namespace, name)}/log`, search, PodLogSchema, signal);
  }

  /** Calls of an edge (`calls SOURCE TARGET`) or a node, over a window such as `1h`. */
  traffic(edge: string, window: string, signal?: AbortSignal): Promise<Traffic> {
    return this.#get('traffic', new URLSearchParams({ edge, window }), TrafficSchema, signal);
  }

  /** With `measure` the server counts and sizes, with two requests, what it does not keep. */
  cache(options: { readonly measure?: boolean } = {}, signal?: AbortSignal): Promise<Cache> {
    return this.#get(
      'cache',
      options.measure === true ? new URLSearchParams({ measure: '1' }) : undefined,
      CacheSchema,
      signal,
    );
  }

  /** Opens a stream; throws an `ApiError` unless it is answered with 200. The caller reads the body. */
  async openStream(
    path: string,
    search: URLSearchParams,
    options: { readonly lastEventId?: string | undefined; readonly signal: AbortSignal },
  ): Promise<ReadableStream<Uint8Array>> {
    const headers: Record<string, string> = { Accept: 'text/event-stream' };
    if (options.lastEventId !== undefined) headers['Last-Event-ID'] = options.lastEventId;
    const response = await this.#send(path, search, { headers, signal: options.signal, cache: 'no-store' });
    if (response.body === null) throw this.#badAnswer(path, response.status, 'the stream has no body');
    return response.body;
  }

  async #get<T>(
    path: string,
    search: URLSearchParams | undefined,
    schema: Schema<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const response = await this.#send(path, search, {
      headers: { Accept: 'application/json' },
      signal: signal ?? null,
    });
    let value: unknown;
    try {
      value = await response.json();
    } catch (cause) {
      signal?.throwIfAborted();
      throw this.#badAnswer(path, response.status, 'the answer is not JSON', cause);
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw asApiError(parsed.error, path, response.status);
    return parsed.data;
  }

  async #send(path: string, search: URLSearchParams | undefined, init: RequestInit): Promise<Response> {
    let response: Response;
    try {
      response = await this.#fetch(this.url(path, search), init);
    } catch (cause) {
      init.signal?.throwIfAborted();
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw new ApiError({ code: 'unreachable', status: null, path, detail }, { cause });
    }
    if (!response.ok) throw await this.#problemOf(path, response);
    return response;
  }

  async #problemOf(path: string, response: Response): Promise<ApiError> {
    const wait = retryAfterMs(response.headers.get('Retry-After'), Date.now());
    try {
      const problem = ProblemSchema.parse(await response.json());
      return new ApiError({
        code: problem.code,
        status: problem.status,
        path,
        detail: problem.detail,
        retryAfterMs: wait,
      });
    } catch (cause) {
      // Something between us and the server answered in its place.
      const detail = `HTTP ${response.status} ${response.statusText}`.trim();
      return new ApiError({ code: 'bad-answer', status: response.status, path, detail, retryAfterMs: wait }, { cause });
    }
  }

  #badAnswer(path: string, status: number, detail: string, cause?: unknown): ApiError {
    return new ApiError({ code: 'bad-answer', status, path, detail }, { cause });
  }
}
