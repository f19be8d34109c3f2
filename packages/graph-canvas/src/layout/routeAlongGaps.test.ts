import { describe, expect, it } from 'vitest';
import { routeEdges } from './routeEdges.ts';
import type { LayoutArea, Placement, Rect } from './layoutTypes.ts';

const card = (x: number, y: number): Rect => ({ x, y, width: 156, height: 42 });
const AREAS = {
  shop: { rects: [{ x: 0, y: 0, width: 400, height: 240 }], columns: [14, 198] },
  payments: { rects: [{ x: 0, y: 256, width: 400, height: 240 }], columns: [14, 198] },
};
const NAMED = Object.keys(AREAS).map((name) => ({ id: name, name }));
const areaOf = (id: string): string => (id.startsWith('pay') ? 'payments' : 'shop');
const EDGE = { id: 'call', source: 'checkout', target: 'pay', labelled: false };
const EDGES = [EDGE];

function routed(nodes: Placement['nodes'], named: readonly LayoutArea[] = []) {
  return routeEdges({ nodes, areas: AREAS }, EDGES, areaOf, named)['call'];
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
      { x: 184, y: 56 },
      { x: 184, y: 248 },
      { x: 92, y: 248 },
    ]);
  });

  it('comes in from the left where a card stands above the callee', () => {
    const route = routed({ checkout: card(14, 147), 'pay-other': card(14, 298), pay: card(14, 410) });
    expect(route).toMatchObject({ bent: true, to: { x: 14, y: 431 } });
    expect(route?.controls.at(-1)).toEqual({ x: -8, y: 431 });
  });

  it('comes in beside a short title, from above', () => {
    const wide = { ...AREAS, payments: { rects: [{ x: 0, y: 256, width: 900, height: 240 }], columns: [14, 198] } };
    const nodes = { checkout: card(14, 147), pay: card(14, 298) };
    const route = routeEdges({ nodes, areas: wide }, EDGES, areaOf, NAMED)['call'];
    expect(route).toMatchObject({ bent: true, to: { x: 146, y: 298 } });
    expect(route?.controls.at(-1)).toEqual({ x: 146, y: 248 });
  });

  it('comes in beside the title of the area, not across it', () => {
    const named = [{ id: 'payments', name: 'payments-europe' }];
    const route = routed({ checkout: card(14, 147), pay: card(14, 298) }, named);
    expect(route).toMatchObject({ bent: true, to: { x: 14, y: 319 } });
    expect(route?.controls.slice(-2)).toEqual([
      { x: -8, y: 248 },
      { x: -8, y: 319 },
    ]);
  });

  it('comes in straight where no title stands above', () => {
    const wide = { ...AREAS, payments: { rects: [{ x: 0, y: 256, width: 900, height: 240 }], columns: [14, 198] } };
    const nodes = { checkout: card(14, 147), pay: card(198, 298) };
    const route = routeEdges({ nodes, areas: wide }, EDGES, areaOf, NAMED)['call'];
    expect(route?.to).toEqual({ x: 276, y: 298 });
  });

  it('goes out on the left where a title stands above the right side', () => {
    const named = [{ id: 'payments', name: 'payments-europe' }];
    const back = [{ id: 'call', source: 'pay', target: 'checkout', labelled: false }];
    const nodes = { checkout: card(14, 147), pay: card(14, 298) };
    const route = routeEdges({ nodes, areas: AREAS }, back, areaOf, named)['call'];
    expect(route?.from).toEqual({ x: 14, y: 319 });
    expect(route?.controls.slice(0, 2)).toEqual([
      { x: -8, y: 319 },
      { x: -8, y: 248 },
    ]);
  });

  it('goes out beyond the wider cards below a narrow node, if they stand in the way', () => {
    const edge = { x: 14, y: 35, width: 116, height: 34 };
    const turnOf = (nodes: Placement['nodes']): number | undefined => routed(nodes)?.controls[0]?.x;
    expect(turnOf({ checkout: edge, wishlist: card(14, 147), pay: card(198, 410) })).toBe(184);
    expect(turnOf({ checkout: edge, wishlist: { ...card(14, 147), width: 116 }, pay: card(198, 410) })).toBe(144);
  });
});

describe('routeEdges within an area', () => {
  const within = (source: Rect, target: Rect): number | undefined =>
    routeEdges({ nodes: { checkout: source, cart: target }, areas: AREAS }, [{ ...EDGE, target: 'cart' }], areaOf, [])[
      'call'
    ]?.controls[0]?.x;

  it('turns in the gap between the columns, also behind a narrow node', () => {
    const narrow = { x: 14, y: 35, width: 116, height: 34 };
    const turn = within(card(14, 35), card(198, 91));
    expect(turn).toBeGreaterThan(170);
    expect(turn).toBeLessThan(198);
    expect(within(narrow, card(198, 91))).toBe(turn);
  });

  it('turns close behind a narrow node in a column of such', () => {
    const narrow = { x: 14, y: 35, width: 116, height: 34 };
    const turn = within(narrow, card(146, 91));
    expect(turn).toBeGreaterThan(130);
    expect(turn).toBeLessThan(146);
  });

  it('goes around a card that it would run under, above the row of the callee or below it', () => {
    const calls = [{ ...EDGE, target: 'cart' }];
    const nodes = { checkout: card(14, 91), search: card(232, 91), cart: card(450, 91) };
    const above = routeEdges({ nodes, areas: AREAS }, calls, areaOf, [])['call'];
    expect(above).toEqual({
      bent: true,
      from: { x: 170, y: 112 },
      to: { x: 450, y: 112 },
      controls: [
        { x: 184, y: 112 },
        { x: 184, y: 84 },
        { x: 436, y: 84 },
        { x: 436, y: 112 },
      ],
    });
    const taken = { ...nodes, search: { ...card(232, 60), height: 73 } };
    expect(routeEdges({ nodes: taken, areas: AREAS }, calls, areaOf, [])['call']?.controls[1]).toEqual({
      x: 184,
      y: 140,
    });
  });

  it('goes around from right to left, too', () => {
    const nodes = { checkout: card(450, 91), search: card(232, 91), cart: card(14, 91) };
    const route = routeEdges({ nodes, areas: AREAS }, [{ ...EDGE, target: 'cart' }], areaOf, [])['call'];
    expect(route).toMatchObject({ bent: true, from: { x: 450, y: 112 }, to: { x: 170, y: 112 } });
  });
});
