import { afterEach, describe, expect, it, vi } from 'vitest';
import { createInstance } from '../cytoscape/instance.ts';
import { TOKENS } from '../look/tokens.ts';
import { USUAL_TRAFFIC } from '../scene/trafficLook.ts';
import { aService, TEXTS } from '../testing/samples.ts';
import { MapContent } from './MapContent.ts';
import type { MapView } from './mapView.ts';

const graph = { revision: 1, level: 'service', nodes: [aService('cart')], edges: [], groups: [] } as const;
const view = { graph, texts: TEXTS, traffic: USUAL_TRAFFIC } as unknown as MapView;
const nodes = { 'service/shop/cart': { x: 0, y: 0, width: 156, height: 42 } };
const places = { placement: { nodes, areas: {} }, routes: {} };

describe('MapContent', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('keeps the images on the screen until those in other colours are shown', async () => {
    const released = new Set<string>();
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => released.add(url));
    const cy = createInstance(null, TOKENS.light);
    const content = new MapContent(cy, (text) => text.length * 7);
    const onScreen = (): string => String(cy.getElementById('service/shop/cart').data('sprite'));
    content.show(await content.prepare(view, places, TOKENS.light), []);
    const light = onScreen();
    content.forgetSprites();
    const dark = await content.prepare(view, places, TOKENS.dark);
    expect(onScreen()).toBe(light);
    expect(released).not.toContain(light);
    content.show(dark, []);
    expect(onScreen()).not.toBe(light);
    expect(released).toContain(light);
    expect(released).not.toContain(onScreen());
    content.stop();
    expect(released).toContain(onScreen());
    cy.destroy();
  });

  it.each([
    { zoom: 0.4, waits: 'sprite' },
    { zoom: 1.2, waits: 'farSprite' },
  ])('leaves the images of tiles that are not seen at $zoom for later: $waits', async ({ zoom, waits }) => {
    const tile = {
      ...aService('shop'),
      id: 'namespace/shop',
      kind: 'namespace',
      members: { services: 'oob' },
    } as const;
    const tiles = { ...view, graph: { ...graph, level: 'namespace', nodes: [tile] } } as unknown as MapView;
    const cy = createInstance(null, TOKENS.light);
    const content = new MapContent(cy, (text) => text.length * 7);
    const stand = {
      ...places,
      placement: { nodes: { 'namespace/shop': { x: 0, y: 0, width: 90, height: 90 } }, areas: {} },
    };
    const prepared = await content.prepare(tiles, stand, TOKENS.light, zoom);
    content.show(prepared, []);
    expect(prepared.later).toEqual([cy.getElementById('namespace/shop').data(waits)]);
    expect((await content.prepare(tiles, stand, TOKENS.light)).later).toEqual([]);
    content.stop();
    cy.destroy();
  });
});
