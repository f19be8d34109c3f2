import { describe, expect, it } from 'vitest';
import { routeEdges } from './routeEdges.ts';
import type { Placement, Rect } from './layoutTypes.ts';

const card = (x: number, y: number): Rect => ({ x, y, width: 156, height: 42 });
const AREAS = {
  shop: { rects: [{ x: 0, y: 0, width: 400, height: 240 }], columns: [14, 198] },
  payments: { rects: [{ x: 0, y: 256, width: 400, height: 240 }], columns: [14, 198] },
};
const areaOf = (id: string): string => (id.startsWith('pay') ? 'payments' : 'shop');
const EDGES = [{ id: 'call', source: 'checkout', target: 'pay', labelled: false }];

function routed(nodes: Placement['nodes']) {
  return routeEdges({ nodes, areas: AREAS }, EDGES, areaOf)['call'];
}

describe('routeEdges between areas', () => {
  it('takes the direct curve where nothing is in the way', () => {
    const route = routed({ checkout: card(14, 147), pay: card(14, 298) });
    expect(route?.bent).toBeUndefined();
    expect(route?.from).toEqual({ x: 92, y: 189 });
    expect(route?.to).toEqual({ x: 92, y: 298 });
  });

  it('goes along the gap around a card below the caller, and straight into the callee', () => {
    const route = routed({ checkout: card(14, 35), wishlist: card(14, 147), pay: card(14, 298) });
    expect(route).toMatchObject({ bent: true, from: { x: 170, y: 56 }, to: { x: 92, y: 298 } });
    expect(route?.controls).toEqual([
      { x: 180, y: 56 },
      { x: 180, y: 248 },
      { x: 92, y: 248 },
    ]);
  });

  it('comes in from the left where a card stands above the callee', () => {
    const route = routed({ checkout: card(14, 147), 'pay-other': card(14, 298), pay: card(14, 410) });
    expect(route).toMatchObject({ bent: true, to: { x: 14, y: 431 } });
    expect(route?.controls.at(-1)).toEqual({ x: 4, y: 431 });
  });
});
