import {
  GraphDeltaSchema,
  GraphSnapshotSchema,
  ServiceSchema,
  ServicesDeltaSchema,
  ServicesSchema,
  StatusSchema,
  parseEventId,
} from '@fairlead/protocol';
import type { GraphSnapshot, Services } from '@fairlead/protocol';
import { applyDelta, applyServicesDelta } from '@fairlead/service-graph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEventStream } from './eventStream.ts';
import type { OpenEventStream } from './eventStream.ts';
import { startPair } from './harness.ts';
import type { Pair } from './harness.ts';

let pair: Pair;
const streams: OpenEventStream[] = [];
beforeAll(async () => {
  pair = await startPair();
});
afterAll(async () => {
  for (const stream of streams) stream.close();
  await pair.stop();
});

async function open(path: string, headers: Readonly<Record<string, string>> = {}): Promise<OpenEventStream> {
  const stream = await openEventStream(new URL(path, pair.server.url), headers);
  streams.push(stream);
  return stream;
}

const snapshot = async (query = ''): Promise<GraphSnapshot> =>
  GraphSnapshotSchema.parse(await pair.json(`api/v1/graph${query}`));

const idOf = ({ instance, revision }: { instance: string; revision: number }): string => `${instance}-${revision}`;

/** Makes a service select nobody. Returns how to give it back its pods. */
function loseBackends(key: string): () => void {
  const select = (selector: Readonly<Record<string, string>> | null | undefined) => {
    const { cluster, world } = pair.simulator;
    const before = world.get('services', key)?.spec.selector;
    cluster.revise('services', key, (service) => ({ ...service, spec: { ...service.spec, selector } }));
    return before;
  };
  const before = select({ app: 'nobody' });
  return () => void select(before);
}

/** Applies deltas until the service has this verdict; every delta must follow the one before. */
async function follow(
  stream: OpenEventStream,
  start: GraphSnapshot,
  id: string,
  verdict: string,
): Promise<GraphSnapshot> {
  let picture = start;
  while (picture.nodes.find((node) => node.id === id)?.verdict !== verdict) {
    const event = await stream.next('delta');
    if (event === undefined) throw new Error('the stream has ended');
    const delta = GraphDeltaSchema.parse(event.data);
    expect(event.id).toBe(idOf({ instance: start.instance, revision: delta.to }));
    expect(delta.from).toBe(picture.revision);
    expect(Date.parse(delta.oldestObservedAt)).toBeLessThanOrEqual(Date.parse(delta.observedAt));
    expect(Date.parse(delta.observedAt)).toBeLessThanOrEqual(Date.parse(delta.sentAt));
    picture = applyDelta(picture, delta);
  }
  return picture;
}

describe('the stream of the graph', () => {
  it('leads from a snapshot to exactly the later one', async () => {
    const before = await snapshot();
    const stream = await open(`api/v1/stream?since=${idOf(before)}`);
    const restore = loseBackends('shop/cart');
    let picture = await follow(stream, before, 'service/shop/cart', 'broken');
    expect(picture.attention.map(({ id }) => id)).toContain('service/shop/cart');
    restore();
    picture = await follow(stream, picture, 'service/shop/cart', 'ok');
    let later = await snapshot();
    // The demo goes on changing: catch up with whichever is behind.
    while (picture.revision !== later.revision) {
      if (picture.revision > later.revision) later = await snapshot();
      else {
        const event = await stream.next();
        if (event?.event !== 'delta') continue;
        picture = applyDelta(picture, GraphDeltaSchema.parse(event.data));
      }
    }
    expect(picture).toEqual(later);
  });

  it('goes on after a break where the last event left it, by header or query', async () => {
    const before = await snapshot();
    const first = await open(`api/v1/stream?since=${idOf(before)}`);
    const restore = loseBackends('shop/search');
    const picture = await follow(first, before, 'service/shop/search', 'broken');
    first.close();
    restore();
    const again = await open('api/v1/stream?since=ignored-1', { 'last-event-id': idOf(picture) });
    await follow(again, picture, 'service/shop/search', 'ok');
  });

  it('tells at once where it stands, and the status', async () => {
    const stream = await open('api/v1/stream');
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    const heartbeat = await stream.next('heartbeat');
    expect(parseEventId(heartbeat?.id ?? '')?.instance).toBe(pair.server.session.model.instance);
    const status = await stream.next('status');
    expect(StatusSchema.parse(status?.data)).toEqual(status?.data);
  });

  it.each([
    { name: 'another instance', id: 'abc-1', reason: 'another-instance' },
    { name: 'a revision yet to come', id: 'OWN-999999', reason: 'unknown-revision' },
  ])('answers $name with a reset without id, and ends', async ({ id, reason }) => {
    const since = id.replace('OWN', pair.server.session.model.instance);
    const stream = await open(`api/v1/stream?since=${since}`);
    expect(await stream.next()).toEqual({ event: 'reset', id: undefined, data: { reason } });
    expect(await stream.next()).toBeUndefined();
  });

  it.each(['api/v1/stream', 'api/v1/services/stream'])('%s refuses a malformed id', async (path) => {
    for (const id of ['7', 'abc', 'abc-', 'abc-1-2x', 'abc-99999999999999999999']) {
      expect((await pair.fetch(path, { headers: { 'last-event-id': id } })).status).toBe(400);
      expect((await pair.fetch(`${path}?since=${id}`)).status).toBe(400);
    }
  });

  it('keeps to the namespaces it is asked for', async () => {
    const query = '?namespace=payments';
    const before = await snapshot(query);
    const stream = await open(`api/v1/stream${query}&since=${idOf(before)}`);
    const restoreOther = loseBackends('shop/catalog');
    const restore = loseBackends('payments/ledger');
    const picture = await follow(stream, before, 'service/payments/ledger', 'broken');
    expect(picture.nodes.every(({ namespace }) => namespace === 'payments')).toBe(true);
    restoreOther();
    restore();
  });

  it('ends with a reset when auto changes the level', async () => {
    const { nodes, edges } = await snapshot('?namespace=batch');
    const query = `?namespace=batch&budget=${nodes.length + edges.length}`;
    const before = await snapshot(query);
    expect(before.level).toBe('service');
    const stream = await open(`api/v1/stream${query}&since=${idOf(before)}`);
    pair.simulator.cluster.apply('services', {
      metadata: { namespace: 'batch', name: 'one-more' },
      spec: { selector: { app: 'nobody' }, ports: [{ port: 80 }] },
    });
    expect((await stream.next('reset'))?.data).toEqual({ reason: 'level-changed' });
    expect(await stream.next()).toBeUndefined();
    expect((await snapshot(query)).level).not.toBe('service');
  });

  it('sends the whole answer of one service when it changes', async () => {
    const stream = await open('api/v1/stream?detail=service/shop/gift-wrap');
    const first = ServiceSchema.parse((await stream.next('detail'))?.data);
    expect(first).toMatchObject({ id: 'service/shop/gift-wrap', verdict: 'at-rest', pods: [] });
    pair.simulator.cluster.revise('deployments', 'shop/gift-wrap', (deployment) => ({
      ...deployment,
      spec: { ...deployment.spec, replicas: 1 },
    }));
    let service = first;
    while (service.verdict !== 'ok') service = ServiceSchema.parse((await stream.next('detail'))?.data);
    expect(service.pods).toHaveLength(1);
    expect(service.pods[0]).toMatchObject({ traffic: 'receives', listed: true });
  });
});

describe('the stream of the rows', () => {
  it('leads from rows to exactly the later ones', async () => {
    const before = ServicesSchema.parse(await pair.json('api/v1/services?namespace=payments'));
    const stream = await open(`api/v1/services/stream?namespace=payments&since=${idOf(before)}`);
    loseBackends('payments/ledger-api');
    let rows: Services = before;
    while (rows.items.find(({ name }) => name === 'ledger-api')?.verdict !== 'broken') {
      const event = await stream.next('delta');
      rows = applyServicesDelta(rows, ServicesDeltaSchema.parse(event?.data));
    }
    let later = ServicesSchema.parse(await pair.json('api/v1/services?namespace=payments'));
    while (later.revision !== rows.revision) {
      if (rows.revision > later.revision) {
        later = ServicesSchema.parse(await pair.json('api/v1/services?namespace=payments'));
      } else {
        const event = await stream.next('delta');
        rows = applyServicesDelta(rows, ServicesDeltaSchema.parse(event?.data));
      }
    }
    expect(rows).toEqual(later);
  });
});

describe('too many streams', () => {
  it('are told to come back later', async () => {
    const small = await startPair({ server: { maxStreams: 1 } });
    try {
      const url = new URL('api/v1/stream', small.server.url);
      const first = await openEventStream(url);
      const refused = await fetch(url);
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({ code: 'too-many-streams', status: 503 });
      first.close();
    } finally {
      await small.stop();
    }
  });
});
