import { describe, expect, it } from 'vitest';
import { aCall } from '../testing/samples.ts';
import { nearestCard, type Direction } from './nearestCard.ts';
import { sameStructure, type MapGraph } from './structure.ts';
import { zoomLevel } from './zoomLevel.ts';

describe('zoomLevel', () => {
  it.each([
    { zoom: 1, before: 'cards', want: 'cards' },
    { zoom: 0.74, before: 'cards', want: 'names' },
    { zoom: 0.8, before: 'names', want: 'names' },
    { zoom: 0.87, before: 'names', want: 'cards' },
    { zoom: 0.44, before: 'names', want: 'rings' },
    { zoom: 0.5, before: 'rings', want: 'rings' },
    { zoom: 0.52, before: 'rings', want: 'names' },
    { zoom: 1, before: 'rings', want: 'cards' },
  ] as const)('$zoom after $before is $want', ({ zoom, before, want }) => {
    expect(zoomLevel(zoom, before)).toBe(want);
  });
});

describe('nearestCard', () => {
  const at = (id: string, x: number, y: number) => ({ id, rect: { x, y, width: 100, height: 40 } });
  const cards = [at('right', 200, 0), at('far right', 400, 0), at('below', 0, 60), at('askew', 210, 60)];
  it.each([
    { direction: 'right', want: 'right' },
    { direction: 'down', want: 'below' },
    { direction: 'left', want: undefined },
    { direction: 'up', want: undefined },
  ] as { direction: Direction; want: string | undefined }[])('$direction leads to $want', ({ direction, want }) => {
    expect(nearestCard(cards, { x: 0, y: 0, width: 100, height: 40 }, direction)).toBe(want);
  });
});

describe('sameStructure', () => {
  const graph: MapGraph = { revision: 1, level: 'service', nodes: [], edges: [aCall(undefined)], groups: [] };

  it('does not mind data', () => {
    expect(sameStructure(graph, { ...graph, revision: 2, edges: [aCall({})] })).toBe(true);
  });

  it('minds edges and level', () => {
    expect(sameStructure(graph, { ...graph, edges: [] })).toBe(false);
    expect(sameStructure(graph, { ...graph, level: 'app' })).toBe(false);
  });
});
