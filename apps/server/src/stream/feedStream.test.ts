import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import type { GraphDelta } from '@fairlead/protocol';
import { foldDeltas, changeSize } from '@fairlead/service-graph';
import type { Response } from 'express';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Feed } from '../feeds/feed.ts';
import { SharedBody } from '../http/sendJson.ts';
import { FeedStream, HEARTBEAT_MS } from './feedStream.ts';
import { SseConnection } from './sseConnection.ts';

/** A feed that is told its deltas, of a whole of so many items. */
class ToldFeed extends Feed<GraphDelta> {
  constructor(wholeSize: number) {
    super({ instance: 'i', revision: 0, asked: '', fold: foldDeltas, sizeOf: changeSize, wholeSize: () => wholeSize });
  }

  protected override makeBody(): Promise<SharedBody> {
    return Promise.resolve(new SharedBody('tag', Buffer.from('{}')));
  }

  tell(...removed: string[]): void {
    const { revision } = this;
    const at = '2026-01-01T00:00:00.000Z';
    this.push({
      from: revision,
      to: revision + 1,
      observedAt: at,
      oldestObservedAt: at,
      sentAt: at,
      shown: 0,
      hidden: { services: 0, broken: 0, degraded: 0, others: 0, edges: 0 },
      total: 0,
      upsert: { nodes: [], edges: [], groups: [], attention: [] },
      remove: { nodes: removed, edges: [], groups: [], attention: [] },
    });
    this.announce();
  }

  changeLevel(): void {
    this.end();
    this.announce();
  }
}

/** A response whose client reads only when told to. */
class FakeResponse extends EventEmitter {
  readonly written: string[] = [];
  full = false;
  ended = false;
  destroyed = false;

  writeHead(): void {}
  flushHeaders(): void {}

  write(bytes: Buffer): boolean {
    this.written.push(bytes.toString());
    return !this.full;
  }

  end(): void {
    this.ended = true;
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }

  /** Events as `NAME FROM-TO`, or `NAME ID`; forgotten with this call. */
  take(): string[] {
    return this.written.splice(0).map((frame) => {
      const event = /^event: (.*)$/m.exec(frame)?.[1] ?? '';
      const id = /^id: (.*)$/m.exec(frame)?.[1] ?? '';
      const data = JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? 'null') as { from?: number; to?: number };
      return event === 'delta' ? `delta ${data.from}-${data.to}` : `${event} ${id}`.trim();
    });
  }
}

function open(wholeSize = 0) {
  const feed = new ToldFeed(wholeSize);
  const response = new FakeResponse();
  // The connection uses no more of a response than the fake has.
  const connection = new SseConnection(response as unknown as Response);
  new FeedStream({ connection, feed, instance: 'i', from: 0 });
  return { feed, response, connection };
}

describe('FeedStream', () => {
  beforeEach(() =>
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] }),
  );
  afterEach(() => vi.useRealTimers());

  it('tells where it stands, then every delta as it comes', () => {
    const { feed, response } = open();
    feed.tell('a');
    feed.tell('b');
    expect(response.take()).toEqual(['heartbeat i-0', 'delta 0-1', 'delta 1-2']);
  });

  it('folds what a slow client has not read into one delta that starts where the last one ended', () => {
    const { feed, response } = open();
    response.full = true;
    feed.tell('a');
    expect(response.take()).toEqual(['heartbeat i-0', 'delta 0-1']);
    feed.tell('b');
    feed.tell('c');
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect(response.take()).toEqual([]);
    response.full = false;
    response.emit('drain');
    expect(response.take()).toEqual(['delta 1-3']);
    feed.tell('d');
    expect(response.take()).toEqual(['delta 3-4']);
  });

  it('keeps the newest of its kind for a slow client', () => {
    const { feed, response, connection } = open();
    response.full = true;
    feed.tell('a');
    response.take();
    connection.offer('status', Buffer.from('event: status\nid: 1\ndata: {}\n\n'));
    connection.offer('status', Buffer.from('event: status\nid: 2\ndata: {}\n\n'));
    response.full = false;
    response.emit('drain');
    expect(response.take()).toEqual(['status 2']);
  });

  it('lets deltas without content wait for the heartbeat, which carries the id to resume from', () => {
    const { feed, response } = open();
    response.take();
    feed.tell();
    feed.tell();
    expect(response.take()).toEqual([]);
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect(response.take()).toEqual(['delta 0-2', 'heartbeat i-2']);
  });

  it('starts anew with a client that has fallen too far behind', () => {
    const { feed, response } = open();
    response.full = true;
    feed.tell('a');
    response.take();
    for (let count = 0; count < 1000; count += 1) feed.tell('b');
    response.full = false;
    response.emit('drain');
    expect(response.take()).toEqual(['reset']);
    expect(response.ended).toBe(true);
  });

  it('sends a slow client all of a large picture that has changed meanwhile, in parts and turn by turn', async () => {
    const { feed, response } = open(50_000);
    response.full = true;
    feed.tell('a');
    response.take();
    // Traffic of all its edges, as it is taken in.
    for (let first = 0; first < 50_000; first += 250) {
      feed.tell(...Array.from({ length: 250 }, (_, index) => `${first + index}`));
    }
    const taken: string[] = [];
    response.full = false;
    response.emit('drain');
    for (let count = 0; count < 13; count += 1) {
      const now = response.take();
      expect(now).toHaveLength(1);
      taken.push(...now);
      await turn();
    }
    const ends = Array.from({ length: 12 }, (_, index) => 1 + 16 * (index + 1));
    expect(taken).toEqual([...ends.map((end) => `delta ${end - 16}-${end}`), 'delta 193-201']);
  });

  it('starts anew with a client when more has changed than there is', () => {
    const { feed, response } = open(5_000);
    response.full = true;
    feed.tell('a');
    response.take();
    for (let each = 0; each < 4; each += 1) feed.tell(...Array.from({ length: 2_000 }, (_, index) => `${index}`));
    response.full = false;
    response.emit('drain');
    expect(response.take()).toEqual(['reset']);
  });

  it('ends when the level changes', () => {
    const { feed, response } = open();
    response.take();
    feed.changeLevel();
    expect(response.take()).toEqual(['reset']);
    expect(response.ended).toBe(true);
    expect(feed.watched).toBe(false);
  });

  it('cuts a client that has taken nothing for a minute', () => {
    const { feed, response } = open();
    response.full = true;
    feed.tell('a');
    vi.advanceTimersByTime(HEARTBEAT_MS * 3);
    expect(response.destroyed).toBe(false);
    vi.advanceTimersByTime(HEARTBEAT_MS * 3);
    expect(response.destroyed).toBe(true);
  });

  it('leaves no timer and no listener behind', () => {
    const { feed, response } = open();
    response.emit('close');
    expect(feed.watched).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
