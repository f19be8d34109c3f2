import { describe, expect, it } from 'vitest';
import type { Rect } from '../layout/layoutTypes.ts';
import { contains, near } from '../layout/rects.ts';
import type { Card } from '../scene/card.ts';
import { farBoxes, type FarBox, type FarCard } from './farCards.ts';
import { scaled } from './RowIndex.ts';

const measure = (text: string, _weight: number, sizePx: number): number => text.length * sizePx * 0.55;
const lettering = { measure, more: (count: number) => `+${count}` };

function aCard(name: string, second: string): Card {
  const sprite = {
    width: 156,
    height: 42,
    tone: 'broken',
    ring: { receiving: 0, unready: 0, draining: 0, total: 2 },
  } as const;
  return {
    id: name,
    kind: 'service',
    area: null,
    width: 156,
    height: 42,
    classes: ['service', 'broken'],
    text: name,
    nearText: name,
    shortText: name,
    sprite,
    farSprite: sprite,
    name,
    second,
    label: name,
    verdict: 'broken',
  };
}

const rect = (x: number, y: number): Rect => ({ x, y, width: 156, height: 42 });
const FRAME = { x: 0, y: 0, width: 420, height: 300 };
const LONG = aCard('recommendations', 'CreateContainerConfigError');
const CELLS = { columns: 3, rows: 5 };

/** A namespace of three columns, all of the cards broken that `isBroken` says; others stand in rows of the same grid. */
function aNamespace(left: number, isBroken: (column: number, row: number) => boolean): [FarCard[], Rect[], Rect] {
  const frame = { x: left, y: 0, width: 28 + CELLS.columns * 184 - 28, height: 35 + CELLS.rows * 56 };
  const [cards, rects]: [FarCard[], Rect[]] = [[], []];
  for (let column = 0; column < CELLS.columns; column += 1) {
    for (let row = 0; row < CELLS.rows; row += 1) {
      const place = rect(left + 14 + column * 184, 35 + row * 56);
      rects.push(place);
      if (isBroken(column, row))
        cards.push({ card: aCard(`service-${column}${row}`, 'probe fails'), rect: place, frame });
    }
  }
  return [cards, rects, frame];
}

function expectApart(boxes: readonly FarBox[], gap = -1.01): void {
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) expect(near(one.box, other.box, gap)).toBe(false);
  }
}

describe('farBoxes', () => {
  it.each([0.46, 0.55, 0.66, 0.74])('covers its card, and neither the next card nor the frame, at %f', (zoom) => {
    const [left, right] = [rect(14, 40), rect(198, 40)];
    const cards = [
      { card: LONG, rect: left, frame: FRAME },
      { card: LONG, rect: right, frame: FRAME },
    ];
    const boxes = farBoxes(cards, { cards: [left, right], titles: [] }, zoom, lettering);
    expect(boxes).toHaveLength(2);
    expect(boxes[0]?.box.x).toBe(14 * zoom);
    expect(boxes[0]?.box.width).toBeGreaterThanOrEqual(156 * zoom);
    expect((boxes[0]?.box.x ?? 0) + (boxes[0]?.box.width ?? Infinity)).toBeLessThanOrEqual(198 * zoom);
    expect((boxes[1]?.box.x ?? 0) + (boxes[1]?.box.width ?? Infinity)).toBeLessThanOrEqual(420 * zoom);
    for (const { box, textX, name, reason, sizePx } of boxes) {
      expect(textX + measure(reason, 500, sizePx)).toBeLessThanOrEqual(box.x + box.width);
      expect(textX + measure(name, 600, sizePx)).toBeLessThanOrEqual(box.x + box.width);
    }
  });

  it('shows whole texts where there is room', () => {
    const card = aCard('fraud', 'gate not set');
    const place = rect(14, 40);
    const [box] = farBoxes([{ card, rect: place, frame: FRAME }], { cards: [place], titles: [] }, 0.6, lettering);
    expect(box).toMatchObject({ name: 'fraud', reason: 'gate not set' });
  });

  it.each([0.28, 0.33, 0.4, 0.44])('where everything is broken, all names stand beside each other, at %f', (zoom) => {
    const [cards, rects, frame] = aNamespace(0, () => true);
    const title = { ...frame, height: 35 };
    const boxes = farBoxes(cards, { cards: rects, titles: [title] }, zoom, lettering);
    expect(boxes).toHaveLength(CELLS.columns * CELLS.rows);
    expectApart(boxes);
    for (const { box, name } of boxes) {
      expect(name.length).toBeGreaterThanOrEqual(5);
      expect(contains(scaled(frame, zoom), box)).toBe(true);
      expect(near(box, scaled(title, zoom), -1.01)).toBe(false);
    }
  });

  it.each([0.28, 0.33, 0.4, 0.44, 0.5, 0.6, 0.7])(
    'covers no other card, nor a title of the neighbour, at %f',
    (zoom) => {
      const [cards, rects, frame] = aNamespace(0, (column, row) => (column + row) % 2 === 0);
      const [more, others, next] = aNamespace(frame.width + 16, (column, row) => column === 0 && row % 3 === 0);
      const titles = [frame, next].map((area) => ({ ...area, height: 35 }));
      const all = [...rects, ...others];
      const boxes = farBoxes([...cards, ...more], { cards: all, titles }, zoom, lettering);
      expect(boxes).toHaveLength(cards.length + more.length);
      expectApart(boxes);
      const owners = new Map([...cards, ...more].map(({ card, rect: own }) => [card, own]));
      for (const { card, box } of boxes) {
        const inTheWay = [...all, ...titles].filter(
          (other) => other !== owners.get(card) && near(box, scaled(other, zoom), -1.01),
        );
        expect(inTheWay).toEqual([]);
      }
    },
  );

  it('says the reason too where nothing stands above or below', () => {
    const [cards, rects] = aNamespace(0, (column, row) => column === 1 && row === 2);
    const lonely = rects.filter(({ y }) => y === 35 + 2 * 56);
    const [box] = farBoxes(cards, { cards: lonely, titles: [] }, 0.33, lettering);
    expect(box?.reason).toBe('');
    const [alone] = farBoxes(cards, { cards: [cards[0]?.rect ?? rect(0, 0)], titles: [] }, 0.33, lettering);
    expect(alone).toMatchObject({ name: 'service-12', reason: 'probe fails' });
  });

  it('grows to the left where the frame ends on the right', () => {
    const frame = { x: 0, y: 0, width: 600, height: 300 };
    const [box] = farBoxes([{ card: LONG, rect: rect(430, 40), frame }], { cards: [], titles: [] }, 0.3, lettering);
    expect(box?.box.x).toBeLessThan(430 * 0.3);
    expect((box?.box.x ?? 0) + (box?.box.width ?? Infinity)).toBeLessThanOrEqual(600 * 0.3);
  });

  it('counts those that find no room, where the count lies on nothing', () => {
    const [cards, rects] = aNamespace(0, (column) => column === 1);
    const boxes = farBoxes(cards, { cards: rects, titles: [] }, 0.13, lettering);
    expect(boxes.length).toBeLessThan(cards.length);
    expectApart(boxes);
    const counted = boxes.flatMap(({ more }) => (more === undefined ? [] : [more]));
    expect(counted.length).toBeGreaterThan(0);
    for (const { box } of counted) {
      expect(boxes.some((other) => near(other.box, box, 0))).toBe(false);
    }
  });
});
