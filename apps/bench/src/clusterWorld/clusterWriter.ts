import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { openAccess } from '../processes/clusterAccess.ts';

/** An object of the API as it is sent; what the server fills in is not spelled out. */
export interface KubeObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

export class WriteRefusedError extends Error {
  override readonly name = 'WriteRefusedError';
  readonly code = 'WRITE_REFUSED';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Reads and writes objects of one cluster. Only benchmarks have this: Fairlead itself sends nothing but GET. */
export interface ClusterWriter {
  readonly server: string;
  get<T = KubeObject>(path: string): Promise<T>;
  create(path: string, object: KubeObject): Promise<KubeObject>;
  /** A JSON merge patch (RFC 7386). */
  merge(path: string, patch: object): Promise<KubeObject>;
  remove(path: string, options?: object): Promise<unknown>;
  close(): void;
}

/** Opens the cluster of a kubeconfig file, of its current context or another. */
export async function openWriter(file: string, context?: string): Promise<ClusterWriter> {
  const { server, headers: credentials, agent, request: open } = await openAccess(file, context);
  const send = async (method: string, path: string, body?: object, type = 'application/json'): Promise<unknown> => {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    // Said outright: Node sends the body of a DELETE without saying how long it is.
    const content = payload === undefined ? {} : { 'content-type': type, 'content-length': payload.length };
    const headers = { ...credentials, accept: 'application/json', ...content };
    const request = open(server + path, { method, agent, headers });
    request.end(payload);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const answer = await text(response);
    const status = response.statusCode ?? 0;
    if (status >= 300) throw new WriteRefusedError(status, `${method} ${path}: ${status} ${answer.slice(0, 300)}`);
    return JSON.parse(answer);
  };
  return {
    server,
    get: async <T>(path: string) => (await send('GET', path)) as T,
    create: async (path, object) => (await send('POST', path, object)) as KubeObject,
    merge: async (path, patch) => (await send('PATCH', path, patch, 'application/merge-patch+json')) as KubeObject,
    remove: (path, options = {}) => send('DELETE', path, options),
    close: () => agent.destroy(),
  };
}

/** Runs a write that may come too late or too early: an object is gone, there already, or was changed in between. */
export async function unlessRefused<T>(write: Promise<T>, ...statuses: readonly number[]): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof WriteRefusedError && statuses.includes(error.status)) return undefined;
    throw error;
  }
}
