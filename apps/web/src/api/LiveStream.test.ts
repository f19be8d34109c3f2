import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GraphDelta, GraphSnapshot } from '@fairlead/protocol';
import { ScriptedApi } from '../testing/scriptedApi.ts';
import { aDelta, aSnapshot, aStatus } from '../testing/samples.ts';
import { ApiClient } from './ApiClient.ts';
import { DirectStreamSource } from './StreamSource.ts';
import { LiveStream, type Connection, type LiveSink } from './LiveStream.ts';

let api: ScriptedApi;
let streams: LiveStream[] = [];

beforeAll(() => {
  api = new ScriptedApi();
  api.server.listen();
});
beforeEach(() => {
  api.streams.length = 0;
  api.requests.length = 0;
  api.refusal = undefined;
  api.snapshot = aSnapshot({ revision: 7 });
});
afterEach(() => {
  for (const stream of streams) stream.stop();
  streams = [];
});
afterAll(() => api.server.close());

/** A sink that keeps what it is told, and a wait that the test ends. */
function aStream() {
  const client = new ApiClient('http://fairlead.test/');
  let snapshot: GraphSnapshot | undefined;
  const deltas: GraphDelta[] = [];
  const connections: Connection[] = [];
  const waits: number[] = [];
  let endWait: () => void = () => undefined;
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  const sink: LiveSink = {
    position: () => snapshot && { instance: snapshot.instance, revision: deltas.at(-1)?.to ?? snapshot.revision },
    refetch: async (target, signal) => {
      deltas.length = 0;
      snapshot = await client.graph(target, signal);
      return snapshot;
    },
    delta: (_target, delta) => {
      deltas.push(delta);
      tell();
    },
    status: () => undefined,
    cache: () => undefined,
    detail: () => undefined,
    connection: (connection) => {
      connections.push(connection);
      tell();
    },
  };
  const stream = new LiveStream(new DirectStreamSource(client), sink, {
    now: () => 1000,
    random: () => 0,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        waits.push(milliseconds);
        endWait = resolve;
        signal.addEventListener('abort', () => reject(new Error('woken')));
        tell();
      }),
  });
  streams.push(stream);
  const until = (met: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!met()) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    });
  return {
    stream,
    deltas,
    connections,
    waits,
    until,
    endWait: () => endWait(),
    phase: () => connections.at(-1)?.phase,
  };
}

describe('LiveStream', () => {
  it('reads the snapshot and continues from its revision', async () => {
    const { stream, deltas, until } = aStream();
    const opened = api.nextStream();
    stream.aim({ namespaces: ['shop'], detail: 'service/shop/cart' });
    const open = await opened;
    expect(open.lastEventId).toBe('abc-7');
    expect(open.url.search).toBe('?namespace=shop&detail=service%2Fshop%2Fcart');
    open.send('delta', aDelta(7, 8), 'abc-8');
    await until(() => deltas.length === 1);
    expect(deltas[0]?.to).toBe(8);
  });

  it('resumes after a loss from where it stood, without a new snapshot', async () => {
    const { stream, deltas, until, endWait, waits } = aStream();
    const first = api.nextStream();
    stream.aim({ namespaces: [] });
    (await first).send('delta', aDelta(7, 9));
    await until(() => deltas.length === 1);
    const second = api.nextStream();
    (await first).end();
    await until(() => waits.length === 1);
    endWait();
    expect((await second).lastEventId).toBe('abc-9');
    expect(api.requests.filter((path) => path.endsWith('/graph'))).toHaveLength(1);
  });

  it.each([
    { name: 'a missed revision', event: 'delta', data: aDelta(9, 10) },
    { name: 'a reset', event: 'reset', data: { reason: 'unknown-revision' } },
  ])('reads a new snapshot after $name', async ({ event, data }) => {
    const { stream, deltas, phase } = aStream();
    const first = api.nextStream();
    stream.aim({ namespaces: [] });
    const open = await first;
    api.snapshot = aSnapshot({ instance: 'def', revision: 2 });
    const second = api.nextStream();
    open.send(event, data);
    expect((await second).lastEventId).toBe('def-2');
    expect(deltas).toEqual([]);
    expect(phase()).toBe('open');
  });

  it('does not ask in a circle when every stream is reset', async () => {
    const { stream, until, waits } = aStream();
    stream.aim({ namespaces: [] });
    for (let time = 0; time < 3; time += 1) (await api.nextStream()).send('reset', { reason: 'too-slow' });
    await until(() => waits.length === 1);
    expect(api.streams).toHaveLength(3);
  });

  it('obeys Retry-After and tells when it tries again', async () => {
    api.refusal = { status: 503, retryAfter: '7' };
    const { stream, until, waits, connections } = aStream();
    stream.aim({ namespaces: [] });
    await until(() => waits.length === 1);
    expect(waits).toEqual([7000]);
    expect(connections.at(-1)).toMatchObject({ phase: 'lost', nextTryAtMs: 8000, error: { code: 'too-many-streams' } });
  });

  it('tries at once when told to', async () => {
    api.refusal = { status: 503 };
    const { stream, until, waits, phase } = aStream();
    stream.aim({ namespaces: [] });
    await until(() => waits.length === 1);
    api.refusal = undefined;
    stream.tryNow();
    await until(() => phase() === 'open');
  });

  it('rests and wakes where it stood', async () => {
    const { stream, until, phase } = aStream();
    const first = api.nextStream();
    stream.aim({ namespaces: [] });
    await first;
    await until(() => phase() === 'open');
    stream.rest();
    expect(phase()).toBe('resting');
    const second = api.nextStream();
    stream.wake();
    expect((await second).lastEventId).toBe('abc-7');
  });

  it('drops a message that the API does not promise and starts over', async () => {
    const { stream, until, waits, connections } = aStream();
    const first = api.nextStream();
    stream.aim({ namespaces: [] });
    (await first).send('status', { ...aStatus(), resources: 'none' });
    await until(() => waits.length === 1);
    expect(connections.at(-1)).toMatchObject({ phase: 'lost', error: { code: 'bad-answer' } });
  });
});
