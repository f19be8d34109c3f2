import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitView, MOST_TILE_ZOOM, onScreen } from './fit.ts';
import type { LayoutInput, LayoutNode } from './layoutTypes.ts';
import { layoutGraph } from './layoutGraph.ts';
import { computeLayout } from './layoutWorkerMessages.ts';
import { AREA_BOTTOM } from './measures.ts';
import { contains, near } from './rects.ts';

const WINDOW = { width: 1176, height: 763 };

function tile(name: string): LayoutNode {
  return { id: `namespace/${name}`, name, kind: 'namespace', area: null, width: 88, height: 82 };
}

function inputOf(closed: readonly string[], opened: Readonly<Record<string, number>> = {}): LayoutInput {
  const services = Object.entries(opened).flatMap(([name, count]) =>
    Array.from({ length: count }, (_, index) => ({
      id: `service/${name}/s${index}`,
      name: `s${index}`,
      kind: 'service',
      area: `namespace/${name}`,
      width: 156,
      height: 42,
    })),
  );
  return {
    nodes: [...closed.map(tile), ...services],
    edges: [],
    areas: Object.keys(opened).map((name) => ({ id: `namespace/${name}`, name })),
    window: WINDOW,
    keepFree: { width: WINDOW.width, height: 46 },
  };
}

const names = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `n${String(index).padStart(3, '0')}`);

describe('layoutTiles', () => {
  it('stands A to Z in rows', () => {
    const { nodes } = layoutGraph(inputOf(names(96).toReversed()));
    const order = Object.entries(nodes).toSorted(([, a], [, b]) => a.y - b.y || a.x - b.x);
    expect(order.map(([id]) => id)).toEqual(names(96).map((name) => `namespace/${name}`));
    expect(new Set(order.map(([, rect]) => rect.y)).size).toBe(8);
  });

  it.each([
    { count: 4, rows: 2 },
    { count: 5, rows: 2 },
    { count: 100, rows: 8 },
    { count: 200, rows: 12 },
  ])('stands $count tiles in the rows that show them largest', ({ count, rows }) => {
    const { nodes } = layoutGraph(inputOf(names(count)));
    expect(new Set(Object.values(nodes).map(({ y }) => y)).size).toBe(rows);
  });

  it.each([4, 6, 8])('stands %d tiles without a gap', (count) => {
    const { nodes } = layoutGraph(inputOf(names(count)));
    const [columns, rows] = (['x', 'y'] as const).map(
      (axis) => new Set(Object.values(nodes).map((at) => at[axis])).size,
    );
    expect((columns ?? 0) * (rows ?? 0)).toBe(count);
  });

  it('a few tiles are seen nearly twice as large as they are made, with their pills', () => {
    const { nodes, areas } = layoutGraph(inputOf(names(5)));
    const frames = Object.values(areas).flatMap(({ rects }) => rects);
    const view = fitView(frames, WINDOW, { width: WINDOW.width, height: 46 }, MOST_TILE_ZOOM);
    expect(view.zoom).toBe(1.8);
    // Half of a pill of 16 px stands over its tile, with a rim of half a pixel.
    const highest = Math.min(...Object.values(nodes).map((rect) => onScreen(rect, view).y - 8.5 * view.zoom));
    expect(highest).toBeGreaterThanOrEqual(0);
  });

  it('makes room for opened namespaces, with all their cards inside', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
        (count, sizes) => {
          const opened = Object.fromEntries(sizes.map((size, index) => [`n${index}5x`, size]));
          const { nodes, areas } = layoutGraph(inputOf(names(count), opened));
          const frames = Object.entries(areas).flatMap(([id, area]) => (id === '' ? [] : area.rects));
          const tiles = Object.entries(nodes).flatMap(([id, rect]) => (id.startsWith('namespace/') ? [rect] : []));
          const blocks = [...frames, ...tiles];
          for (const [index, block] of blocks.entries()) {
            expect(blocks.slice(index + 1).some((other) => near(block, other, 1))).toBe(false);
          }
          for (const [id, rect] of Object.entries(nodes)) {
            const frame = areas[id.replace(/^service\/([^/]+)\/.*/, 'namespace/$1')]?.rects[0];
            if (id.startsWith('service/')) expect(frame !== undefined && contains(frame, rect)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 30_000);

  it('leaves no strip below the cards of an opened namespace where no tile stands beside it', () => {
    for (const count of [4, 9, 15, 30]) {
      const { nodes, areas } = layoutGraph(inputOf(names(3), { z: count }));
      const [frame] = areas['namespace/z']?.rects ?? [];
      const cards = Object.entries(nodes).flatMap(([id, rect]) => (id.startsWith('service/') ? [rect] : []));
      const bottom = Math.max(...cards.map(({ y, height }) => y + height));
      expect((frame?.y ?? 0) + (frame?.height ?? 0) - bottom).toBeLessThan(2 * AREA_BOTTOM);
      const [tile] = Object.entries(nodes).flatMap(([id, rect]) => (id === 'namespace/n000' ? [rect] : []));
      expect(tile).toMatchObject({ width: 88, height: 82 });
    }
  });

  it('stands opened namespaces beside each other, also where tiles leave cells free that are too small for them', () => {
    const opened = Object.fromEntries(names(9).map((name) => [name, 20]));
    const { areas } = layoutGraph(inputOf(['a', 'z0', 'z1', 'z2'], opened));
    const frames = Object.entries(areas).flatMap(([id, { rects }]) => (id === '' ? [] : rects));
    const view = fitView(frames, WINDOW, { width: WINDOW.width, height: 46 });
    const width = Math.max(...frames.map(({ x, width: each }) => x + each)) * view.zoom;
    expect(width).toBeGreaterThan(WINDOW.width / 2);
    for (const { y } of frames.slice(0, 6)) {
      expect(frames.filter((other) => other.y === y).length).toBeGreaterThan(1);
    }
  });

  it('opens into no more rows of tiles than its cards need', () => {
    const { areas } = layoutGraph(inputOf(names(60), { n005x: 20 }));
    expect(areas['namespace/n005x']?.rects[0]?.height).toBe(5 * 90 - 8);
  });

  it('brings every tile back when the namespace is closed again', () => {
    const closed = computeLayout(inputOf(names(20)), null).placement;
    const opened = computeLayout(
      inputOf(
        names(20).filter((name) => name !== 'n007'),
        { n007: 9 },
      ),
      closed,
    ).placement;
    expect(opened.areas['namespace/n007']).toBeDefined();
    expect(computeLayout(inputOf(names(20)), opened).placement.nodes).toEqual(closed.nodes);
  });
});
