import type { GraphEdge } from '@fairlead/service-graph';
import { describe, expect, it } from 'vitest';
import { lineOf } from './line.ts';
import { nearestCard, type Direction } from './nearestCard.ts';
import { sameStructure, type MapGraph } from './structure.ts';
import { zoomLevel } from './zoomLevel.ts';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function aCall(part: Partial<NonNullable<GraphEdge['traffic']>> | undefined): GraphEdge {
  const edge = { id: 'calls a b', kind: 'calls', source: 'a', target: 'b' } as const;
  if (part === undefined) return { ...edge, basis: 'declared' };
  return {
    ...edge,
    basis: 'measured',
    traffic: {
      requestsPerSecond: 10,
      errorShare: 0,
      averageMs: null,
      p50Ms: null,
      p95Ms: null,
      p99Ms: null,
      bytesPerSecond: null,
      connectionsPerSecond: null,
      protocol: 'http',
      source: 'istio',
      confidence: 'workload',
      alternatives: [],
      at: '2026-11-22T12:00:00Z',
      ...part,
    },
  };
}

describe('lineOf', () => {
  it.each([
    { name: 'declared', part: undefined, classes: ['declared'], width: 1.3, share: '' },
    { name: 'ten a second', part: {}, classes: ['measured', 'http'], width: 2.6, share: '' },
    { name: 'very many', part: { requestsPerSecond: 1e6 }, classes: ['measured', 'http'], width: 5, share: '' },
    { name: 'idle', part: { requestsPerSecond: 0 }, classes: ['measured', 'http', 'idle'], width: 1, share: '' },
    { name: 'gRPC', part: { protocol: 'gRPC' }, classes: ['measured', 'grpc'], width: 2.6, share: '' },
    {
      name: 'errors under 5 %',
      part: { errorShare: 0.049 },
      classes: ['measured', 'http'],
      width: 2.6,
      share: '',
    },
    {
      name: 'errors',
      part: { errorShare: 0.48 },
      classes: ['measured', 'http', 'failing'],
      width: 2.6,
      share: '48%',
    },
  ])('$name', ({ part, classes, width, share }) => {
    expect(lineOf(aCall(part), undefined, percent)).toMatchObject({ classes, width, share });
  });
});

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
