import { describe, expect, it } from 'vitest';
import { averageMeasure } from '../component/measureText.ts';
import { TILE_STEPS, tileNames, tileStep } from './tileNames.ts';

const teams = Array.from({ length: 500 }, (_, index) => `team-${String(index).padStart(3, '0')}`);

describe('tileStep', () => {
  it('keeps names at 9 px or more on the screen, down to the zoom that shows 500 tiles in half a window', () => {
    for (let zoom = 1.8; zoom >= 0.28; zoom -= 0.01) {
      const step = TILE_STEPS[tileStep(zoom, 0)];
      expect((step?.sizePx ?? 0) * zoom).toBeGreaterThanOrEqual(8.95);
    }
  });

  it('does not flap where one step ends', () => {
    expect(tileStep(0.749, 1)).toBe(2);
    expect(tileStep(0.76, 2)).toBe(2);
    expect(tileStep(0.79, 2)).toBe(1);
    expect(tileStep(0.01, 3)).toBe(TILE_STEPS.length - 1);
  });
});

describe('tileNames', () => {
  it('fits into the tile at every step and leaves no two of 500 teams alike', () => {
    const written = tileNames(teams, averageMeasure);
    for (const [step, { sizePx }] of TILE_STEPS.entries()) {
      const texts = teams.map((name) => written.get(name)?.[step] ?? '');
      for (const text of texts) {
        expect(text.length).toBeGreaterThanOrEqual(3);
        expect(averageMeasure(text, 600, sizePx)).toBeLessThanOrEqual(78);
      }
      expect(new Set(texts).size).toBe(teams.length);
      // One series is cut in one way.
      expect(new Set(texts.map((text) => text.replaceAll(/\d/g, '0'))).size).toBe(1);
    }
  });

  it('writes a name that fits as it is, and cuts others in the middle', () => {
    const [near, , , , , , far] = tileNames(['cart'], averageMeasure).get('cart') ?? [];
    expect([near, far]).toEqual(['cart', 'cart']);
    expect(tileNames(['recommendations'], averageMeasure).get('recommendations')?.[1]).toBe('recom…tions');
  });

  it('leaves a series as it is cut where that tells its names apart', () => {
    const stages = ['checkout-dev', 'checkout-prod', 'checkout-staging'];
    const written = tileNames(stages, averageMeasure);
    expect(stages.map((name) => written.get(name)?.[1])).toEqual(['check…t-dev', 'check…-prod', 'check…aging']);
    expect(stages.map((name) => written.get(name)?.[5])).toEqual(['ch…ev', 'ch…od', 'ch…ng']);
  });

  it('cuts between characters that belong together', () => {
    const family = '👨‍👩‍👧';
    const names = [`${family.repeat(6)}a`, `${family.repeat(6)}b`];
    const written = names.flatMap((name) => tileNames(names, averageMeasure).get(name) ?? []);
    for (const text of written) {
      const rest = text.replaceAll(family, '');
      expect(rest).toMatch(/^…?[ab]?$/);
    }
  });
});
