import { describe, expect, it } from 'vitest';
import { USUAL_TRAFFIC } from '../scene/trafficLook.ts';
import { lineOf, type Line } from '../scene/line.ts';
import { aCall, TEXTS } from '../testing/samples.ts';
import { figuresOf } from './figuresOf.ts';

function aLine(source: string, target: string, requestsPerSecond: number, errorShare: number): Line {
  const line = lineOf([aCall({ requestsPerSecond, errorShare }, [source, target])], 'ok', USUAL_TRAFFIC, TEXTS);
  if (line === undefined) throw new Error('a measured call is a line');
  return line;
}

const LINES = [
  aLine('frontend', 'cart', 40, 0),
  aLine('frontend', 'orders', 10, 1),
  aLine('frontend', 'reviews', 400, 0.5),
  aLine('checkout', 'coupons', 4, 1),
];
const ROUTES = Object.fromEntries(
  LINES.map(({ id }) => [id, { from: { x: 0, y: 0 }, to: { x: 75, y: 0 }, controls: [] }]),
);
const NONE = { selectedId: null, selectedEdgeId: null };
const ids = (selection: Parameters<typeof figuresOf>[0], shareOf: (id: string) => number = () => 1): string[] =>
  figuresOf(selection, LINES, ROUTES, shareOf).map(({ id }) => id);

describe('figuresOf', () => {
  it('has the lines on which calls fail, the most failing first', () => {
    expect(ids(NONE)).toEqual(['calls frontend reviews', 'calls frontend orders', 'calls checkout coupons']);
  });

  it('has all that lines of the selected card say, and they come first', () => {
    expect(ids({ ...NONE, selectedId: 'cart' })[0]).toBe('calls frontend cart');
    const [told] = figuresOf({ ...NONE, selectedEdgeId: 'calls checkout coupons' }, LINES, ROUTES, () => 1);
    expect(told).toMatchObject({ id: 'calls checkout coupons', lines: [expect.stringContaining('4'), '100%'] });
  });

  it('leaves out what steps back', () => {
    expect(ids(NONE, (id) => (id.endsWith('orders') ? 0 : 1))).not.toContain('calls frontend orders');
  });
});
