import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { history, lastPuts, query } from '../test/arbitraries.ts';
import { applyChanges } from './deltas/applyDelta.ts';
import { diffGraphs } from './deltas/diffGraphs.ts';
import { foldChanges } from './deltas/foldDeltas.ts';
import { ServiceGraph } from './ServiceGraph.ts';
import type { GraphChanges, GraphPicture } from './types.ts';
import { LiveView } from './view/LiveView.ts';
import { viewOf } from './view/viewOf.ts';

const WHOLE = { namespaces: [], level: 'service', open: [], budget: Infinity } as const;
const describeReason = ({ id }: { readonly id: string }): string => id;
const newGraph = (): ServiceGraph => new ServiceGraph({ describe: describeReason });

describe('ServiceGraph', () => {
  it('equals a graph built anew from what is left', () => {
    assert(
      property(history, (steps) => {
        const kept = newGraph();
        for (const batch of steps) {
          for (const { apply } of batch) apply(kept);
          kept.flush();
        }
        const fresh = newGraph();
        for (const apply of lastPuts(steps)) apply(fresh);
        fresh.flush();
        expect(viewOf(kept, WHOLE)).toEqual(viewOf(fresh, WHOLE));
      }),
      { numRuns: 500 },
    );
  });

  it('draws no edge without both its ends, and a group for every area', () => {
    assert(
      property(history, query, (steps, asked) => {
        const graph = newGraph();
        for (const { apply } of steps.flat()) apply(graph);
        graph.flush();
        const picture = viewOf(graph, asked);
        const nodes = new Set(picture.nodes.map(({ id }) => id));
        const groups = new Set(picture.groups.map(({ id }) => id));
        expect(
          picture.edges.filter(({ source, target }) => !nodes.has(source) || !nodes.has(target) || source === target),
        ).toEqual([]);
        expect(groups).toEqual(new Set(picture.nodes.flatMap(({ area }) => area ?? [])));
        const inside = picture.nodes
          .filter(({ outside }) => outside !== true)
          .map(({ members }) => members?.services.length ?? 0)
          .reduce((sum, count) => sum + count, 0);
        expect(inside + picture.shown).toBe(picture.total);
      }),
      { numRuns: 300 },
    );
  });
});

describe('LiveView', () => {
  it('has every delta lead exactly to the later picture, at every level', () => {
    assert(
      property(history, query, (steps, asked) => {
        const graph = newGraph();
        const view = LiveView.of(graph, asked);
        const pictures: GraphPicture[] = [view.picture()];
        const deltas: GraphChanges[] = [];
        for (const batch of steps) {
          for (const { apply } of batch) apply(graph);
          const update = view.update(graph.flush());
          const last = pictures.at(-1) ?? view.picture();
          const now = viewOf(graph, asked);
          const changes = update.kind === 'changed' ? update.changes : diffGraphs(last, last);
          expect(update.kind).toBe(update.kind === 'changed' ? 'changed' : 'same');
          expect(view.picture()).toEqual(now);
          expect(applyChanges(last, changes)).toEqual(now);
          expect(changes).toEqual(diffGraphs(last, now));
          pictures.push(now);
          deltas.push(changes);
        }
        const [first] = pictures;
        const folded = deltas.reduce((older, newer) => foldChanges(older, newer));
        if (first !== undefined) expect(applyChanges(first, folded)).toEqual(pictures.at(-1));
        const [oldest, ...newer] = deltas;
        if (oldest !== undefined) expect(foldChanges(oldest, ...newer)).toEqual(folded);
      }),
      { numRuns: 300 },
    );
  });
});
