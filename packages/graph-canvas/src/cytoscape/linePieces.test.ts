import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linePieces } from './linePieces.ts';

describe('linePieces', () => {
  it('holds every point of a curve', () => {
    const number = fc.integer({ min: -1_000, max: 1_000 });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 6, maxLength: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (points, t) => {
          const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = points;
          const on = (a: number, b: number, c: number): number => (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t ** 2 * c;
          const [x, y] = [on(ax, bx, cx), on(ay, by, cy)];
          const isHeld = linePieces(points, true, 0.001).some(
            (box) => x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2,
          );
          expect(isHeld).toBe(true);
        },
      ),
    );
  });

  it('covers far less than the box around a line across the picture', () => {
    const area = linePieces([0, 0, 0, 500, 500, 500, 1_000, 500, 1_000, 1_000], true, 5).reduce(
      (sum, { x1, y1, x2, y2 }) => sum + (x2 - x1) * (y2 - y1),
      0,
    );
    expect(area).toBeLessThan(0.2 * 1_000 * 1_000);
  });

  it('follows a line of straight segments', () => {
    const boxes = linePieces([0, 0, 100, 0, 100, 80], false, 2);
    expect(boxes).toHaveLength(16);
    expect(boxes.every(({ x1, y1, x2, y2 }) => x2 - x1 <= 17 && y2 - y1 <= 17)).toBe(true);
  });
});
