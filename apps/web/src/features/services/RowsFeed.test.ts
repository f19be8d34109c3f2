import type { Services, ServicesDelta } from '@fairlead/protocol';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { ApiClient } from '../../api/ApiClient.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import { DirectStreamSource } from '../../api/StreamSource.ts';
import { NOW } from '../../testing/samples.ts';
import { aRow } from '../../testing/serviceSamples.ts';
import { RowsFeed } from './RowsFeed.ts';

function aDelta(from: number, to: number, part: Partial<ServicesDelta> = {}): ServicesDelta {
  return { from, to, sentAt: NOW, upsert: [], remove: [], ...part };
}

/** A server that hands out rows, and streams that the test writes to. */
function scripted() {
  let rows: Services = { instance: 'abc', revision: 7, items: [aRow('shop/cart')] };
  const streams: { readonly lastEventId: string | null; send(event: string, data: unknown): void; end(): void }[] = [];
  let lists = 0;
  const fetchRows = vi.fn(async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    if (!(input instanceof Request ? input.url : input.toString()).includes('/services/stream')) {
      lists += 1;
      return Response.json(rows);
    }
    const encoder = new TextEncoder();
    const lastEventId = new Headers(init?.headers).get('Last-Event-ID');
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
        streams.push({
          lastEventId,
          send: (event, data) =>
            controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)),
          end: () => controller.close(),
        });
      },
    });
    return new Response(body);
  });
  const queries = new QueryClient();
  let paused = false;
  const waits: number[] = [];
  const client = new ApiClient('http://fairlead.test/', fetchRows);
  const feed = new RowsFeed(client, queries, ['shop'], {
    source: new DirectStreamSource(client),
    now: () => 0,
    random: () => 0,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
    requestFrame: (callback) => queueMicrotask(callback),
    paused: () => paused,
  });
  return {
    feed,
    waits,
    streams,
    lists: () => lists,
    pause: (on: boolean) => {
      paused = on;
    },
    answer: (next: Services) => {
      rows = next;
    },
    names: () => queries.getQueryData<Services>(queryKeys.services(['shop']))?.items.map(({ name }) => name),
    stream: (count: number) => vi.waitFor(() => expect(streams).toHaveLength(count)),
  };
}

describe('RowsFeed', () => {
  it('reads the rows and follows them from their revision on', async () => {
    const server = scripted();
    server.feed.wake();
    await server.stream(1);
    expect(server.streams[0]?.lastEventId).toBe('abc-7');
    server.streams[0]?.send('delta', aDelta(7, 8, { upsert: [aRow('shop/web')] }));
    await vi.waitFor(() => expect(server.names()).toEqual(['cart', 'web']));
    server.streams[0]?.send('delta', aDelta(8, 9, { remove: ['service/shop/cart'] }));
    await vi.waitFor(() => expect(server.names()).toEqual(['web']));
    server.feed.rest();
  });

  it('keeps changes back during a pause', async () => {
    const server = scripted();
    server.feed.wake();
    await server.stream(1);
    server.pause(true);
    server.streams[0]?.send('delta', aDelta(7, 8, { upsert: [aRow('shop/web')] }));
    server.streams[0]?.send('delta', aDelta(8, 9, { upsert: [aRow('shop/api')] }));
    server.streams[0]?.end();
    // Where it goes on from tells that both have arrived.
    await server.stream(2);
    expect(server.streams[1]?.lastEventId).toBe('abc-9');
    expect(server.names()).toEqual(['cart']);
    server.pause(false);
    server.feed.apply();
    expect(server.names()).toEqual(['api', 'cart', 'web']);
    server.feed.rest();
  });

  it.each([
    { name: 'after reset', send: { event: 'reset', data: { reason: 'too-old' } } },
    { name: 'after a gap', send: { event: 'delta', data: aDelta(8, 9) } },
  ])('reads the rows again $name', async ({ send }) => {
    const server = scripted();
    server.feed.wake();
    await server.stream(1);
    server.answer({ instance: 'abc', revision: 20, items: [aRow('shop/new')] });
    server.streams[0]?.send(send.event, send.data);
    await server.stream(2);
    expect(server.streams[1]?.lastEventId).toBe('abc-20');
    expect(server.names()).toEqual(['new']);
    expect(server.lists()).toBe(2);
    server.feed.rest();
  });

  it('waits longer each time when it is sent in a circle', async () => {
    const server = scripted();
    server.feed.wake();
    for (const count of [1, 2, 3, 4]) {
      await server.stream(count);
      server.streams[count - 1]?.send('reset', { reason: 'too-old' });
    }
    await server.stream(5);
    expect(server.waits).toEqual([1000, 2000, 4000]);
    server.feed.rest();
  });

  it('opens no stream after it was told to rest', async () => {
    const server = scripted();
    server.feed.wake();
    await server.stream(1);
    server.feed.rest();
    await vi.waitFor(() => expect(server.waits).toEqual([]));
    expect(server.streams).toHaveLength(1);
  });
});
