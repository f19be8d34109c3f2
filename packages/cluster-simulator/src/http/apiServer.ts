import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError, methodNotAllowed, notFound, unknownPath } from '../objects/apiError.ts';
import type { Cluster } from '../world/cluster.ts';
import { codecFor } from './codec.ts';
import { discoveryDocument } from './discovery.ts';
import { Lists } from './list.ts';
import { contentType, negotiate } from './negotiate.ts';
import type { Negotiated } from './negotiate.ts';
import { HttpOutgoing } from './outgoing.ts';
import type { Outgoing } from './outgoing.ts';
import { parseResourcePath } from './route.ts';
import type { ResourcePath } from './route.ts';
import { isTrue, Watches } from './watch.ts';

/** What a client asked for, for tests that want to prove what it did not ask for. */
export interface RequestRecord {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly verb: Verb;
  /** Plural name of the resource; `undefined` for discovery, health and what is not served. */
  readonly resource: string | undefined;
  readonly accept: string | undefined;
}

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'none';

export interface ApiServerOptions {
  readonly onRequest?: ((request: RequestRecord) => void) | undefined;
}

const HEALTH = new Set(['/healthz', '/livez', '/readyz']);

/** The HTTP API of the simulated cluster, on loopback only. */
export class ApiServer {
  readonly #cluster: Cluster;
  readonly #options: ApiServerOptions;
  readonly #server: Server;
  readonly lists: Lists;
  readonly watches: Watches;
  #address = '';

  constructor(cluster: Cluster, options: ApiServerOptions) {
    this.#cluster = cluster;
    this.#options = options;
    this.lists = new Lists(cluster.world);
    this.watches = new Watches(cluster.world);
    this.#server = createServer((request, response) => {
      this.#handle(request, response);
    });
    // Watches stay open for as long as their client asks.
    this.#server.requestTimeout = 0;
  }

  /** Resolves with the URL; rejects when the port is in use. */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    // A server that listens on a port has an address of this form.
    const { port: actual } = this.#server.address() as AddressInfo;
    this.#address = `127.0.0.1:${actual}`;
    return `http://${this.#address}`;
  }

  /** Cuts all connections and stops listening. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const outgoing = new HttpOutgoing(response);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const method = request.method ?? 'GET';
    try {
      const target = parseResourcePath(url.pathname);
      const verb = target === undefined ? 'none' : verbOf(method, target, url.searchParams);
      const record: RequestRecord = {
        method,
        path: url.pathname,
        query: url.searchParams,
        verb,
        resource: target?.type.resource,
        accept: request.headers.accept,
      };
      this.#options.onRequest?.(record);
      this.#route(record, target, outgoing, request);
    } catch (error) {
      fail(outgoing, error, request.headers.accept);
    }
  }

  #route(record: RequestRecord, target: ResourcePath | undefined, outgoing: Outgoing, _request: IncomingMessage): void {
    if (target === undefined) {
      this.#plain(record, outgoing);
      return;
    }
    const isWatch = record.verb === 'watch';
    const negotiated = negotiate(record.accept, { protobuf: true, table: true });
    if (negotiated === undefined) throw notAcceptable();
    if (isWatch) {
      const type = contentType(negotiated, true);
      this.watches.serve(target, record.query, codecFor(negotiated), outgoing, type);
    } else if (record.verb === 'list') void this.#list(record, target, negotiated, outgoing);
    else if (record.verb === 'get') this.#get(target, negotiated, outgoing);
    else throw methodNotAllowed();
  }

  #plain({ method, path }: RequestRecord, outgoing: Outgoing): void {
    const document = HEALTH.has(path) ? 'ok' : discoveryDocument(path.replace(/\/$/, ''), this.#address);
    if (document === undefined) throw unknownPath();
    if (method !== 'GET') throw methodNotAllowed();
    const type = typeof document === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
    outgoing.head(200, { 'content-type': type });
    void outgoing.write(typeof document === 'string' ? document : JSON.stringify(document));
    outgoing.end();
  }

  async #list(record: RequestRecord, target: ResourcePath, negotiated: Negotiated, outgoing: Outgoing): Promise<void> {
    try {
      const { metadata, items } = this.lists.list(target, record.query);
      outgoing.head(200, { 'content-type': contentType(negotiated, false), 'cache-control': 'no-cache, private' });
      for (const chunk of codecFor(negotiated).list(target.type, metadata, items)) {
        if (outgoing.isClosed) return;
        await outgoing.write(chunk);
      }
      outgoing.end();
    } catch (error) {
      fail(outgoing, error, record.accept);
    }
  }

  #get({ type, namespace, name = '' }: ResourcePath, negotiated: Negotiated, outgoing: Outgoing): void {
    const object = this.#cluster.world.get(type.resource, namespace === undefined ? name : `${namespace}/${name}`);
    if (object === undefined) throw notFound(type, name);
    outgoing.head(200, { 'content-type': contentType(negotiated, false), 'cache-control': 'no-cache, private' });
    void outgoing.write(codecFor(negotiated).object(type, object));
    outgoing.end();
  }
}

function verbOf(method: string, { name }: ResourcePath, query: URLSearchParams): Verb {
  switch (method) {
    case 'GET':
      if (query.has('watch') && isTrue(query.get('watch'))) return 'watch';
      return name === undefined ? 'list' : 'get';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return 'delete';
    default:
      return 'none';
  }
}

function notAcceptable(): ApiError {
  return new ApiError(
    406,
    'NotAcceptable',
    'only the following media types are accepted: application/json, application/vnd.kubernetes.protobuf',
  );
}

/** Answers with a `Status`; anything else than an `ApiError` is a fault of the simulator and says so. */
function fail(outgoing: Outgoing, error: unknown, accept: string | undefined): void {
  const apiError =
    error instanceof ApiError
      ? error
      : new ApiError(500, 'InternalError', error instanceof Error ? error.message : String(error));
  const negotiated = negotiate(accept, { protobuf: true, table: false }) ?? { encoding: 'json', view: 'object' };
  const retryAfter = apiError.details?.retryAfterSeconds;
  outgoing.head(apiError.code, {
    'content-type': contentType(negotiated, false),
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  });
  void outgoing.write(codecFor(negotiated).status(apiError.status()));
  outgoing.end();
}
