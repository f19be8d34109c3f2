import { array, assert, constantFrom, integer, option, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { history, query } from '../../test/arbitraries.ts';
import type { PlacedNode } from '../content.ts';
import { diffGraphs } from '../deltas/diffGraphs.ts';
import { LiveView } from './LiveView.ts';
import { ServiceGraph } from '../ServiceGraph.ts';
import type { ViewFilter } from './viewFilter.ts';
import { viewOf } from './viewOf.ts';

const newGraph = (): ServiceGraph => new ServiceGraph({ describe: ({ id }) => id });

const hiding = (letter: string): ViewFilter => ({
  key: letter,
  hidesNode: ({ node }: PlacedNode) => node.kind === 'service' && node.name.startsWith(letter),
  hidesEdge: ({ kind }) => kind === 'routes',
});

describe('a view that is made while the graph changes', () => {
  it('shows what one shows that is made afterwards, and goes on from there', () => {
    const stepsBetween = array(integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 8 });
    const letters = option(constantFrom('a', 'b', 'c'), { nil: undefined });
    assert(
      property(history, query, stepsBetween, letters, (batches, asked, pauses, letter) => {
        const wanted = { ...asked, ...(letter === undefined ? {} : { filter: hiding(letter) }) };
        const graph = newGraph();
        const [first = [], ...rest] = batches;
        for (const { apply } of first) apply(graph);
        graph.flush();
        const view = new LiveView(graph, wanted);
        const making = view.make();
        for (const [index, batch] of rest.entries()) {
          for (let step = pauses[index % pauses.length] ?? 0; step > 0; step -= 1) making.next();
          for (const { apply } of batch) apply(graph);
          view.update(graph.flush());
        }
        for (const _ of making);
        const made = view.picture();
        expect(made).toEqual(viewOf(graph, wanted));
        // What comes next is told, and nothing of before.
        for (const { apply } of first) apply(graph);
        const update = view.update(graph.flush());
        const later = viewOf(graph, wanted);
        expect(update.kind === 'changed' ? update.changes : diffGraphs(made, made)).toEqual(diffGraphs(made, later));
      }),
      { numRuns: 500 },
    );
  });
});
