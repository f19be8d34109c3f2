import { assert, constantFrom, integer, property, record, shuffledSubarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { history } from '../../test/arbitraries.ts';
import { applyChanges } from '../deltas/applyDelta.ts';
import type { PlacedNode } from '../content.ts';
import { ServiceGraph } from '../ServiceGraph.ts';
import type { GraphPicture } from '../types.ts';
import type { ViewFilter } from './viewFilter.ts';
import { LiveView } from './LiveView.ts';
import { viewOf } from './viewOf.ts';
import { isGuess } from '../connections/isGuess.ts';

const WHOLE = { namespaces: [], level: 'service', open: [], budget: Infinity } as const;
const newGraph = (): ServiceGraph => new ServiceGraph({ describe: ({ id }) => id });

const bounded = record({
  namespaces: constantFrom([], [], ['shop'], ['shop', 'pay']),
  level: constantFrom('auto', 'service', 'workload', 'app', 'namespace'),
  open: shuffledSubarray(['namespace/shop', 'namespace/pay', 'app/shop/store', 'workload/shop/Deployment/one']),
  budget: integer({ min: 1, max: 14 }),
});

/** Guesses are not counted. */
const elementsOf = ({ nodes, edges }: GraphPicture): number =>
  nodes.length + edges.filter((edge) => !isGuess(edge)).length;

/** Hides services whose name begins with this letter, and edges from Ingresses. */
const hiding = (letter: string): ViewFilter => ({
  key: letter,
  hidesNode: ({ node }: PlacedNode) => node.kind === 'service' && node.name.startsWith(letter),
  hidesEdge: ({ kind }) => kind === 'routes',
});

/** Services of the chosen namespaces inside aggregates and beside them, by verdict. */
function verdictsIn({ nodes }: GraphPicture, chosen: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = { ok: 0, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0 };
  for (const { kind, namespace, verdict, members } of nodes) {
    if (chosen.length > 0 && !chosen.includes(namespace ?? '')) continue;
    if (members !== undefined) {
      for (const key of ['ok', 'degraded', 'broken', 'unknown', 'at-rest'] as const)
        counts[key] = (counts[key] ?? 0) + members[key];
    } else if (kind === 'service') counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  return counts;
}

describe('a picture within a budget', () => {
  it('holds every service once, in sum the same as the whole, opened or not', () => {
    assert(
      property(history, bounded, (steps, asked) => {
        const graph = newGraph();
        for (const { apply } of steps.flat()) apply(graph);
        graph.flush();
        const picture = viewOf(graph, asked);
        const whole = viewOf(graph, { ...WHOLE, namespaces: asked.namespaces });
        expect(verdictsIn(picture, asked.namespaces)).toEqual(verdictsIn(whole, asked.namespaces));
        expect(picture.attention).toEqual(whole.attention);
        const tiles = viewOf(graph, { ...WHOLE, namespaces: asked.namespaces, level: 'namespace' });
        expect(elementsOf(picture)).toBeLessThanOrEqual(Math.max(asked.budget, elementsOf(tiles)));
      }),
      { numRuns: 300 },
    );
  });

  it('has deltas that lead to what it shows, until it asks to be drawn anew', () => {
    assert(
      property(history, bounded, (steps, asked) => {
        const graph = newGraph();
        let view = LiveView.of(graph, asked);
        let picture = view.picture();
        for (const batch of steps) {
          for (const { apply } of batch) apply(graph);
          const update = view.update(graph.flush());
          if (update.kind === 'reset') {
            view = LiveView.of(graph, asked);
            picture = view.picture();
            continue;
          }
          if (update.kind === 'changed') picture = applyChanges(picture, update.changes);
          expect(view.picture()).toEqual(picture);
          const tiles = viewOf(graph, { ...asked, open: [], level: 'namespace' });
          expect(elementsOf(picture)).toBeLessThanOrEqual(Math.max(asked.budget, elementsOf(tiles)));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a picture with something hidden', () => {
  it('counts what is taken out, and is right after every change', () => {
    assert(
      property(history, bounded, constantFrom('a', 'b', 'c'), (steps, asked, letter) => {
        const graph = newGraph();
        const query = { ...asked, budget: Infinity, level: asked.level === 'auto' ? 'app' : asked.level } as const;
        const live = LiveView.of(graph, { ...query, filter: hiding(letter) });
        for (const batch of steps) {
          for (const { apply } of batch) apply(graph);
          live.update(graph.flush());
        }
        const picture = live.picture();
        expect(picture).toEqual(viewOf(graph, { ...query, filter: hiding(letter) }));
        const whole = viewOf(graph, { ...WHOLE, namespaces: asked.namespaces });
        const left = Object.values(verdictsIn(picture, asked.namespaces)).reduce((sum, count) => sum + count, 0);
        expect(left + picture.hidden.services).toBe(whole.total);
        expect(picture.total).toBe(whole.total);
        expect((verdictsIn(picture, asked.namespaces)['broken'] ?? 0) + picture.hidden.broken).toBe(
          verdictsIn(whole, asked.namespaces)['broken'],
        );
        expect(picture.attention.filter(({ id }) => id.split('/')[2]?.startsWith(letter))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('draws again what the filter judges anew without a change of its own', () => {
    const graph = newGraph();
    let hidden = true;
    const filter: ViewFilter = {
      key: 'switch',
      hidesNode: () => hidden,
      update: () => ({ nodes: [...graph.nodes.keys()], edges: [] }),
    };
    assert(
      property(history, (steps) => {
        for (const { apply } of steps.flat()) apply(graph);
        const view = LiveView.of(graph, { ...WHOLE, filter });
        hidden = !hidden;
        view.update(graph.flush());
        expect(view.picture()).toEqual(viewOf(graph, { ...WHOLE, filter }));
      }),
      { numRuns: 50 },
    );
  });
});
