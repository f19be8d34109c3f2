import { describe, expect, it } from 'vitest';
import { drawingOrder } from './elements.ts';

const from = { x: 0, y: 0 };
const order = (y: number, ...classes: string[]): number => drawingOrder({ classes }, { from, to: { x: 90, y } });

describe('drawingOrder', () => {
  it('puts a line above those that go further up or down', () => {
    expect(order(0)).toBeGreaterThan(order(-56));
    expect(order(56)).toBeGreaterThan(order(112));
    expect(order(-900_000)).toBe(order(900_000));
  });

  it('puts every line that fails above every one that does not', () => {
    expect(order(900_000, 'failing')).toBeGreaterThan(order(0));
  });
});
