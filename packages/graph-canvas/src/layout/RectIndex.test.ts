import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RectIndex } from './RectIndex.ts';

const place = fc.integer({ min: -900, max: 900 });
const rect = fc.record({
  x: place,
  y: place,
  width: fc.integer({ min: 1, max: 400 }),
  height: fc.integer({ min: 1, max: 300 }),
});

describe('RectIndex', () => {
  it('answers as a look at every rectangle does', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 12 }), place, place, place, (rects, x, y, toY) => {
        const named = Object.fromEntries(rects.map((each, index) => [String(index), each]));
        const index = new RectIndex(named);
        const [top, bottom] = [Math.min(y, toY), Math.max(y, toY)];
        const inside = rects.map(
          (each) => x > each.x && x < each.x + each.width && y > each.y && y < each.y + each.height,
        );
        const onLine = rects.filter(
          (each) => x > each.x && x < each.x + each.width && each.y < bottom && each.y + each.height > top,
        );
        expect(index.covers({ x, y }, [])).toBe(inside.includes(true));
        expect(index.covers({ x, y }, ['0'])).toBe(inside.slice(1).includes(true));
        expect(index.crosses(x, y, toY)).toBe(onLine.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});
