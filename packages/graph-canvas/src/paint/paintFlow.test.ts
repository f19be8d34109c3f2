import { describe, expect, it } from 'vitest';
import { flowsOf } from '../component/flowsOf.ts';
import type { Route } from '../layout/layoutTypes.ts';
import { piecesOf, pointOn, pointsAlong, routeLength } from '../layout/pointsAlong.ts';
import { lineOf } from '../scene/line.ts';
import { USUAL_TRAFFIC } from '../scene/trafficLook.ts';
import { aCall, TEXTS } from '../testing/samples.ts';
import { dotsOf, paceOf, type Flow } from './paintFlow.ts';

const straight: Route = {
  from: { x: 0, y: 0 },
  to: { x: 100, y: 0 },
  controls: [
    { x: 30, y: 0 },
    { x: 30, y: 0 },
  ],
};
const bent: Route = { from: { x: 0, y: 0 }, to: { x: 50, y: 50 }, controls: [{ x: 50, y: 0 }], bent: true };
const flow = (part: Partial<Flow>): Flow => ({ route: bent, rate: 10, failing: false, width: 2, nowMs: 0, ...part });

describe('pointOn', () => {
  it('begins and ends at the ends', () => {
    for (const route of [straight, bent]) {
      expect(pointOn(route, 0)).toEqual(route.from);
      expect(pointOn(route, 1)).toEqual(route.to);
    }
  });

  it('goes around corners', () => {
    expect(pointOn(bent, 0.75)).toEqual({ x: 50, y: 25 });
    expect(routeLength(bent)).toBe(100);
  });
});

describe('pointsAlong', () => {
  it('is pointOn at equal shares', () => {
    for (const route of [straight, bent]) {
      const points = [...pointsAlong(route, 7)];
      expect(points).toHaveLength(7);
      for (const [index, { x, y }] of points.entries()) {
        const want = pointOn(route, (index + 1) / 8);
        expect([x, y]).toEqual([expect.closeTo(want.x), expect.closeTo(want.y)]);
      }
    }
  });
});

describe('piecesOf', () => {
  it('holds every point of the route', () => {
    for (const route of [straight, bent, { ...bent, bent: false }]) {
      const pieces = piecesOf(route);
      const outside = [...pointsAlong(route, 40)].filter(
        ({ x, y }) =>
          !pieces.some(
            (piece) => x >= piece.x && y >= piece.y && x <= piece.x + piece.width && y <= piece.y + piece.height,
          ),
      );
      expect(outside).toEqual([]);
    }
  });
});

describe('dotsOf', () => {
  it('moves on with time and stays on the line', () => {
    const [early, late] = [dotsOf(flow({ nowMs: 100 })), dotsOf(flow({ nowMs: 200 }))];
    expect(early[0]?.x).toBeLessThan(late[0]?.x ?? 0);
    for (const { x, y } of [...early, ...late]) expect(y === 0 || x === 50).toBe(true);
  });

  it('is denser and faster where more flows', () => {
    expect(paceOf(1000).gap).toBeLessThan(paceOf(1).gap);
    expect(paceOf(1000).speed).toBeGreaterThan(paceOf(1).speed);
    expect(paceOf(1e9)).toEqual(paceOf(1000));
  });
});

describe('flowsOf', () => {
  const line = lineOf([aCall({})], undefined, USUAL_TRAFFIC, TEXTS);
  const idle = lineOf([aCall({ requestsPerSecond: 0 })], undefined, USUAL_TRAFFIC, TEXTS);
  if (line === undefined || idle === undefined) throw new Error('nothing drawn');
  const settings = { legend: true, minimap: true, reducedMotion: false };
  const flows = (view: Partial<Parameters<typeof flowsOf>[0]>, lines = [line]) =>
    flowsOf({ hoveredEdgeId: null, selectedEdgeId: null, settings, ...view }, lines, { 'calls a b': bent }, 0);

  it.each([
    { name: 'under the pointer', view: { hoveredEdgeId: 'calls a b' }, count: 1 },
    { name: 'when selected', view: { selectedEdgeId: 'calls a b' }, count: 1 },
    { name: 'not else', view: {}, count: 0 },
    { name: 'not on another line', view: { hoveredEdgeId: 'calls b c' }, count: 0 },
    {
      name: 'not where nothing may move',
      view: { hoveredEdgeId: 'calls a b', settings: { ...settings, reducedMotion: true } },
      count: 0,
    },
  ])('flows $name', ({ view, count }) => {
    expect(flows(view)).toHaveLength(count);
  });

  it('does not flow where nothing is called', () => {
    expect(flows({ hoveredEdgeId: 'calls a b' }, [idle])).toEqual([]);
  });
});
