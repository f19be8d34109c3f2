import { describe, expect, it } from 'vitest';
import { routeData } from './routeData.ts';

describe('routeData', () => {
  it('gives the ends from the middles and the control points along and beside the line', () => {
    const source = { x: 0, y: 0, width: 100, height: 40 };
    const target = { x: 200, y: 0, width: 100, height: 40 };
    const route = {
      from: { x: 100, y: 20 },
      to: { x: 200, y: 20 },
      controls: [
        { x: 130, y: 20 },
        { x: 130, y: 30 },
      ],
    } as const;
    expect(routeData(route, source, target)).toEqual({
      from: '50px 0px',
      to: '-50px 0px',
      weights: '0.3 0.3',
      distances: '0 10',
    });
  });
});
