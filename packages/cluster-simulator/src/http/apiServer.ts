import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { podLog } from '../details/podLog.ts';
import { ApiError, continueExpired, methodNotAllowed, notFound, unknownPath } from '../objects/apiError.ts';
import { EXPOSITION_TYPE } from '../exporters/exposition.ts';
import type { Telemetry } from '../exporters/telemetry.ts';
import type { Cluster } from '../world/cluster.ts';
import { answerDocument, answerError, answerObject, answerStatus, errorOf, NO_CACHE } from './answer.ts';
import { codecFor } from './codecFor.ts';
import { discoveryDocument } from './discovery.ts';
import { Faults } from './faults.ts';
import type { FaultsOfRequest } from './faults.ts';
import { withFaults } from './faultyOutgoing.ts';
import { scratchSpace } from './gather.ts';
import { Lists } from './list.ts';
import { contentType, negotiate } from './negotiate.ts';
import type { Negotiated } from './negotiate.ts';
import { HttpOutgoing } from './outgoing.ts';
import type { Outgoing } from './outgoing.ts';
import { parseProxyPath, proxiedAnswer } from './podProxy.ts';
import type { ProxyPath } from './podProxy.ts';
import { readBody } from './requestBody.ts';
import type { RequestRecord, Verb } from './requestRecord.ts';
import { parseResourcePath, resourceNamed } from './route.ts';
import type { ResourcePath } from './route.ts';
import { changeScale, scaleOf } from './scale.ts';
import { isTrue, Watches } from './watch.ts';
import { change, create, remove } from './writes.ts';
import type { Written } from './writes.ts';

export interface ApiServerOptions {
  readonly onRequest?: ((request: RequestRecord) => void) | undefined;
  /** Between two bookmarks of a watch; a minute by default. */
  readonly bookmarkMs?: number | undefined;
}

const EVERYTHING = '/telemetry/metrics';
const HEALTH = new Set(['/healthz', '/livez', '/readyz']);

/** One request on its way through the server. */
interface Exchange {
  readonly record: RequestRecord;
  readonly faults: FaultsOfRequest;
  readonly outgoing: Outgoing;
  readonly request: IncomingMessage;
}

/** The HTTP API of the simulated cluster, on loopback only. */
export class ApiServer {
  readonly #cluster: Cluster;
  readonly #telemetry: Telemetry;
  readonly #options: ApiServerOptions;
  readonly #server: Server;
  readonly lists: Lists;
  readonly watches: Watches;
  readonly faults = new Faults();
  /** Left by lists that are written, for the next ones. */
  readonly #scratches: Buffer[] = [];
  #address = '';

  constructor(cluster: Cluster, telemetry: Telemetry, options: ApiServerOptions) {
    this.#cluster = cluster;
    this.#telemetry = telemetry;
    this.#options = options;
    this.lists = new Lists(cluster.world);
    this.watches = new Watches(cluster.world, options.bookmarkMs);
    this.#server = createServer((request, response) => void this.#handle(request, response));
    // Watches stay open for as long as their client asks.
    this.#server.requestTimeout = 0;
  }

  /** Resolves with the URL; rejects when the port is in use. */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    // A server that listens on a port has an address of this form.
    const { port: actual } = this.#server.address() as AddressInfo;
    this.#address = `127.0.0.1:${actual}`;
    return `http://${this.#address}`;
  }

  /** Cuts all connections and stops listening; `listen` opens it again. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let outgoing: Outgoing = new HttpOutgoing(response);
    try {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const method = request.method ?? 'GET';
      const proxied = parseProxyPath(url.pathname);
      const target = proxied === undefined ? parseResourcePath(url.pathname) : undefined;
      const record: RequestRecord = {
        method,
        path: url.pathname,
        query: url.searchParams,
        verb: verbOf(method, proxied ?? target, url.searchParams),
        resource: proxied === undefined ? (target?.type.resource ?? resourceNamed(url.pathname)) : 'pods/proxy',
        namespace: (proxied ?? target)?.namespace,
        accept: request.headers.accept,
      };
      this.#options.onRequest?.(record);
      const faults = this.faults.take(record);
      outgoing = withFaults(outgoing, faults, this.#cluster.timeline, record.verb === 'watch');
      const status = faults.get('status');
      if (status !== undefined) throw errorOf(status.status, status.message, status.retryAfterSeconds);
      const exchange = { record, faults, outgoing, request };
      if (proxied !== undefined) await this.#proxy(exchange, proxied);
      else if (url.pathname === EVERYTHING) await this.#everything(exchange);
      else if (target === undefined) this.#plain(exchange);
      else await this.#resource(exchange, target);
    } catch (error) {
      // An answer that has begun can only be cut off.
      if (response.headersSent) outgoing.reset();
      else answerError(outgoing, request.headers.accept, error);
    }
  }

  #plain({ record: { method, path }, outgoing }: Exchange): void {
    const document = HEALTH.has(path) ? 'ok' : discoveryDocument(path.replace(/\/$/, ''), this.#address);
    if (document === undefined) throw unknownPath();
    if (method !== 'GET') throw methodNotAllowed();
    answerDocument(outgoing, document);
  }

  async #proxy({ record, outgoing }: Exchange, target: ProxyPath): Promise<void> {
    if (record.method !== 'GET') throw methodNotAllowed();
    const answer = proxiedAnswer(this.#cluster.world, this.#telemetry, target);
    if (answer.kind === 'redirect') {
      outgoing.head(301, { location: answer.location });
      outgoing.end();
      return;
    }
    const { status, body } = answer;
    await this.#send(outgoing, status, status === 200 ? EXPOSITION_TYPE : 'text/plain; charset=utf-8', body);
  }

  /** No part of Kubernetes: one scrape for a Prometheus that cannot reach the simulated pods. */
  async #everything({ record, outgoing }: Exchange): Promise<void> {
    if (record.method !== 'GET') throw methodNotAllowed();
    const body = this.#telemetry.everything(record.query.getAll('namespace'));
    await this.#send(outgoing, 200, EXPOSITION_TYPE, body);
  }

  async #send(outgoing: Outgoing, status: number, type: string, body: Iterable<string>): Promise<void> {
    outgoing.head(status, { 'content-type': type });
    for (const chunk of body) {
      if (outgoing.isClosed) break;
      await outgoing.write(chunk);
    }
    outgoing.end();
  }

  async #resource(exchange: Exchange, target: ResourcePath): Promise<void> {
    const { record, faults, outgoing } = exchange;
    if (target.subresource === 'scale') {
      await this.#scale(exchange, target);
      return;
    }
    if (target.subresource === 'log') {
      this.#log(exchange, target);
      return;
    }
    const protobuf = faults.get('json-only') === undefined;
    const negotiated = negotiate(record.accept, { protobuf, table: true, objectsInProtobuf: !target.type.custom });
    if (negotiated === undefined) throw notAcceptable();
    switch (record.verb) {
      case 'watch': {
        this.watches.serve(target, record.query, codecFor(negotiated), outgoing, {
          contentType: contentType(negotiated, true),
          closeAfterMs: faults.get('close-watch')?.afterMs,
          expireAfterMs:
            faults.get('expire-watch') === undefined ? undefined : (faults.get('expire-watch')?.afterMs ?? 0),
        });
        return;
      }
      case 'list':
        await this.#list(exchange, target, negotiated);
        return;
      case 'get': {
        const { type, namespace, name = '' } = target;
        const object = this.#cluster.world.get(type.resource, namespace === undefined ? name : `${namespace}/${name}`);
        if (object === undefined) throw notFound(type, name);
        answerObject(outgoing, negotiated, 200, type, object);
        return;
      }
      case 'create':
      case 'update':
      case 'patch':
      case 'delete':
        this.#answerWritten(exchange, target, negotiated, await this.#write(exchange, target));
        return;
      case 'none':
        throw methodNotAllowed();
    }
  }

  async #list({ record, faults, outgoing }: Exchange, target: ResourcePath, negotiated: Negotiated): Promise<void> {
    if (record.query.has('continue') && faults.get('expire-continue') !== undefined) throw continueExpired();
    const { metadata, items } = this.lists.list(target, record.query, faults.get('ignore-limit') !== undefined);
    outgoing.head(200, { 'content-type': contentType(negotiated, false), ...NO_CACHE });
    const scratch = this.#scratches.pop() ?? scratchSpace();
    for (const chunk of codecFor(negotiated).list(target.type, metadata, items, scratch)) {
      if (outgoing.isClosed) break;
      await outgoing.write(chunk);
    }
    this.#scratches.push(scratch);
    outgoing.end();
  }

  async #write({ record, request }: Exchange, target: ResourcePath): Promise<Written> {
    const body = await readBody(request);
    if (record.verb === 'create') return create(this.#cluster, target, body);
    if (record.verb === 'delete') return remove(this.#cluster, target, record.query, body);
    if (target.name === undefined) throw methodNotAllowed();
    return change(
      this.#cluster,
      target,
      record.method === 'PUT' ? 'PUT' : 'PATCH',
      body,
      request.headers['content-type'],
    );
  }

  #answerWritten(
    { record, outgoing }: Exchange,
    { type }: ResourcePath,
    negotiated: Negotiated,
    written: Written,
  ): void {
    if (written.kind === 'status') answerStatus(outgoing, record.accept, 200, written.status);
    else answerObject(outgoing, negotiated, written.created === true ? 201 : 200, type, written.object);
  }

  #log({ record, outgoing }: Exchange, { type, namespace = '', name = '' }: ResourcePath): void {
    if (record.verb !== 'get') throw methodNotAllowed();
    const pod = this.#cluster.world.get('pods', `${namespace}/${name}`);
    if (pod === undefined) throw notFound(type, name);
    answerDocument(outgoing, podLog(pod, record.query, this.#cluster.timeline.nowMs()));
  }

  async #scale({ record, outgoing, request }: Exchange, target: ResourcePath): Promise<void> {
    const { verb } = record;
    if (verb === 'get') answerDocument(outgoing, scaleOf(this.#cluster, target));
    else if (verb === 'update' || verb === 'patch') {
      const body = await readBody(request);
      const method = verb === 'update' ? 'PUT' : 'PATCH';
      answerDocument(outgoing, changeScale(this.#cluster, target, method, body, request.headers['content-type']));
    } else throw methodNotAllowed();
  }
}

function verbOf(
  method: string,
  target: { readonly name: string | undefined } | undefined,
  query: URLSearchParams,
): Verb {
  if (target === undefined) return 'none';
  const { name } = target;
  switch (method) {
    case 'GET':
      if (query.has('watch') && isTrue(query.get('watch'))) return 'watch';
      return name === undefined ? 'list' : 'get';
    case 'POST':
      return name === undefined ? 'create' : 'none';
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
