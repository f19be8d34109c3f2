import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInstance } from '../cytoscape/instance.ts';
import { TOKENS } from '../look/tokens.ts';
import { Emphasis } from './Emphasis.ts';
import type { MapView } from './mapView.ts';

const NOTHING = {
  selectedId: null,
  selectedEdgeId: null,
  matches: null,
  picked: new Set<string>(),
  hoveredId: null,
  hoveredEdgeId: null,
};
const nodes = (...ids: string[]) => ids.map((id) => ({ group: 'nodes' as const, data: { id } }));

function aMap() {
  const cy = createInstance(null, TOKENS.light);
  cy.add([...nodes('a', 'b', 'c'), { group: 'edges', data: { id: 'a-b', source: 'a', target: 'b' } }]);
  const emphasis = new Emphasis(cy, () => {});
  const apply = (part: Partial<typeof NOTHING> | Partial<MapView>, fresh: boolean): void => {
    emphasis.apply({ ...NOTHING, ...part } as MapView, fresh);
  };
  const having = (name: string): string[] => cy.elements(`.${name}`).map((element) => element.id());
  return { cy, apply, having, emphasis };
}

describe('Emphasis', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    { by: 'a selection', part: { selectedId: 'a' }, want: ['c', 'd'] },
    { by: 'a search', part: { matches: new Set(['a', 'b']) }, want: ['c', 'd'] },
  ])('what is added steps back by $by like the rest', ({ part, want }) => {
    const { cy, apply, having } = aMap();
    apply(part, true);
    cy.add(nodes('d'));
    apply(part, true);
    expect(having('dimmed')).toEqual(want);
  });

  it('what is added while a card is pointed at steps back, and comes forward with the rest', () => {
    const { cy, apply, having } = aMap();
    apply({ hoveredId: 'a' }, false);
    vi.runOnlyPendingTimers();
    expect(having('faded')).toEqual(['c']);
    cy.add(nodes('d'));
    apply({ hoveredId: 'a' }, true);
    expect(having('faded')).toEqual(['c', 'd']);
    apply({}, false);
    vi.runOnlyPendingTimers();
    expect(having('faded')).toEqual([]);
  });

  it('writes names small and whole while they can be read so, and larger further away', () => {
    const { emphasis, having } = aMap();
    emphasis.setZoom('names', 3);
    expect([having('names'), having('near')]).toEqual([['a', 'b', 'c'], []]);
    expect(emphasis.classesOfNew).not.toContain('near');
    emphasis.setZoom('names', 2);
    expect(having('near')).toEqual(['a', 'b', 'c']);
    expect(emphasis.classesOfNew).toEqual(['tile-2', 'names', 'near']);
  });

  it('marks what was picked when it comes', () => {
    const { cy, apply, having } = aMap();
    const picked = new Set(['d']);
    apply({ picked }, false);
    cy.add(nodes('d'));
    apply({ picked }, true);
    expect(having('picked')).toEqual(['d']);
  });
});
