import { describe, expect, it } from 'vitest';
import type { Rect, Route } from '../layout/layoutTypes.ts';
import { near } from '../layout/rects.ts';
import { farFigures, type FarFigure } from './farFigures.ts';
import { scaled } from './RowIndex.ts';

const measure = (text: string, _weight: number, sizePx: number): number => text.length * sizePx * 0.55;
const ZOOM = 0.6;
/** Two columns with the usual gap; `row` counts from the upper one. */
const card = (column: number, row: number): Rect => ({ x: column * 231, y: row * 56, width: 156, height: 42 });
const CARDS = [0, 1].flatMap((column) => [0, 1, 2].map((row) => card(column, row)));

/** From the first card to one of the next column. */
function routeTo(row: number): Route {
  const [from, to] = [
    { x: 156, y: 21 },
    { x: 231, y: row * 56 + 21 },
  ];
  return {
    from,
    to,
    controls: [
      { x: 190, y: from.y },
      { x: 197, y: to.y },
    ],
  };
}

function aFigure(row: number, text = '100%'): FarFigure {
  return { id: `to ${row}`, lines: text.split('\n'), route: routeTo(row), isFailing: true, share: 1 };
}

const NOTHING = { rects: CARDS, boxes: [] };

describe('farFigures', () => {
  it('places figures of lines that leave one card beside each other, off all cards, and large enough to read', () => {
    const placed = farFigures([aFigure(0), aFigure(1), aFigure(2)], NOTHING, ZOOM, measure);
    expect(placed.map(({ figure }) => figure.id)).toEqual(['to 0', 'to 1', 'to 2']);
    for (const [index, { box }] of placed.entries()) {
      expect(box.height).toBeGreaterThan(9);
      for (const rect of CARDS) expect(near(scaled(rect, ZOOM), box, 0)).toBe(false);
      for (const other of placed.slice(index + 1)) expect(near(other.box, box, 0)).toBe(false);
    }
  });

  it('goes further along its line where the box of a broken card has grown over its place', () => {
    const [usual] = farFigures([aFigure(2)], NOTHING, ZOOM, measure);
    const box = { ...scaled(card(0, 2), ZOOM), width: (156 + 50) * ZOOM };
    const [moved] = farFigures([aFigure(2)], { rects: CARDS, boxes: [box] }, ZOOM, measure);
    expect(near(box, usual?.box ?? box, 0)).toBe(true);
    expect(near(box, moved?.box ?? box, 0)).toBe(false);
  });

  it('leaves out what finds no place, and keeps the one that comes first', () => {
    const wall = { x: 150 * ZOOM, y: -50, width: 90 * ZOOM, height: 300 };
    expect(farFigures([aFigure(0)], { rects: CARDS, boxes: [wall] }, ZOOM, measure)).toEqual([]);
    const same = [aFigure(0, '14/s\n100%'), { ...aFigure(0, '9%'), id: 'another' }];
    expect(farFigures(same, NOTHING, ZOOM, measure).map(({ figure }) => figure.id)).toEqual(['to 0']);
  });
});
