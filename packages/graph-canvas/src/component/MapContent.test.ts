import { describe, expect, it } from 'vitest';
import { createInstance } from '../cytoscape/instance.ts';
import { TOKENS } from '../look/tokens.ts';
import { USUAL_TRAFFIC } from '../scene/trafficLook.ts';
import { aCall, aService, TEXTS } from '../testing/samples.ts';
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

  it('touches a line for figures that nobody sees only once they are told', () => {
    const cy = createInstance(null, TOKENS.light);
    const content = new MapContent(cy, (text) => text.length * 7);
    const [from, to] = [aService('web'), aService('cart')];
    const rects = {
      [from.id]: { x: 0, y: 0, width: 156, height: 42 },
      [to.id]: { x: 400, y: 0, width: 156, height: 42 },
    };
    const call = aCall({ requestsPerSecond: 20 }, [from.id, to.id]);
    const routes = { [call.id]: { from: { x: 156, y: 21 }, to: { x: 400, y: 21 }, controls: [{ x: 278, y: 21 }] } };
    let touched = 0;
    cy.on('data', 'edge', () => (touched += 1));
    const show = (requestsPerSecond: number, selectedId: string | null): string => {
      const edges = [aCall({ requestsPerSecond }, [from.id, to.id])];
      const now = { ...view, selectedId, selectedEdgeId: null, graph: { ...graph, nodes: [from, to], edges } };
      const shown = content.prepare(now, { placement: { nodes: rects, areas: {} }, routes }, TOKENS.light);
      content.show(shown, []);
      return String(cy.getElementById(call.id).data('detail'));
    };
    show(20, null);
    show(20.01, null);
    expect(touched).toBe(0);
    expect(show(20.02, to.id)).toBe('20.02/s');
    expect(show(20.03, to.id)).toBe('20.03/s');
    expect(touched).toBe(2);
    cy.destroy();
  });
});
