import { describe, expect, it } from 'vitest';
import { tipPlace } from './tipPlace.ts';

const WINDOW = { width: 800, height: 600 };
const TIP = { width: 300, height: 100 };

describe('tipPlace', () => {
  it.each([
    { name: 'below a card', card: { x: 100, y: 100 }, want: { x: 100, y: 146 } },
    { name: 'above one at the lower edge', card: { x: 100, y: 500 }, want: { x: 100, y: 396 } },
    { name: 'within the right edge', card: { x: 700, y: 100 }, want: { x: 492, y: 146 } },
    { name: 'within the left edge', card: { x: -50, y: 100 }, want: { x: 8, y: 146 } },
  ])('stands $name', ({ card, want }) => {
    expect(tipPlace({ ...card, width: 156, height: 42 }, TIP, WINDOW)).toEqual(want);
  });

  it('stands below where there is room nowhere', () => {
    expect(tipPlace({ x: 0, y: 40, width: 156, height: 42 }, TIP, { width: 800, height: 120 }).y).toBe(86);
  });
});
