import { describe, expect, it } from 'vitest';
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
  it('shows other colours with the next picture, not before', () => {
    const cy = createInstance(null, TOKENS.light);
    const content = new MapContent(cy, (text) => text.length * 7);
    const onScreen = (): string => String(cy.getElementById('service/shop/cart').data('sprite'));
    content.show(content.prepare(view, places, TOKENS.light), []);
    const light = onScreen();
    content.recolour();
    const dark = content.prepare(view, places, TOKENS.dark);
    expect(onScreen()).toBe(light);
    content.show(dark, []);
    expect(onScreen()).not.toBe(light);
    cy.destroy();
  });
});
