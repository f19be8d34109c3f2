import { describe, expect, it } from 'vitest';
import { createInstance } from '../cytoscape/instance.ts';
import type { Rect } from '../layout/layoutTypes.ts';
import { TOKENS } from '../look/tokens.ts';
import { Viewing } from './Viewing.ts';

function aWindowOn(rects: readonly Rect[], folds: boolean) {
  const cy = createInstance(null, TOKENS.light);
  // Without a container, Cytoscape has no window.
  Object.assign(cy, { width: () => 300, height: () => 300 });
  const frame = { window: { width: 300, height: 300 }, keepFree: { width: 0, height: 0 } };
  const viewing = new Viewing(cy, {
    seen: () => frame,
    usual: () => frame,
    rects: () => rects,
    roomWidth: () => 300,
    mostZoom: () => 1,
  });
  viewing.limit(folds);
  viewing.fit();
  return viewing;
}

function zoomedOutFrom(viewing: Viewing): number {
  for (let step = 0; step < 40; step += 1) viewing.zoomOut();
  return viewing.viewport().zoom;
}

describe('Viewing', () => {
  it.each([
    { what: 'a few tiles', width: 200, folds: false, want: 0.5 },
    { what: 'many tiles', width: 552, folds: false, want: 0.25 },
    { what: 'a few cards, to where they fold into tiles', width: 200, folds: true, want: 0.25 },
    { what: 'more cards than tiles would be', width: 2760, folds: true, want: 0.05 },
  ])('shows $what at half of what shows all, not as a heap', ({ width, folds, want }) => {
    const viewing = aWindowOn([{ x: 0, y: 0, width, height: 100 }], folds);
    expect(zoomedOutFrom(viewing)).toBeCloseTo(want, 5);
  });

  it('takes a place from further away, out of an address, as near as it gets', () => {
    const viewing = aWindowOn([{ x: 0, y: 0, width: 200, height: 100 }], false);
    viewing.goTo({ x: 100, y: 50, zoom: 0.01 });
    expect(viewing.position()).toMatchObject({ x: 100, y: 50, zoom: 0.5 });
  });

  it('looks from an expected place once, unless somebody moves the map before', () => {
    const viewing = aWindowOn([{ x: 0, y: 0, width: 200, height: 100 }], false);
    const place = { x: 20, y: 30, zoom: 0.8 };
    viewing.expect(place);
    viewing.fit();
    expect(viewing.goToExpected()).toBe(true);
    expect(viewing.position()).toMatchObject(place);
    expect(viewing.goToExpected()).toBe(false);
    viewing.expect(place);
    viewing.zoomIn();
    expect(viewing.goToExpected()).toBe(false);
  });

  it('leaves no ground above a picture that is less high than the window when it goes to a part of it', () => {
    const part = { x: 0, y: 0, width: 900, height: 60 };
    const viewing = aWindowOn([part, { x: 0, y: 60, width: 900, height: 60 }], false);
    viewing.enter(part, false);
    expect(viewing.viewport().pan.y).toBe(12);
  });
});
