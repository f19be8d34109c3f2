import { describe, expect, it } from 'vitest';
import type { Rect } from '../layout/layoutTypes.ts';
import type { Card } from '../scene/card.ts';
import { namedBoxes, ringBoxes } from './farCards.ts';
import type { View } from './surface.ts';

const measure = (text: string, _weight: number, sizePx: number): number => text.length * sizePx * 0.55;
const at = (zoom: number): View => ({ zoom, pan: { x: 0, y: 0 }, size: { width: 1176, height: 763 }, insetRight: 0 });

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
    width: 156,
    height: 42,
    classes: ['service', 'broken'],
    text: name,
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

describe('namedBoxes', () => {
  it.each([0.46, 0.55, 0.66, 0.74])('covers its card, and neither the next card nor the frame, at %f', (zoom) => {
    const [left, right] = [rect(14, 40), rect(198, 40)];
    const cards = [
      { card: LONG, rect: left, frame: FRAME },
      { card: LONG, rect: right, frame: FRAME },
    ];
    const boxes = namedBoxes(cards, [left, right], at(zoom), measure);
    expect(boxes[0]?.box.x).toBe(14 * zoom);
    expect(boxes[0]?.box.width).toBeGreaterThanOrEqual(156 * zoom);
    expect((boxes[0]?.box.x ?? 0) + (boxes[0]?.box.width ?? Infinity)).toBeLessThanOrEqual(198 * zoom);
    expect((boxes[1]?.box.x ?? 0) + (boxes[1]?.box.width ?? Infinity)).toBeLessThanOrEqual(420 * zoom);
    for (const { box, textX, reason, sizePx } of boxes) {
      expect(textX + measure(reason, 500, sizePx)).toBeLessThanOrEqual(box.x + box.width);
    }
  });

  it('shows whole texts where there is room', () => {
    const card = aCard('fraud', 'gate not set');
    const [box] = namedBoxes([{ card, rect: rect(14, 40), frame: FRAME }], [rect(14, 40)], at(0.6), measure);
    expect(box).toMatchObject({ name: 'fraud', reason: 'gate not set' });
  });
});

describe('ringBoxes', () => {
  it('counts those that would lie on another', () => {
    const cards = [0, 1, 2, 3].map((row) => ({
      card: aCard(`s${row}`, 'probe fails'),
      rect: rect(14, 40 + 56 * row),
      frame: FRAME,
    }));
    const boxes = ringBoxes(cards, at(0.3), measure);
    expect(boxes.map(({ card }) => card.id)).toEqual(['s0', 's2']);
    expect(boxes.map(({ hidden }) => hidden)).toEqual([1, 1]);
  });

  it('moves back into the frame instead of out of the area', () => {
    const frame = { x: 0, y: 0, width: 600, height: 300 };
    const [box] = ringBoxes([{ card: LONG, rect: rect(430, 40), frame }], at(0.3), measure);
    expect((box?.box.x ?? 0) + (box?.box.width ?? Infinity)).toBeLessThanOrEqual(600 * 0.3);
  });
});
