import { describe, expect, it } from 'vitest';
import type { AreaLook } from './areaLook.ts';
import { changedPlaces } from './paintAreas.ts';

const anArea = (id: string, x: number): AreaLook => ({
  id,
  title: id,
  rects: [{ x, y: 0, width: 100, height: 50 }],
  texts: { services: '2 services' },
  hatched: false,
  dimmed: false,
  crossed: false,
});

describe('changedPlaces', () => {
  it('names where areas came, went or look different, and nothing of those that are as they were', () => {
    const [shop, pay, old] = [anArea('shop', 0), anArea('pay', 200), anArea('old', 400)];
    const moved = { ...anArea('pay', 300), hatched: true };
    const places = changedPlaces([shop, pay, old], [shop, moved, anArea('new', 500)]);
    expect(places.map(({ x }) => x)).toEqual([200, 400, 300, 500]);
    expect(changedPlaces([shop, pay], [shop, pay])).toEqual([]);
  });
});
