import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitView, mostCardZoom, onScreen } from './fit.ts';
import { packAreas } from './packAreas.ts';
import { near } from './rects.ts';

const size = (most: number): fc.Arbitrary<number> => fc.integer({ min: 40, max: most });

describe('fitView', () => {
  it('shows everything, and leaves the corner free', () => {
    const rects = fc.array(
      fc.record({
        x: fc.integer({ min: -900, max: 900 }),
        y: fc.integer({ min: -900, max: 900 }),
        width: size(700),
        height: size(700),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(rects, size(1600), size(1000), (areas, width, height) => {
        const window = { width: width + 400, height: height + 300 };
        const keepFree = { width: 380, height: 280 };
        const corner = { x: window.width - 380, y: window.height - 280, ...keepFree };
        const view = fitView(areas, window, keepFree);
        for (const rect of areas) {
          const box = onScreen(rect, view);
          expect(near(box, corner, 0)).toBe(false);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(window.width);
          expect(box.y + box.height).toBeLessThanOrEqual(window.height);
        }
      }),
    );
  });

  it('lets cards be larger on large screens only', () => {
    expect([980, 1176, 1400, 1680, 2300].map((width) => mostCardZoom(width))).toEqual([1, 1, 1, 1.2, 1.5]);
  });

  it('enlarges only if told to, and stands on whole pixels', () => {
    const view = fitView(
      [{ x: 0, y: 0, width: 101, height: 50 }],
      { width: 1000, height: 700 },
      { width: 0, height: 0 },
    );
    expect(view.zoom).toBe(1);
    expect(
      fitView([{ x: 0, y: 0, width: 96, height: 96 }], { width: 900, height: 900 }, { width: 0, height: 0 }, 1.4).zoom,
    ).toBe(1.4);
    expect(Number.isInteger(view.pan.x) && Number.isInteger(view.pan.y)).toBe(true);
  });
});

describe('packAreas', () => {
  it('puts callers above or left of what they call', () => {
    const shapes = [{ width: 600, height: 240 }] as const;
    const areas = ['a', 'b'].map((name) => ({ id: name, name, shapes }));
    const window = { width: 640, height: 520 };
    for (const [from, to] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const packed = packAreas(areas, window, { width: 0, height: 0 }, [[from, to]]);
      expect(packed.get(from)?.rect.y).toBeLessThan(packed.get(to)?.rect.y ?? 0);
    }
  });

  it('puts what calls each other side by side, whatever stands between their names', () => {
    const shapes = [{ width: 184, height: 108 }] as const;
    const areas = ['a', 'b', 'c', 'd'].map((name) => ({ id: name, name, shapes }));
    const packed = packAreas(areas, { width: 1176, height: 727 }, { width: 0, height: 0 }, [['a', 'd']]);
    const [a, d] = [packed.get('a')?.rect, packed.get('d')?.rect];
    if (a === undefined || d === undefined) throw new Error('not packed');
    expect(near(a, d, 17)).toBe(true);
  });

  it('keeps areas apart and none smaller than it needs, for any number of them', () => {
    const areas = fc.array(fc.record({ width: size(900), height: size(900) }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(areas, (sizes) => {
        const named = sizes.map((item, index) => ({
          shapes: [item, { width: item.height, height: item.width }] as const,
          id: `area/${index}`,
          name: `a${index % 7}`,
        }));
        const packed = packAreas(named, { width: 1176, height: 763 }, { width: 380, height: 280 });
        const rects = [...packed.values()].map(({ rect }) => rect);
        expect(packed.size).toBe(named.length);
        for (const { id, shapes } of named) {
          const { rect, shape } = packed.get(id) ?? { rect: { width: 0, height: 0 }, shape: 0 };
          expect(rect.width).toBeGreaterThanOrEqual(shapes[shape]?.width ?? Infinity);
          expect(rect.height).toBeGreaterThanOrEqual(shapes[shape]?.height ?? Infinity);
        }
        for (const [index, rect] of rects.entries()) {
          for (const other of rects.slice(index + 1)) expect(near(rect, other, 1)).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
