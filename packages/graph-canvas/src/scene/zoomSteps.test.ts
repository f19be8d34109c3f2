import { describe, expect, it } from 'vitest';
import { zoomStep, type Zoomed } from './zoomSteps.ts';

const members = { ok: 2, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0, services: 'oo' };
const tile = { id: 'namespace/a', kind: 'namespace', area: null, members } as const;
const app = (name: string) => ({ id: `app/a/${name}`, kind: 'app', area: 'namespace/a', members }) as const;

function zoomed(part: Partial<Zoomed>): Zoomed {
  return {
    level: 'namespace',
    from: 1,
    to: 2.5,
    at: { x: 40, y: 40 },
    window: { width: 1100, height: 700 },
    extent: { x: 0, y: 0, width: 440, height: 280 },
    nodes: [tile],
    rects: { 'namespace/a': { x: 0, y: 0, width: 88, height: 82 } },
    opened: [],
    frames: {},
    ...part,
  };
}

/** With the usual gap between them. */
const twoTiles = (at: Zoomed['at']): Partial<Zoomed> => ({
  at,
  nodes: [tile, { ...tile, id: 'namespace/b' }],
  rects: {
    'namespace/a': { x: 0, y: 0, width: 88, height: 82 },
    'namespace/b': { x: 96, y: 0, width: 88, height: 82 },
  },
});

const frame = (height: number) => ({ 'namespace/a': { x: 0, y: 0, width: 600, height } });

describe('zoomStep', () => {
  it.each([
    { name: 'opens the tile under the pointer once it is large', part: {}, open: ['namespace/a'] },
    { name: 'waits while it is small', part: { to: 1.8 }, open: [] },
    {
      name: 'opens it sooner in a small window',
      part: { to: 1.8, window: { width: 700, height: 500 } },
      open: ['namespace/a'],
    },
    { name: 'opens the nearest tile from a gap', part: twoTiles({ x: 91, y: 40 }), open: ['namespace/a'] },
    { name: 'opens the other one from its side of the gap', part: twoTiles({ x: 94, y: 40 }), open: ['namespace/b'] },
    { name: 'opens nothing far beside the tiles', part: { at: { x: 200, y: 40 } }, open: [] },
    {
      name: 'opens no tile from within an area beside it',
      part: { at: { x: 98, y: 40 }, frames: { 'namespace/b': { x: 96, y: 0, width: 600, height: 300 } } },
      open: [],
    },
    { name: 'opens nothing on the way out', part: { from: 2.6 }, open: [] },
    { name: 'leaves the rest of an opened namespace', part: { nodes: [{ ...tile, area: 'namespace/a' }] }, open: [] },
  ])('$name', ({ part, open }) => {
    expect(zoomStep(zoomed(part))).toEqual({ open, close: [], fold: false });
  });

  it.each([
    { name: 'closes a small area when it is far from full size', to: 0.59, height: 500, close: ['namespace/a'] },
    { name: 'keeps it above that', to: 0.61, height: 500, close: [] },
    { name: 'keeps a large one as long as it fills most of the window', to: 0.31, height: 1400, close: [] },
    { name: 'closes that one, too, when it has become small', to: 0.29, height: 1400, close: ['namespace/a'] },
  ])('$name', ({ to, height, close }) => {
    const part = { from: 1, to, nodes: [], opened: ['namespace/a'], frames: frame(height) };
    expect(zoomStep(zoomed(part)).close).toEqual(close);
  });

  it('opens apps in sight, nearest first, and folds them 15 % further out', () => {
    const rects = {
      'app/a/far': { x: 250, y: 0, width: 156, height: 42 },
      'app/a/near': { x: 20, y: 20, width: 156, height: 42 },
      'app/a/out': { x: 430, y: 0, width: 156, height: 42 },
    };
    const apps = { level: 'app', nodes: ['far', 'near', 'out'].map(app), rects } as const;
    expect(zoomStep(zoomed({ ...apps, from: 0.8, to: 0.87 })).open).toEqual(['app/a/near', 'app/a/far']);
    expect(zoomStep(zoomed({ ...apps, from: 0.8, to: 0.85 })).open).toEqual([]);
    const opened = ['app/a/near'];
    expect(zoomStep(zoomed({ ...apps, opened, from: 0.9, to: 0.76 })).close).toEqual([]);
    expect(zoomStep(zoomed({ ...apps, opened, from: 0.9, to: 0.74 })).close).toEqual(opened);
  });

  it.each([
    { level: 'service', from: 0.3, to: 0.27, fold: true },
    { level: 'service', from: 0.3, to: 0.29, fold: false },
    { level: 'service', from: 0.2, to: 0.27, fold: false },
    { level: 'app', from: 0.3, to: 0.27, fold: true },
    { level: 'namespace', from: 0.3, to: 0.27, fold: false },
  ] as const)('folds level $level into tiles from $from to $to: $fold', ({ level, from, to, fold }) => {
    expect(zoomStep(zoomed({ level, from, to })).fold).toBe(fold);
  });
});
