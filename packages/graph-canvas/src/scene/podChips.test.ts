import { describe, expect, it } from 'vitest';
import { near } from '../layout/rects.ts';
import { placeChips, rowsBelow, withChips, type PodChip } from './podChips.ts';

const card = { x: 100, y: 50, width: 156, height: 42 };
const chips = (count: number): PodChip[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${index}`, text: `p${index}`, traffic: 'receives' }));

describe('placeChips', () => {
  it('fills rows of three below the card, no wider than it', () => {
    const { chips: placed, more } = placeChips(card, chips(4));
    expect(placed.map(({ rect }) => [rect.x, rect.y])).toEqual([
      [100, 99],
      [152, 99],
      [204, 99],
      [100, 116],
    ]);
    expect(more).toBeUndefined();
    expect(withChips(card, chips(4))).toEqual({ x: 97, y: 50, width: 160, height: 84 });
  });

  it('shows nine, and counts the rest in the last place when there are more', () => {
    expect(placeChips(card, chips(9))).toMatchObject({ chips: { length: 9 }, more: undefined });
    const { chips: placed, more } = placeChips(card, chips(50));
    expect(placed).toHaveLength(8);
    expect(more).toMatchObject({ count: 42, rect: { x: 204, y: 133 } });
  });

  it('takes one row where another card stands close below', () => {
    const next = { ...card, y: card.y + 56 };
    expect(rowsBelow(card, [card, next])).toBe(1);
    expect(rowsBelow(card, [card, { ...card, x: 400 }, { ...card, y: 200 }])).toBe(3);
    const { chips: placed, more } = placeChips(card, chips(4), { rows: 1 });
    expect(placed).toHaveLength(2);
    expect(more?.count).toBe(2);
    // Ring, texts and the mark of a broken one below are not covered.
    const ring = { x: next.x + 4, y: next.y + 4, width: 34, height: 34 };
    const mark = { x: next.x + next.width - 11, y: next.y - 8, width: 19, height: 19 };
    for (const rect of [...placed.map((chip) => chip.rect), ...(more === undefined ? [] : [more.rect])]) {
      for (const part of [ring, mark]) expect(near(rect, part, 0)).toBe(false);
    }
  });

  it('grows by the scale, away from the corner of the card', () => {
    const [, second] = placeChips(card, chips(2), { scale: 2 }).chips;
    expect(second?.rect).toEqual({ x: 204, y: 106, width: 100, height: 30 });
  });
});
