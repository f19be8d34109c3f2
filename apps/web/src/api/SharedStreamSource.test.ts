import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDelta } from '../testing/samples.ts';
import type { StreamEvent } from './eventStream.ts';
import { SharedStreamSource, type Channel, type Sharing } from './SharedStreamSource.ts';
import type { Position, StreamRequest, StreamSource } from './StreamSource.ts';

/** Locks and channels of one browser: the first to ask holds a lock until its work is over. */
class FakeBrowser {
  readonly #channels = new Map<string, Set<EventTarget>>();
  readonly #queues = new Map<string, Promise<unknown>>();

  tab(tab: string): Sharing {
    return { tab, scope: 'here', channel: (name) => this.#channel(name), locks: { request: this.#request } };
  }

  readonly #request: Sharing['locks']['request'] = (name, { signal }, run) => {
    const before = this.#queues.get(name) ?? Promise.resolve();
    const turn = new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
      void before.then(() => resolve());
    });
    const held = turn.then(run);
    this.#queues.set(name, Promise.allSettled([before, held]));
    return held;
  };

  #channel(name: string): Channel {
    const all = this.#channels.get(name) ?? new Set();
    this.#channels.set(name, all);
    const own = new EventTarget();
    all.add(own);
    return {
      addEventListener: (type, listener, options) =>
        own.addEventListener(type, (event) => listener(event as MessageEvent), options),
      postMessage: (data) => {
        for (const other of all) {
          if (other !== own) queueMicrotask(() => other.dispatchEvent(new MessageEvent('message', { data })));
        }
      },
      close: () => all.delete(own),
    };
  }
}

/** A server that keeps the streams it was asked for. */
class FakeSource implements StreamSource {
  readonly streams: {
    readonly at: Position | undefined;
    readonly send: (event: StreamEvent) => void;
    readonly end: () => void;
  }[] = [];

  follow({ position, signal, onOpen, onEvent }: StreamRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('closed', 'AbortError')));
      this.streams.push({ at: position(), send: onEvent, end: resolve });
      onOpen();
    });
  }
}

const delta = (from: number, to: number): StreamEvent => ({
  name: 'delta',
  id: `abc-${to}`,
  data: JSON.stringify(aDelta(from, to)),
});

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

describe('SharedStreamSource', () => {
  let browser: FakeBrowser;
  let source: FakeSource;
  let closers: AbortController[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    browser = new FakeBrowser();
    source = new FakeSource();
  });
  afterEach(() => {
    for (const closer of closers) closer.abort();
    closers = [];
    vi.useRealTimers();
  });

  function open(tab: string, revision: number, search = '') {
    const closer = new AbortController();
    closers.push(closer);
    const seen: (string | undefined)[] = [];
    const state = { opened: 0, outcome: '', revision };
    void new SharedStreamSource(source, browser.tab(tab))
      .follow({
        path: 'stream',
        search: new URLSearchParams(search),
        position: () => ({ instance: 'abc', revision: state.revision }),
        signal: closer.signal,
        onOpen: () => {
          state.opened += 1;
        },
        onEvent: (event) => {
          seen.push(event.id ?? event.name);
          if (event.name === 'delta') state.revision = (JSON.parse(event.data) as { to: number }).to;
        },
      })
      .then(
        () => (state.outcome = 'ended'),
        () => (state.outcome = 'broken'),
      );
    return { seen, state, close: () => closer.abort() };
  }

  it('opens one connection for eight tabs, and all of them hear everything', async () => {
    const tabs = Array.from({ length: 8 }, (_, index) => open(`tab${index}`, 7));
    await settle();
    expect(source.streams).toHaveLength(1);
    source.streams[0]?.send(delta(7, 8));
    await settle();
    expect(tabs.map(({ seen }) => seen)).toEqual(tabs.map(() => ['abc-8']));
    expect(tabs.map(({ state }) => state.opened)).toEqual(tabs.map(() => 1));
  });

  it('opens another connection for another question', async () => {
    open('a', 7, 'namespace=shop');
    open('b', 7, 'namespace=batch');
    await settle();
    expect(source.streams).toHaveLength(2);
  });

  it('tells a tab that joins what it has missed', async () => {
    open('a', 7);
    await settle();
    source.streams[0]?.send(delta(7, 8));
    source.streams[0]?.send(delta(8, 9));
    const late = open('b', 8);
    await settle();
    expect(late.seen).toEqual(['abc-9']);
  });

  it('sends a tab that is too far behind for a new snapshot', async () => {
    open('a', 7);
    await settle();
    const late = open('b', 3);
    await settle();
    expect(late.seen).toEqual(['reset']);
  });

  it('passes the stream on when the tab that reads it goes, from where the next one stands', async () => {
    const first = open('a', 7);
    await settle();
    const second = open('b', 7);
    const third = open('c', 7);
    await settle();
    source.streams[0]?.send(delta(7, 8));
    await settle();
    first.close();
    await settle();
    expect(source.streams).toHaveLength(2);
    expect(source.streams[1]?.at).toEqual({ instance: 'abc', revision: 8 });
    source.streams[1]?.send(delta(8, 9));
    await settle();
    expect([second.seen, third.seen]).toEqual([
      ['abc-8', 'abc-9'],
      ['abc-8', 'abc-9'],
    ]);
  });

  it('ends for all tabs when the server ends it', async () => {
    const tabs = [open('a', 7), open('b', 7)];
    await settle();
    source.streams[0]?.end();
    await settle();
    expect(tabs.map(({ state }) => state.outcome)).toEqual(['ended', 'ended']);
  });

  it('opens a connection of its own when the tab that reads has fallen silent', async () => {
    open('a', 7);
    await settle();
    const second = open('b', 7);
    await settle();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(source.streams).toHaveLength(2);
    source.streams[1]?.send(delta(7, 8));
    expect(second.seen).toEqual(['abc-8']);
  });

  it('leaves no timer and no listener behind', async () => {
    const tabs = [open('a', 7), open('b', 7)];
    await settle();
    for (const tab of tabs) tab.close();
    await settle();
    expect(tabs.map(({ state }) => state.outcome)).toEqual(['broken', 'broken']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
