import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { GarbageError, ResourceVersionExpiredError, UnreachableError } from '@fairlead/informer';
import type { ListerWatcher, WatchBatch, WatchEvent } from '@fairlead/informer';
import { FakeClock } from '@fairlead/informer/testing';
import type { NamespaceRecord, RecordOf, Resource } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { folder, kubeconfigOf } from '../test/kubeconfigFile.ts';
import { recordedBytes } from '../test/recordings.ts';
import { answerJson, scriptedServer } from '../test/scriptedServer.ts';
import type { Script } from '../test/scriptedServer.ts';
import { connect } from './connect.ts';
import type { Timeouts } from './transport/patience.ts';

interface Bench<R extends Resource> extends AsyncDisposable {
  readonly lw: ListerWatcher<RecordOf[R]>;
  readonly clock: FakeClock;
  readonly requests: readonly string[];
  received(text: string): Promise<void>;
}

interface BenchOptions {
  readonly namespace?: string;
  readonly timeouts?: Partial<Timeouts>;
}

async function bench<R extends Resource>(resource: R, script: Script, options: BenchOptions = {}): Promise<Bench<R>> {
  const stack = new AsyncDisposableStack();
  const server = stack.use(await scriptedServer(script));
  const files = stack.use(folder());
  const clock = new FakeClock();
  const kubeconfigFile = files.write('config', kubeconfigOf({ server: `${server.url}/base/` }));
  const { namespace, timeouts = {} } = options;
  const connection = await connect({ kubeconfigFile, environment: {}, clock, timeouts });
  stack.defer(() => connection.close());
  return {
    lw: connection.listerWatcher(resource, namespace),
    clock,
    requests: server.requests,
    received: (text) => server.received(text),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const signal = (): AbortSignal => new AbortController().signal;
const firstPage = { limit: 500, continueToken: undefined };

async function gather(batches: AsyncIterable<WatchBatch<NamespaceRecord>>): Promise<{
  readonly events: readonly WatchEvent<NamespaceRecord>[];
  readonly wireBytes: number;
  readonly error: unknown;
}> {
  const events: WatchEvent<NamespaceRecord>[] = [];
  let wireBytes = 0;
  try {
    for await (const batch of batches) {
      events.push(...batch.events);
      wireBytes += batch.wireBytes;
    }
  } catch (error) {
    return { events, wireBytes, error };
  }
  return { events, wireBytes, error: undefined };
}

const watchLine = (type: string, name: string, resourceVersion: string): string =>
  `${JSON.stringify({ type, object: { kind: 'Namespace', metadata: { name, resourceVersion } } })}\n`;

describe('list', () => {
  it('asks for pages in protobuf, of one namespace, and counts the bytes of the wire', async () => {
    const body = recordedBytes('pods', 'before', 'protobuf');
    await using b = await bench(
      'pods',
      (request, response) => {
        expect(request.headers.accept).toBe('application/vnd.kubernetes.protobuf, application/json');
        expect(request.headers['accept-encoding']).toBe('identity');
        response.writeHead(200, { 'content-type': 'application/vnd.kubernetes.protobuf' }).end(body);
      },
      { namespace: 'shop' },
    );
    const page = await b.lw.list({ limit: 10, continueToken: 'next page', signal: signal() });
    expect(b.requests).toStrictEqual(['GET /base/api/v1/namespaces/shop/pods?limit=10&continue=next+page']);
    expect(page.items.length).toBeGreaterThan(50);
    expect(page.wireBytes).toBe(body.length);
  });

  it('does not ask for a page or a version at first, so that the list is consistent', async () => {
    await using b = await bench('nodes', (_request, response) => {
      answerJson(response, { kind: 'NodeList', metadata: { resourceVersion: '7' }, items: [] });
    });
    expect((await b.lw.list({ ...firstPage, signal: signal() })).resourceVersion).toBe('7');
    expect(b.requests).toStrictEqual(['GET /base/api/v1/nodes?limit=500']);
  });

  it('lists and watches a resource in the first of its versions that the server has', async () => {
    await using it = await bench('tlsroutes', (request, response) => {
      const url = new URL(request.url ?? '', 'http://x');
      if (!url.pathname.includes('/v1alpha3/')) answerJson(response, { kind: 'Status', code: 404 }, 404);
      else if (url.searchParams.has('watch')) response.writeHead(200, { 'content-type': 'application/json' }).end();
      else answerJson(response, { kind: 'TLSRouteList', metadata: { resourceVersion: '7' }, items: [] });
    });
    await it.lw.list({ ...firstPage, signal: signal() });
    const accepted: string[] = [];
    for await (const batch of it.lw.watch({
      resourceVersion: '7',
      timeoutSeconds: 60,
      signal: signal(),
      onAccepted: () => accepted.push('accepted'),
    })) {
      void batch;
    }
    expect(accepted).toEqual(['accepted']);
    const versions = it.requests.map((request) => /gateway\.networking\.k8s\.io\/(\w+)/.exec(request)?.[1]);
    expect(versions).toEqual(['v1', 'v1alpha3', 'v1alpha3']);
  });

  it('has no resource of which the server has no version', async () => {
    await using it = await bench('tcproutes', (_request, response) =>
      answerJson(response, { kind: 'Status', code: 404 }, 404),
    );
    await expect(it.lw.list({ ...firstPage, signal: signal() })).rejects.toMatchObject({ code: 'RESOURCE_NOT_SERVED' });
    expect(it.requests).toHaveLength(2);
  });

  it('asks for ReplicaSets as metadata only', async () => {
    await using b = await bench('replicasets', (request, response) => {
      expect(request.headers.accept).toContain(
        'application/vnd.kubernetes.protobuf;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,',
      );
      const body = recordedBytes('replicasets-metadata', 'before', 'json');
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
    expect((await b.lw.list({ ...firstPage, signal: signal() })).items.length).toBeGreaterThan(5);
    expect(b.requests).toStrictEqual(['GET /base/apis/apps/v1/replicasets?limit=500']);
  });

  it('reads a compressed answer and counts what came', async () => {
    const body = gzipSync(recordedBytes('services', 'before', 'json'));
    await using b = await bench('services', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(body);
    });
    const page = await b.lw.list({ ...firstPage, signal: signal() });
    expect(page.items).toHaveLength(29);
    expect(page.wireBytes).toBe(body.length);
  });

  it.each([
    { status: 401, body: { message: 'Unauthorized' }, headers: {}, want: { name: 'CredentialsRejectedError' } },
    { status: 403, body: { message: 'no' }, headers: {}, want: { name: 'ForbiddenError', message: 'no' } },
    { status: 404, body: { message: 'not here' }, headers: {}, want: { name: 'ResourceNotServedError' } },
    { status: 410, body: { reason: 'Expired' }, headers: {}, want: { name: 'ResourceVersionExpiredError' } },
    {
      status: 429,
      body: {},
      headers: { 'retry-after': '3' },
      want: { name: 'ServerBusyError', status: 429, retryAfterMs: 3000 },
    },
    { status: 503, body: {}, headers: {}, want: { name: 'ServerBusyError', status: 503, retryAfterMs: undefined } },
    { status: 500, body: { message: 'etcd' }, headers: {}, want: { name: 'ApiStatusError', status: 500 } },
    { status: 302, body: {}, headers: { location: '/login' }, want: { name: 'ApiStatusError', status: 302 } },
  ])('takes an answer $status as $want.name', async ({ status, body, headers, want }) => {
    await using b = await bench('pods', (_request, response) => answerJson(response, body, status, headers));
    await expect(b.lw.list({ ...firstPage, signal: signal() })).rejects.toMatchObject(want);
    expect(b.clock.pendingTimers).toBe(0);
  });

  it('takes the page of a sign-in in front of the server as garbage', async () => {
    await using b = await bench('pods', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
    });
    await expect(b.lw.list({ ...firstPage, signal: signal() })).rejects.toBeInstanceOf(GarbageError);
  });

  it('takes an answer that breaks off as unreachable', async () => {
    await using b = await bench('pods', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"kind":', () => response.destroy());
    });
    await expect(b.lw.list({ ...firstPage, signal: signal() })).rejects.toBeInstanceOf(UnreachableError);
  });

  it('gives up after 30 s without an answer', async () => {
    await using b = await bench('pods', () => undefined);
    const listed = b.lw.list({ ...firstPage, signal: signal() });
    const outcome = expect(listed).rejects.toThrow(/^no answer from .* for 30 s$/);
    await b.received('GET');
    await b.clock.advance(30_000);
    await outcome;
    await expect(listed).rejects.toBeInstanceOf(UnreachableError);
  });

  it('gives up when the bytes of a list stop for 30 s', async () => {
    const script: Script = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"kind":');
    };
    // Only silence in the body can end this one.
    await using b = await bench('pods', script, { timeouts: { headersMs: Number.MAX_SAFE_INTEGER } });
    const outcome = expect(b.lw.list({ ...firstPage, signal: signal() })).rejects.toThrow(/not a byte .* for 30 s/);
    await b.received('GET');
    while (b.clock.pendingTimers > 0) await b.clock.advance(1000);
    await outcome;
  });

  it('ends with the reason of the caller when the caller gives up', async () => {
    await using b = await bench('pods', () => undefined);
    const caller = new AbortController();
    const outcome = expect(b.lw.list({ ...firstPage, signal: caller.signal })).rejects.toThrow('enough');
    await b.received('GET');
    caller.abort(new Error('enough'));
    await outcome;
    expect(b.clock.pendingTimers).toBe(0);
  });

  it('takes a server that is not there as unreachable', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => {
      closed.listen(0, '127.0.0.1', resolve);
    });
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => {
      closed.close(resolve);
    });
    using files = folder();
    const kubeconfigFile = files.write('config', kubeconfigOf({ server: `http://127.0.0.1:${port}` }));
    const connection = await connect({ kubeconfigFile, environment: {} });
    await expect(connection.listerWatcher('pods').list({ ...firstPage, signal: signal() })).rejects.toThrow(
      `cannot reach http://127.0.0.1:${port}: connection refused`,
    );
    await connection.close();
  });
});

describe('watch', () => {
  const options = { resourceVersion: '42', timeoutSeconds: 300 };
  const json = { 'content-type': 'application/json' };

  it('asks for bookmarks and a time, tells when it is accepted, and ends when the server ends it', async () => {
    await using b = await bench('namespaces', (request, response) => {
      expect(request.headers.accept).toContain('application/vnd.kubernetes.protobuf;stream=watch');
      response.writeHead(200, json);
      response.end(watchLine('ADDED', 'one', '43') + watchLine('BOOKMARK', '', '50'));
    });
    let accepted = 0;
    const { events, wireBytes, error } = await gather(
      b.lw.watch({ ...options, signal: signal(), onAccepted: () => (accepted += 1) }),
    );
    expect(error).toBeUndefined();
    expect(accepted).toBe(1);
    expect(events.map((event) => event.resourceVersion)).toStrictEqual(['43', '50']);
    expect(wireBytes).toBeGreaterThan(100);
    expect(b.requests).toStrictEqual([
      'GET /base/api/v1/namespaces?watch=true&resourceVersion=42&allowWatchBookmarks=true&timeoutSeconds=300',
    ]);
    expect(b.clock.pendingTimers).toBe(0);
  });

  it('throws 410 as status before, and in the stream after, it was accepted', async () => {
    await using asStatus = await bench('namespaces', (_request, response) => answerJson(response, { code: 410 }, 410));
    let accepted = 0;
    const onAccepted = (): void => {
      accepted += 1;
    };
    const before = await gather(asStatus.lw.watch({ ...options, signal: signal(), onAccepted }));
    expect(before.error).toBeInstanceOf(ResourceVersionExpiredError);
    expect(accepted).toBe(0);

    await using inStream = await bench('namespaces', (_request, response) => {
      response.writeHead(200, json);
      response.end(watchLine('ADDED', 'one', '43') + JSON.stringify({ type: 'ERROR', object: { code: 410 } }) + '\n');
    });
    const after = await gather(inStream.lw.watch({ ...options, signal: signal(), onAccepted }));
    expect(after.error).toMatchObject({ name: 'ResourceVersionExpiredError', resourceVersion: '42' });
    expect(after.events).toHaveLength(1);
    expect(accepted).toBe(1);
  });

  it('keeps the events before a cut and takes the cut as unreachable', async () => {
    await using b = await bench('namespaces', (_request, response) => {
      response.writeHead(200, json);
      response.write(watchLine('ADDED', 'one', '43') + '{"type":"ADD', () => response.destroy());
    });
    const { events, error } = await gather(b.lw.watch({ ...options, signal: signal(), onAccepted: () => undefined }));
    expect(events).toHaveLength(1);
    expect(error).toBeInstanceOf(UnreachableError);
  });

  it('takes half an event at an orderly end as garbage', async () => {
    await using b = await bench('namespaces', (_request, response) => {
      response.writeHead(200, json).end(watchLine('ADDED', 'one', '43') + '{"type":"ADD');
    });
    const { events, error } = await gather(b.lw.watch({ ...options, signal: signal(), onAccepted: () => undefined }));
    expect(events).toHaveLength(1);
    expect(error).toBeInstanceOf(GarbageError);
  });

  it('gives up after 90 s without a byte', async () => {
    await using b = await bench('namespaces', (_request, response) => {
      response.writeHead(200, json).flushHeaders();
    });
    const { promise: accepted, resolve } = Promise.withResolvers<void>();
    const outcome = gather(b.lw.watch({ ...options, signal: signal(), onAccepted: resolve }));
    await accepted;
    await b.clock.advance(89_999);
    await b.clock.advance(1);
    expect((await outcome).error).toMatchObject({ name: 'UnreachableError', message: expect.stringMatching(/ 90 s$/) });
    expect(b.clock.pendingTimers).toBe(0);
  });

  it('ends a watch in order that the server does not end in time', async () => {
    const { promise: closed, resolve: onClose } = Promise.withResolvers<void>();
    await using b = await bench('namespaces', (_request, response) => {
      response.writeHead(200, json).flushHeaders();
      response.on('close', onClose);
    });
    const { promise: accepted, resolve } = Promise.withResolvers<void>();
    const watch = b.lw.watch({ ...options, timeoutSeconds: 20, signal: signal(), onAccepted: resolve });
    const outcome = gather(watch);
    await accepted;
    await b.clock.advance(30_000);
    expect((await outcome).error).toBeUndefined();
    await closed;
  });

  it('ends the request when the reader leaves', async () => {
    const { promise: closed, resolve: onClose } = Promise.withResolvers<void>();
    await using b = await bench('namespaces', (_request, response) => {
      response.writeHead(200, json);
      response.write(watchLine('ADDED', 'one', '43'));
      response.on('close', onClose);
    });
    for await (const batch of b.lw.watch({ ...options, signal: signal(), onAccepted: () => undefined })) {
      expect(batch.events).toHaveLength(1);
      break;
    }
    await closed;
    expect(b.clock.pendingTimers).toBe(0);
  });
});
