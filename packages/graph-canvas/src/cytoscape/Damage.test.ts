import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Damage, type Frame } from './Damage.ts';

const FRAME: Frame = { zoom: 0.5, pan: { x: 10, y: 20 }, ratio: 2, size: { width: 1000, height: 800 } };
const box = (x1: number, y1: number, x2: number, y2: number) => ({ x1, y1, x2, y2 });

function damaged(frame: Frame, ...boxes: ReturnType<typeof box>[]): Damage {
  const damage = new Damage(frame);
  for (const each of boxes) damage.add(each);
  return damage;
}

describe('Damage', () => {
  it('covers a box and the pixels that smoothing may colour, in whole cells', () => {
    // 120 to 140 by 140 to 150 on the canvas.
    expect(damaged(FRAME, box(100, 100, 120, 110)).rects()).toEqual([{ x: 112, y: 128, width: 32, height: 32 }]);
  });

  it('leaves out what lies beside the canvas', () => {
    expect(damaged(FRAME, box(-500, 0, -400, 10), box(5_000, 0, 6_000, 10)).rects()).toEqual([]);
    expect(damaged(FRAME).share).toBe(0);
  });

  it('tells which share of the canvas it is', () => {
    expect(damaged(FRAME, box(-1_000, -1_000, 2_000, 2_000)).share).toBe(1);
  });

  it('covers every box with rectangles of which none lies on another, and touches what they touch', () => {
    const coordinate = fc.integer({ min: -100, max: 1_100 });
    const boxes = fc.array(
      fc.tuple(coordinate, coordinate, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 })),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(boxes, coordinate, coordinate, (parts, x, y) => {
        const all = parts.map(([left, top, width, height]) => box(left, top, left + width, top + height));
        const frame: Frame = { zoom: 1, pan: { x: 0, y: 0 }, ratio: 1, size: { width: 1000, height: 800 } };
        const damage = damaged(frame, ...all);
        const holds = (px: number, py: number): number =>
          damage
            .rects()
            .filter((rect) => px >= rect.x && px < rect.x + rect.width && py >= rect.y && py < rect.y + rect.height)
            .length;
        const isInside = x >= 0 && y >= 0 && x < 1000 && y < 800;
        expect(holds(x, y)).toBeLessThanOrEqual(1);
        if (isInside && all.some((each) => x >= each.x1 && x <= each.x2 && y >= each.y1 && y <= each.y2)) {
          expect(holds(x, y)).toBe(1);
          expect(damage.touches(box(x, y, x, y))).toBe(true);
        }
        if (isInside && holds(x, y) === 1) expect(damage.touches(box(x, y, x + 1, y + 1))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
