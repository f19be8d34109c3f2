import { describe, expect, it } from 'vitest';
import { placed, roundBox, shapesSvg } from './shapes.ts';

describe('shapes', () => {
  it('keeps what was placed where it was within what is placed', () => {
    const inner = placed([{ path: 'M0 0H1' }], 10, 20, 2);
    expect(placed(inner, 100, 200, 3)[0]?.place).toEqual({ x: 130, y: 260, scale: 6 });
  });

  it('closes a box where it began', () => {
    const [across, down] = [...roundBox(1, 2, 30, 20, 4).matchAll(/([hv])(-?[\d.]+)/g)].reduce(
      ([x, y], [, way, by]) => (way === 'h' ? [x + Number(by), y] : [x, y + Number(by)]),
      [0, 0],
    );
    expect([across, down]).toEqual([0, 0]);
  });

  it('writes what a shape says, and no more', () => {
    expect(shapesSvg([{ path: 'M0 0H1', stroke: '#123456', strokeWidth: 2, dash: [3, 1] }])).toBe(
      '<path d="M0 0H1" fill="none" stroke="#123456" stroke-width="2" stroke-dasharray="3 1"/>',
    );
  });

  it('gives a clip the id that it is told', () => {
    expect(shapesSvg([{ path: 'M0 0H1', clip: 'M0 0H9V9Z' }], 'mine')).toBe(
      '<clipPath id="mine"><path d="M0 0H9V9Z"/></clipPath><path clip-path="url(#mine)" d="M0 0H1" fill="none"/>',
    );
  });
});
