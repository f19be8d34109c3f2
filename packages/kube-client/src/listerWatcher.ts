import { ForbiddenError, ResourceNotServedError } from '@fairlead/informer';
import type {
  Clock,
  ListOptions,
  ListPage,
  ListerWatcher,
  PageItems,
  WatchBatch,
  WatchOptions,
} from '@fairlead/informer';
import { resourceInfo } from '@fairlead/model';
import type { RecordOf, Resource, ResourceInfo } from '@fairlead/model';
import { BodyBuffer } from './transport/bodyBuffer.ts';
import { MAX_BODY_BYTES, readBody } from './transport/readBody.ts';
import type { Answer, Transport } from './transport/transport.ts';
import { encodingOf } from './wire/encoding.ts';
import { decodeListPage } from './wire/listPage.ts';
import { WatchDecoder } from './wire/watchDecoder.ts';

/** A server should end a watch by itself; this long past its time we do. */
const OVERTIME_MS = 10_000;

export interface ListerWatcherOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Whether lists are asked for compressed. */
  readonly acceptEncoding: 'gzip' | 'identity';
  /** Whether discovery names this resource, or may not be read. */
  readonly isServed: (info: ResourceInfo) => Promise<boolean>;
}

/** List and watch of one resource over HTTP, of the whole cluster or one namespace; protobuf where the server has it. */
export function listerWatcher<R extends Resource>(
  resource: R,
  namespace: string | undefined,
  { transport, clock, acceptEncoding, isServed }: ListerWatcherOptions,
): ListerWatcher<RecordOf[R]> {
  const info = resourceInfo(resource);
  /** In the version that the server was found to have. */
  let path = resourcePath(info, namespace);

  /** A list in one version. */
  const listAt = (at: ResourceInfo, { limit, continueToken, signal }: ListOptions): Promise<Answer> =>
    transport
      .get({
        path: resourcePath(at, namespace),
        // Without resource version the first page is a consistent one; the others belong to it.
        query: { limit: String(limit), ...(continueToken === undefined ? {} : { continue: continueToken }) },
        accept: acceptList(info),
        acceptEncoding,
        idleMs: transport.timeouts.listIdleMs,
        resourceVersion: 'of the continue token',
        signal,
      })
      .catch(async (error: unknown) => {
        // Rights are looked at first: without them a server refuses even what it does not have.
        const mayBeAbsent = info.custom && error instanceof ForbiddenError;
        if (!mayBeAbsent || (await isServed(at))) throw error;
        throw new ResourceNotServedError(`the server has no ${info.resource}`, { cause: error });
      });

  /** A list in the first of some versions that the server has. */
  const listServed = async (options: ListOptions, at: ResourceInfo, others: readonly string[]): Promise<Answer> => {
    try {
      const answer = await listAt(at, options);
      path = resourcePath(at, namespace);
      return answer;
    } catch (error) {
      const [version, ...rest] = others;
      if (version === undefined || !(error instanceof ResourceNotServedError)) throw error;
      return listServed(options, { ...info, version }, rest);
    }
  };

  /** Free for the next page: that of the list under way is not, until it has been read. */
  let spare: BodyBuffer | undefined = undefined;

  const list = async (options: ListOptions): Promise<ListPage<RecordOf[R]>> => {
    const answer = await listServed(options, info, info.otherVersions);
    const buffer: BodyBuffer = spare ?? new BodyBuffer();
    spare = undefined;
    const { bytes, wireBytes } = await readBody(answer, MAX_BODY_BYTES, buffer);
    const page = decodeListPage(resource, encodingOf(answer.contentType), bytes);
    const items = thenDo(page.items, () => {
      if (page.continueToken !== undefined) spare = buffer;
    });
    return { ...page, items, wireBytes };
  };

  async function* watch(options: WatchOptions): AsyncIterable<WatchBatch<RecordOf[R]>> {
    const { resourceVersion, timeoutSeconds, onAccepted } = options;
    // Past its own timeout the watch ends in order, as if the server had ended it.
    const overtime = new AbortController();
    const cancelOvertime = clock.setTimer(() => overtime.abort(), timeoutSeconds * 1000 + OVERTIME_MS);
    try {
      const answer = await transport.get({
        path,
        query: {
          watch: 'true',
          resourceVersion,
          allowWatchBookmarks: 'true',
          timeoutSeconds: String(timeoutSeconds),
        },
        accept: acceptWatch(info),
        // Events are small and must not wait in a compressor.
        acceptEncoding: 'identity',
        idleMs: transport.timeouts.watchIdleMs,
        resourceVersion,
        signal: AbortSignal.any([options.signal, overtime.signal]),
      });
      const decoder = new WatchDecoder(resource, encodingOf(answer.contentType), { resourceVersion });
      onAccepted();
      for await (const chunk of answer.body) {
        const { events, failure } = decoder.push(chunk);
        yield { events, wireBytes: chunk.length };
        if (failure !== undefined) throw failure;
      }
      const failure = decoder.end();
      if (failure !== undefined) throw failure;
    } catch (error) {
      if (error !== overtime.signal.reason) throw error;
    } finally {
      cancelOvertime();
      // Whichever way this ends, the request ends with it.
      overtime.abort();
    }
  }

  return { list, watch };
}

/** The same items, and something to do whichever way reading them ends. */
function thenDo<T>(items: PageItems<T>, done: () => void): PageItems<T> {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      try {
        yield* items;
      } finally {
        done();
      }
    },
  };
}

/** Path of the collection of a resource. */
export function resourcePath(info: ResourceInfo, namespace: string | undefined): string {
  const group = info.group === '' ? `/api/${info.version}` : `/apis/${info.group}/${info.version}`;
  const scope = namespace === undefined || !info.namespaced ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${group}${scope}/${info.resource}`;
}

function acceptList(info: ResourceInfo): string {
  const as = ';as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
  if (info.custom) return 'application/json';
  return info.metadataOnly
    ? `application/vnd.kubernetes.protobuf${as}, application/json${as}, application/json`
    : 'application/vnd.kubernetes.protobuf, application/json';
}

function acceptWatch(info: ResourceInfo): string {
  if (info.custom) return 'application/json;stream=watch, application/json';
  const as = info.metadataOnly ? ';as=PartialObjectMetadata;g=meta.k8s.io;v=v1' : '';
  const whole = info.metadataOnly ? ', application/json;stream=watch' : '';
  return `application/vnd.kubernetes.protobuf${as};stream=watch, application/json${as};stream=watch${whole}, application/json`;
}
