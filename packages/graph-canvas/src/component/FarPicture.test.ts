import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphEdge } from '@fairlead/service-graph';
import type { Placement, Rect } from '../layout/layoutTypes.ts';
import type { AreaLook } from '../paint/areaLook.ts';
import { cardOf } from '../scene/card.ts';
import { aCall, aService } from '../testing/samples.ts';
import { FarPicture } from './FarPicture.ts';

const NAMES = ['ad', 'cart', 'checkout', 'currency', 'email', 'frontend', 'payment', 'shipping'];
const measure = (text: string): number => text.length * 6;
const more = (count: number): string => `+${count}`;
const nodes: Record<string, Rect> = Object.fromEntries(
  NAMES.map((name, index) => [
    `service/shop/${name}`,
    { x: 14 + (index % 2) * 184, y: 35 + Math.floor(index / 2) * 56, width: 156, height: 42 },
  ]),
);
const placement: Placement = {
  nodes,
  areas: { 'namespace/shop': { rects: [{ x: 0, y: 0, width: 368, height: 270 }], columns: [14, 198] } },
};

const route = { from: { x: 420, y: 60 }, to: { x: 700, y: 60 }, controls: [] };
const NO_AREAS: readonly AreaLook[] = [];

/** Cards that are what they were stay the same objects, as in a scene. */
const known = new Map(
  (['ok', 'broken'] as const).flatMap((verdict) =>
    NAMES.map((name) => {
      const node = aService(name, verdict);
      return [`${name} ${verdict}`, cardOf(node, { name, label: name, second: 'no pod is ready' }, measure)] as const;
    }),
  ),
);

function aPicture(broken: readonly boolean[], calls: readonly GraphEdge[], zoom: number) {
  const cards = new Map(
    NAMES.flatMap((name, index) => {
      const card = known.get(`${name} ${broken[index] === true ? 'broken' : 'ok'}`);
      return card === undefined ? [] : [[card.id, card] as const];
    }),
  );
  const figures = calls.map(({ id, traffic }) => ({
    id,
    lines: [`${traffic?.requestsPerSecond}/s`],
    route,
    isFailing: true,
    share: 1,
  }));
  return { cards, calls, figures, placement, areas: NO_AREAS, view: { zoom }, measure, more };
}

const failing = (name: string, requestsPerSecond: number): GraphEdge =>
  aCall({ requestsPerSecond, errorShare: 0.5 }, ['service/shop/web', `service/shop/${name}`]);

describe('FarPicture', () => {
  it('finds what is found from nothing, whatever was there before', () => {
    const picture = fc
      .record({
        broken: fc.array(fc.boolean(), { minLength: NAMES.length, maxLength: NAMES.length }),
        calls: fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.integer({ min: 0, max: 300 })), { maxLength: 4 }),
        zoom: fc.constantFrom(0.3, 0.5, 0.7),
      })
      .map(({ broken, calls, zoom }) =>
        aPicture(
          broken,
          calls.map(([name, rate]) => failing(name, rate)),
          zoom,
        ),
      );
    fc.assert(
      fc.property(fc.array(picture, { maxLength: 8 }), (pictures) => {
        const far = new FarPicture();
        for (const one of pictures) {
          const fresh = new FarPicture();
          expect(far.cardsOf(one)).toEqual(fresh.cardsOf(one));
          expect(far.boxesOf(one)).toEqual(fresh.boxesOf(one));
          expect(far.figuresOf(one)).toEqual(fresh.figuresOf(one));
        }
      }),
    );
  });

  it('finds nothing anew when rates alone change', () => {
    const far = new FarPicture();
    const broken = NAMES.map((_, index) => index % 3 === 0);
    const boxes = far.boxesOf(aPicture(broken, [failing('ad', 100)], 0.5));
    expect(boxes.length).toBeGreaterThan(0);
    expect(far.boxesOf(aPicture(broken, [failing('ad', 104)], 0.5))).toBe(boxes);
    expect(far.boxesOf(aPicture(broken, [failing('payment', 900)], 0.5))).not.toBe(boxes);
  });
});
