import { describe, expect, it } from 'vitest';
import { spriteSvg, type SpriteSpec } from './sprite.ts';
import { SpriteStore } from './SpriteStore.ts';
import { TOKENS } from './tokens.ts';

const CARD: SpriteSpec = { width: 156, height: 42, tone: 'plain' };
const light = (spec: SpriteSpec): string => spriteSvg(spec, TOKENS.light);
const ring = (receiving: number, total: number): SpriteSpec => ({
  ...CARD,
  ring: { receiving, unready: 0, draining: 0, total },
});
const count = (svg: string, part: string): number => svg.split(part).length - 1;

describe('spriteSvg', () => {
  it('is as large as the card and the rim of its mark', () => {
    expect(light(CARD)).toMatch(/^<svg [^>]*width="170" height="52"/);
  });

  it.each([
    { receiving: 3, total: 3, arcs: 3, circles: 0 },
    { receiving: 2, total: 4, arcs: 4, circles: 0 },
    { receiving: 1, total: 1, arcs: 0, circles: 1 },
    { receiving: 12, total: 12, arcs: 0, circles: 1 },
    { receiving: 11, total: 12, arcs: 2, circles: 0 },
  ])('draws $receiving of $total pods', ({ receiving, total, arcs, circles }) => {
    const svg = light(ring(receiving, total));
    expect(count(svg, 'A13.2')).toBe(arcs);
    expect(count(svg, '<circle')).toBe(circles);
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
    expect(svg).toContain('rx="8"');
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

describe('SpriteStore', () => {
  it('makes one image for equal cards and releases all at the end', () => {
    const alive = new Set<string>();
    const store = new SpriteStore({
      create: (svg) => {
        const url = `blob:${alive.size}:${svg.length}`;
        alive.add(url);
        return url;
      },
      release: (url) => {
        alive.delete(url);
      },
    });
    const first = store.urlOf(ring(3, 3), TOKENS.light);
    expect(store.urlOf(ring(3, 3), TOKENS.light)).toBe(first);
    expect(store.urlOf(ring(2, 3), TOKENS.light)).not.toBe(first);
    expect(store.size).toBe(2);
    store.clear();
    expect(alive.size).toBe(0);
  });
});
