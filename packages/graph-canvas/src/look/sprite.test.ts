import { describe, expect, it } from 'vitest';
import { shapesSvg } from './shapes.ts';
import { RIM, spriteShapes, type SpriteSpec } from './sprite.ts';
import { TOKENS } from './tokens.ts';

const CARD: SpriteSpec = { width: 156, height: 42, tone: 'plain' };
const light = (spec: SpriteSpec): string => shapesSvg(spriteShapes(spec, TOKENS.light));
const ring = (receiving: number, total: number): SpriteSpec => ({
  ...CARD,
  ring: { receiving, unready: 0, draining: 0, total },
});
const count = (svg: string, part: string): number => svg.split(part).length - 1;

describe('spriteShapes', () => {
  it.each([
    { receiving: 3, total: 3, open: 3, closed: 0 },
    { receiving: 2, total: 4, open: 4, closed: 0 },
    { receiving: 1, total: 1, open: 0, closed: 1 },
    { receiving: 12, total: 12, open: 0, closed: 1 },
    { receiving: 11, total: 12, open: 2, closed: 0 },
  ])('draws $receiving of $total pods', ({ receiving, total, open, closed }) => {
    const arcs = spriteShapes(ring(receiving, total), TOKENS.light).map(({ path }) => path.endsWith('Z'));
    expect(arcs.filter((isClosed) => !isClosed).length).toBe(open);
    expect(arcs.filter((isClosed) => isClosed).length).toBe(closed);
  });

  it('draws parts with traffic thick and teal, the others thin', () => {
    const svg = light({ ...ring(1, 2), tone: 'degraded' });
    expect(svg).toContain(`stroke="${TOKENS.light.ready}" stroke-width="4.4"`);
    expect(svg).toContain(`stroke="${TOKENS.light.degraded}" stroke-width="1.6"`);
  });

  it('shows no teal where nothing is known for sure', () => {
    expect(light({ ...ring(3, 3), tone: 'calm' })).not.toContain(TOKENS.light.ready);
  });

  it('gives every verdict its own shape', () => {
    const shapes = (['broken', 'degraded', 'unknown', 'lock', 'clock'] as const).map((mark) =>
      light({ ...CARD, mark }).replaceAll(/#[0-9a-f]{6}/g, ''),
    );
    expect(new Set(shapes).size).toBe(5);
  });

  it('draws one square or mark for each service of a namespace', () => {
    const svg = light({ width: 88, height: 82, tone: 'broken', squares: 'oobdu', pill: 1 });
    expect(count(svg, 'h7v7h-7z')).toBe(2);
    expect(svg).toContain(TOKENS.light['degraded-mark']);
    expect(svg).toContain(`fill="${TOKENS.light.broken}" stroke="${TOKENS.light.canvas}"`);
  });

  it('writes how many are broken larger where it is seen from far away, within the rim', () => {
    const tile: SpriteSpec = { width: 88, height: 82, tone: 'broken', squares: 'o', pill: 12 };
    const pillOf = (spec: SpriteSpec) => {
      const { path = '' } =
        spriteShapes(spec, TOKENS.light).find(
          ({ fill, stroke }) => fill === TOKENS.light.broken && stroke !== undefined,
        ) ?? {};
      const [, x = '', y = '', across = '', radius = ''] = /^M([\d.-]+) ([\d.-]+)h([\d.-]+)a([\d.]+)/.exec(path) ?? [];
      return { top: Number(y), right: Number(x) + Number(across) + Number(radius), height: 2 * Number(radius) };
    };
    const far = pillOf({ ...tile, low: true });
    expect(pillOf(tile).height).toBe(16);
    expect(far.height).toBeGreaterThan(1.3 * pillOf(tile).height);
    expect(far.top).toBeGreaterThanOrEqual(-RIM.top);
    expect(far.right).toBeLessThanOrEqual(tile.width + RIM.right);
  });

  it('makes the squares of a crowded namespace smaller, inside the tile', () => {
    const svg = light({ width: 88, height: 82, tone: 'plain', squares: 'o'.repeat(300) });
    const bottoms = [...svg.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)/g)].map(([, , y, size]) => Number(y) + Number(size));
    expect(bottoms.length).toBe(300);
    expect(Math.max(...bottoms)).toBeLessThanOrEqual(80);
  });

  it('is well-formed for characters it has no outline for', () => {
    expect(light({ ...CARD, figure: '<&"' })).not.toContain('&"');
  });
});
