import { describe, expect, it } from 'vitest';
import type { AreaLook } from './areaLook.ts';
import { cutTitleAt, titleLook } from './areaTitle.ts';

const measure = (text: string, _weight: number, sizePx: number): number => text.length * sizePx * 0.5;
const view = { zoom: 1, pan: { x: 0, y: 0 }, size: { width: 1000, height: 600 }, insetRight: 0 };
const LONG = 'a-namespace-with-quite-a-name-of-its-own';

const area = (title: string, width: number): AreaLook => ({
  id: `namespace/${title}`,
  title,
  rects: [{ x: 100, y: 50, width, height: 200 }],
  texts: { services: '12 services', broken: '5 broken', degraded: '2 degraded' },
  hatched: false,
  dimmed: false,
  crossed: false,
});
const lookOf = (look: AreaLook) =>
  titleLook(look, { x: 100, y: 50, width: look.rects[0]?.width ?? 0, height: 200 }, view, measure);
const at = (x: number, y: number, areas: readonly AreaLook[]) => cutTitleAt({ x, y }, areas, view, measure);

describe('titleLook', () => {
  it.each([
    { width: 500, counts: ['12 services', '2 degraded', '5 broken'], isWhole: true },
    { width: 300, counts: ['2 degraded', '5 broken'], isWhole: false },
    { width: 140, counts: ['2', '5'], isWhole: false },
    { width: 100, counts: [], isWhole: false },
  ])('says in $width px: $counts', ({ width, counts, isWhole }) => {
    const look = lookOf(area('shop', width));
    expect(look).toMatchObject({ title: 'shop', isWhole });
    expect(look?.counts.map(({ text }) => text)).toEqual(counts);
  });

  it('cuts a long title at its end, and writes none without room', () => {
    expect(lookOf(area(LONG, 200))?.title).toMatch(/^a-namespace.*…$/);
    expect(lookOf(area(LONG, 50))).toBeUndefined();
  });
});

describe('cutTitleAt', () => {
  it('finds the title that does not say everything, also one that is not written at all', () => {
    expect(at(150, 60, [area(LONG, 200)])).toMatchObject({
      area: { title: LONG },
      band: { x: 100, y: 50, width: 200 },
    });
    expect(at(110, 60, [area(LONG, 50)])).toMatchObject({ area: { title: LONG } });
  });

  it.each([
    { where: 'below the title', x: 150, y: 120 },
    { where: 'beside the area', x: 99, y: 60 },
  ])('finds nothing $where', ({ x, y }) => {
    expect(at(x, y, [area(LONG, 200)])).toBeUndefined();
  });

  it('has nothing to say where everything is written', () => {
    expect(at(150, 60, [area('shop', 500)])).toBeUndefined();
  });

  it('finds a title that stays at the upper edge', () => {
    const moved = { ...view, pan: { x: 0, y: -120 } };
    expect(cutTitleAt({ x: 150, y: 10 }, [area(LONG, 200)], moved, measure)).toMatchObject({ band: { y: 0 } });
  });
});
