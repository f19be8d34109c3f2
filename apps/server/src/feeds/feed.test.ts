import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { foldServicesDeltas } from '@fairlead/service-graph';
import type { ServicesDelta } from '@fairlead/protocol';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { SharedBody } from '../http/sendJson.ts';
import { Feed } from './feed.ts';

class CountingFeed extends Feed<ServicesDelta> {
  made = 0;

  constructor() {
    super({ instance: 'i', revision: 1, asked: 'all', fold: foldServicesDeltas, sizeOf: () => 0, wholeSize: () => 0 });
  }

  protected override makeBody(): Promise<SharedBody> {
    this.made += 1;
    return Promise.resolve(new SharedBody(this.etag, Buffer.from('{}')));
  }

  change(): void {
    const { revision } = this;
    this.push({ from: revision, to: revision + 1, sentAt: '2026-01-01T00:00:00Z', upsert: [], remove: [] });
  }
}

describe('Feed', () => {
  const server = createServer();
  afterEach(() => server.close());

  it('makes nothing for whoever holds the revision of now', async () => {
    const feed = new CountingFeed();
    server.on(
      'request',
      express().get('/', (req, res) => feed.send(req, res)),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const ask = (held: string | null) => fetch(url, { headers: held === null ? {} : { 'if-none-match': held } });
    const first = await ask(null);
    const held = first.headers.get('etag');
    // Nobody has asked for the body of this revision yet.
    feed.forgetBody();
    expect((await ask(held)).status).toBe(304);
    expect(feed.made).toBe(1);
    feed.change();
    const second = await ask(held);
    expect(second.status).toBe(200);
    expect(second.headers.get('etag')).not.toBe(held);
    expect(feed.made).toBe(2);
  });
});
