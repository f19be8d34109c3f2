import { describe, expect, it } from 'vitest';
import { CrossedTitles } from './CrossedTitles.ts';
import type { Placement, Route } from './layoutTypes.ts';

const areas = {
  shop: { rects: [{ x: 0, y: 0, width: 400, height: 240 }], columns: [14] },
  payments: { rects: [{ x: 0, y: 256, width: 400, height: 240 }], columns: [14] },
};
const card = { x: 14, y: 298, width: 156, height: 42 };
const straight: Route = { from: { x: 92, y: 189 }, to: { x: 92, y: 298 }, controls: [] };
const around: Route = {
  from: { x: 92, y: 189 },
  to: { x: 14, y: 319 },
  controls: [
    { x: 92, y: 248 },
    { x: -8, y: 248 },
    { x: -8, y: 319 },
  ],
  bent: true,
};

describe('CrossedTitles', () => {
  it.each([
    { name: 'a line from above', nodes: { pay: card }, route: straight, want: ['payments'] },
    { name: 'a line beside the title', nodes: { pay: card }, route: around, want: [] },
    { name: 'a card put on the title', nodes: { pay: { ...card, y: 270 } }, route: straight, want: [] },
  ] satisfies { name: string; nodes: Placement['nodes']; route: Route; want: string[] }[])(
    '$name: $want',
    ({ nodes, route, want }) => {
      expect([...new CrossedTitles().of({ areas, nodes }, { call: route })]).toEqual(want);
    },
  );

  it('looks again once a line, a card or an area is another', () => {
    const titles = new CrossedTitles();
    const nodes = { pay: card };
    expect([...titles.of({ areas, nodes }, { call: around })]).toEqual([]);
    expect([...titles.of({ areas, nodes }, { call: around, other: straight })]).toEqual(['payments']);
    expect([...titles.of({ areas, nodes: { pay: { ...card, y: 270 } } }, { other: straight })]).toEqual([]);
    const apart = { ...areas, payments: { rects: [{ x: 500, y: 256, width: 400, height: 240 }], columns: [514] } };
    expect([...titles.of({ areas: apart, nodes }, { other: straight })]).toEqual([]);
  });
});
