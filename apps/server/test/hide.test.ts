import { GraphDeltaSchema, GraphSnapshotSchema, ProblemSchema } from '@fairlead/protocol';
import type { GraphSnapshot } from '@fairlead/protocol';
import { applyDelta } from '@fairlead/service-graph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEventStream } from './eventStream.ts';
import { startPair } from './harness.ts';
import type { Pair } from './harness.ts';

let pair: Pair;

beforeAll(async () => {
  pair = await startPair({ simulator: { scene: 'shop' } });
}, 60_000);
afterAll(() => pair.stop());

const query = (parameters: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();

async function graph(...parameters: readonly (readonly [string, string])[]): Promise<GraphSnapshot> {
  return GraphSnapshotSchema.parse(await pair.json(`api/v1/graph?${query(parameters)}`));
}

const ids = ({ nodes }: GraphSnapshot): string[] => nodes.map(({ id }) => id);

describe('hide', () => {
  it('takes what an expression finds out of the picture and counts it, aggregates included', async () => {
    const all = await graph();
    const left = await graph(['hide', 'ns:payments'], ['hide', 'name:sitemap']);
    const gone = ids(all).filter((id) => !ids(left).includes(id));
    expect(gone).toContain('service/shop/sitemap');
    expect(gone.every((id) => id.includes('/payments/') || id.includes('sitemap'))).toBe(true);
    expect(left.total).toBe(all.total);
    expect(left.hidden.services + left.hidden.others).toBe(gone.length);
    expect(left.hidden.broken).toBe(2);
    expect(left.groups.map(({ id }) => id)).not.toContain('namespace/payments');
    const tiles = await graph(['level', 'namespace'], ['hide', 'verdict:broken']);
    expect(tiles.nodes.every(({ members }) => members?.broken === 0)).toBe(true);
    expect(tiles.hidden).toMatchObject({ services: 6, broken: 6 });
  });

  it('takes connections out by what they are, and leaves their ends', async () => {
    const all = await graph();
    const left = await graph(['hide', 'edge:routes']);
    expect(ids(left)).toEqual(ids(all));
    expect(left.edges.some(({ kind }) => kind === 'routes')).toBe(false);
    expect(left.hidden.edges).toBe(all.edges.filter(({ kind }) => kind === 'routes').length);
    expect(left.hidden.edges).toBeGreaterThan(0);
  });

  it('refuses a malformed expression in graph and stream', async () => {
    for (const route of ['graph', 'stream']) {
      const response = await pair.fetch(`api/v1/${route}?hide=${encodeURIComponent('(ns:a')}`);
      expect(response.status).toBe(400);
      const problem = ProblemSchema.parse(await response.json());
      expect(problem.detail).toBe('hide: a parenthesis is not closed (at character 1); try (ns:a)');
    }
  });

  it('follows what an expression asks of pods, though no card changes', async () => {
    const parameters = [['hide', 'label:canary=yes']] as const;
    const before = await graph(...parameters);
    expect(ids(before)).toContain('service/payments/ledger');
    const since = `${before.instance}-${before.revision}`;
    const events = await openEventStream(new URL(`api/v1/stream?${query(parameters)}&since=${since}`, pair.server.url));
    const [pod] = pair.simulator.world
      .list('pods', 'payments')
      .filter(({ metadata }) => metadata.name.startsWith('ledger'));
    pair.simulator.world.update('pods', `payments/${pod?.metadata.name}`, (object) => ({
      ...object,
      metadata: { ...object.metadata, labels: { ...object.metadata.labels, canary: 'yes' } },
    }));
    let picture = before;
    while (ids(picture).includes('service/payments/ledger')) {
      const event = await events.next('delta');
      if (event === undefined) throw new Error('the stream has ended');
      picture = applyDelta(picture, GraphDeltaSchema.parse(event.data));
    }
    expect(picture.hidden.services).toBeGreaterThan(0);
    expect(ids(await graph(...parameters))).toEqual(ids(picture));
    events.close();
  });
});

describe('focus and path', () => {
  it('leaves what is around a node, as far as asked', async () => {
    const all = await graph();
    const route = all.edges.find(({ kind, target }) => kind === 'routes' && target.startsWith('service/'));
    if (route === undefined) throw new Error('the shop has an Ingress');
    const alone = await graph(['focus', route.target], ['upstream', '0'], ['downstream', '0']);
    expect(ids(alone)).toContain(route.target);
    expect(ids(alone)).not.toContain(route.source);
    const near = await graph(['focus', route.target]);
    expect(ids(near)).toEqual(expect.arrayContaining([route.source, route.target]));
    expect(near.nodes.length).toBeLessThan(all.nodes.length);
    expect(near.hidden.services).toBe(26 - near.shown);
    const both = await graph(['focus', route.target], ['hide', 'kind:ingress']);
    expect(ids(both)).toEqual(ids(near).filter((id) => !id.startsWith('ingress/')));
  });

  it('leaves the ways between two nodes; two that nothing connects stand alone', async () => {
    const all = await graph();
    const route = all.edges.find(({ kind }) => kind === 'routes');
    if (route === undefined) throw new Error('the shop has an Ingress');
    const way = await graph(['path', route.source], ['path', route.target]);
    expect(ids(way)).toEqual(expect.arrayContaining([route.source, route.target]));
    const apart = await graph(['path', 'service/payments/ledger'], ['path', 'service/shop/sitemap']);
    expect(ids(apart)).toEqual(['service/payments/ledger', 'service/shop/sitemap']);
  });

  it.each(['focus=cart', 'upstream=-1', 'path=service/shop/cart', 'downstream=many'])('refuses %s', async (bad) => {
    expect((await pair.fetch(`api/v1/graph?${bad}`)).status).toBe(400);
  });
});
