import { NOW } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { anAnswer, aPodAnswer, aReason, liveVerdict } from '../../test/anAnswer.ts';
import { ServiceGraph } from '../ServiceGraph.ts';
import { LiveView } from './LiveView.ts';
import { viewOf } from './viewOf.ts';

const QUERY = { namespaces: [], level: 'namespace', open: [], budget: 50 } as const;

const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `s-${String(index).padStart(3, '0')}`);

function put(graph: ServiceGraph, namespace: string, names: readonly string[], app?: (name: string) => string): void {
  for (const name of names) {
    const labels = app === undefined ? {} : { 'app.kubernetes.io/part-of': app(name) };
    const reasons = name.endsWith('99') ? [aReason('none-ready')] : [];
    const pods = [aPodAnswer(`${name}-1`, { workload: { kind: 'Deployment', name } })];
    const answer = anAnswer({ service: { namespace, name, labels }, pods, reasons });
    graph.putService(answer, liveVerdict(answer), NOW);
  }
}

/** A namespace of 200 services, one of them broken, and two small ones. */
function aGraph(app?: (name: string) => string): ServiceGraph {
  const graph = new ServiceGraph({ describe: ({ id }) => id });
  put(graph, 'large', numbered(200), app);
  put(graph, 'one', numbered(12));
  put(graph, 'two', numbered(12));
  graph.flush();
  return graph;
}

const kinds = (graph: ServiceGraph, query: Parameters<typeof viewOf>[1]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of viewOf(graph, query).nodes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

describe('opening within a budget', () => {
  it('opens in full what fits', () => {
    expect(kinds(aGraph(), { ...QUERY, open: ['namespace/one', 'namespace/two'] })).toEqual({
      namespace: 1,
      service: 24,
    });
  });

  it('opens the first asked for when not all of them fit', () => {
    const picture = viewOf(aGraph(), { ...QUERY, budget: 20, open: ['namespace/two', 'namespace/one'] });
    expect(picture.groups.map(({ id }) => id)).toEqual(['namespace/two']);
    expect(picture).toMatchObject({ shown: 12, total: 224 });
  });

  it('opens by its apps what does not fit in full, and then single apps', () => {
    const byTen = aGraph((name) => name.slice(0, 4));
    expect(kinds(byTen, { ...QUERY, open: ['namespace/large'] })).toEqual({ namespace: 2, app: 20 });
    expect(kinds(byTen, { ...QUERY, open: ['namespace/large', 'app/large/s-01'] })).toEqual({
      namespace: 2,
      app: 19,
      service: 10,
    });
  });

  it('opens a part of what fits in no way, broken first, with the rest in a tile in the same area', () => {
    const picture = viewOf(aGraph(), { ...QUERY, open: ['namespace/large'] });
    expect(picture.nodes).toHaveLength(50);
    expect(picture).toMatchObject({ shown: 47, total: 224 });
    const ids = picture.nodes.map(({ id }) => id);
    expect(ids).toContain('service/large/s-199');
    expect(ids).toContain('service/large/s-044');
    expect(ids).not.toContain('service/large/s-045');
    const rest = picture.nodes.find(({ id }) => id === 'namespace/large');
    expect(rest).toMatchObject({ area: 'namespace/large', members: { services: 'o'.repeat(153) } });
  });

  it('draws a level by name as far as it fits, the rest as tiles', () => {
    const picture = viewOf(aGraph(), { ...QUERY, level: 'service' });
    expect(picture.level).toBe('namespace');
    expect(picture.groups.map(({ id }) => id)).toEqual(['namespace/one', 'namespace/two']);
    expect(viewOf(aGraph(), { ...QUERY, level: 'service', budget: Infinity })).toMatchObject({
      level: 'service',
      shown: 224,
    });
  });

  it('asks to be drawn anew when what is open outgrows the budget, and when what was refused fits', () => {
    const graph = aGraph();
    const query = { ...QUERY, budget: 30, open: ['namespace/one', 'namespace/two'] };
    const view = LiveView.of(graph, query);
    expect(view.elements).toBe(25);
    put(graph, 'one', ['a', 'b', 'c', 'd', 'e', 'f']);
    expect(view.update(graph.flush())).toEqual({ kind: 'reset', level: 'namespace' });
    const less = LiveView.of(graph, query);
    expect(less.picture().groups.map(({ id }) => id)).toEqual(['namespace/one']);
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) graph.dropService(`one/${name}`);
    expect(less.update(graph.flush()).kind).toBe('reset');
  });

  it('opens what appears later', () => {
    const graph = aGraph();
    const view = LiveView.of(graph, { ...QUERY, open: ['namespace/new'] });
    put(graph, 'new', ['a']);
    view.update(graph.flush());
    expect(view.picture().nodes.map(({ id }) => id)).toContain('service/new/a');
  });
});
