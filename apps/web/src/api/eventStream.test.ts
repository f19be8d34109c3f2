import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readEventStream, type StreamEvent } from './eventStream.ts';

const encoder = new TextEncoder();

function aBody(): { body: ReadableStream<Uint8Array>; push: (text: string) => void; close: () => void } {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
  });
  return { body, push: (text) => controller?.enqueue(encoder.encode(text)), close: () => controller?.close() };
}

describe('readEventStream', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('hands on named events with the last id, across chunks that split a character', async () => {
    const { body, push, close } = aBody();
    const events: StreamEvent[] = [];
    const done = readEventStream(body, { silenceMs: 1000, onEvent: (event) => events.push(event) });
    push('id: abc-1\nevent: delta\nda');
    push('ta: {"name":"服务"}\n\nevent: status\ndata: {}\n\n');
    close();
    await done;
    expect(events).toEqual([
      { name: 'delta', id: 'abc-1', data: '{"name":"服务"}' },
      { name: 'status', id: 'abc-1', data: '{}' },
    ]);
  });

  it('gives up a stream without a heartbeat', async () => {
    const { body } = aBody();
    const done = readEventStream(body, { silenceMs: 40_000, onEvent: () => undefined });
    const outcome = expect(done).rejects.toThrow('no heartbeat for 40 s');
    await vi.advanceTimersByTimeAsync(40_000);
    await outcome;
  });

  it('listens on while bytes come', async () => {
    const { body, push, close } = aBody();
    const done = readEventStream(body, { silenceMs: 40_000, onEvent: () => undefined });
    await vi.advanceTimersByTimeAsync(30_000);
    push(': beat\n\n');
    await vi.advanceTimersByTimeAsync(30_000);
    close();
    await expect(done).resolves.toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });
});
