import { describe, expect, it } from 'vitest';
import { aCall, aService, TEXTS } from '../testing/samples.ts';
import { callersIdOf } from './callersId.ts';
import { callersCard, foldHubs, MOST_CALLERS } from './hubs.ts';
import type { MapGraph } from './structure.ts';

const HUB = 'service/shop/dns';

function graphWith(callers: number, part: Parameters<typeof aCall>[0] = {}): MapGraph {
  const names = Array.from({ length: callers }, (_, index) => `caller-${index}`);
  return {
    revision: 1,
    level: 'service',
    nodes: [aService('dns'), ...names.map((name) => aService(name))],
    edges: names.map((name, index) => aCall(index === 0 ? part : {}, [`service/shop/${name}`, HUB])),
    groups: [],
  };
}

describe('foldHubs', () => {
  it('leaves a service with up to 12 callers alone', () => {
    const graph = graphWith(MOST_CALLERS);
    expect(foldHubs(graph, new Set())).toBe(graph);
  });

  it('folds the calls of more into one, with their sum and their failures', () => {
    const folded = foldHubs(graphWith(13, { errorShare: 1, requestsPerSecond: 130 }), new Set());
    expect(folded.nodes).toHaveLength(15);
    expect(folded.edges).toMatchObject([{ source: callersIdOf(HUB), target: HUB, basis: 'measured' }]);
    expect(folded.edges[0]?.traffic).toMatchObject({ requestsPerSecond: 250, errorShare: 0.52 });
    const node = folded.nodes.find(({ id }) => id === callersIdOf(HUB));
    if (node === undefined) throw new Error('no card of callers');
    expect(callersCard(node, TEXTS)).toMatchObject({
      text: '13 callers, 1 fail',
      label: '13 callers of dns, 1 fail',
      classes: ['callers', 'some-fail'],
    });
  });

  it('brings the lines back and keeps the card when unfolded', () => {
    const unfolded = foldHubs(graphWith(13), new Set([HUB]));
    expect(unfolded.nodes.map(({ id }) => id)).toContain(callersIdOf(HUB));
    expect(unfolded.edges).toHaveLength(14);
  });

  it('counts callers, not signals', () => {
    const graph = graphWith(MOST_CALLERS);
    const named = graph.edges.map((edge) => ({ ...edge, id: `names ${edge.source} ${HUB}`, kind: 'names' as const }));
    const both = { ...graph, edges: [...graph.edges, ...named] };
    expect(foldHubs(both, new Set())).toBe(both);
  });

  it('folds nothing among namespace tiles', () => {
    const tiles: MapGraph = { ...graphWith(13), level: 'namespace' };
    expect(foldHubs(tiles, new Set())).toBe(tiles);
  });
});
