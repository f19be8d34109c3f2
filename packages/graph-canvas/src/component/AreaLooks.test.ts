import { describe, expect, it, vi } from 'vitest';
import type { MapGraph } from '../scene/structure.ts';
import { aCall, aService, TEXTS } from '../testing/samples.ts';
import { AreaLooks } from './AreaLooks.ts';

const area = (name: string) => {
  const members = { ok: 2, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0, services: 'oo' };
  return { id: `namespace/${name}`, kind: 'namespace', name, members } as const;
};
const rects = [{ x: 0, y: 0, width: 400, height: 240 }];
const placement = {
  nodes: {},
  areas: { 'namespace/shop': { rects, columns: [14] }, 'namespace/payments': { rects, columns: [14] } },
};
const graph: MapGraph = {
  revision: 1,
  level: 'service',
  nodes: [aService('cart'), aService('pay', 'ok', 'payments')],
  edges: [],
  groups: [area('shop'), area('payments')],
};
const group = vi.fn(TEXTS.group);
const view = { graph, selectedId: null, selectedEdgeId: null, matches: null, texts: { ...TEXTS, group } };
const NONE = new Set<string>();

describe('AreaLooks', () => {
  it('is the same list while no area changes, and asks for no word twice', () => {
    const looks = new AreaLooks();
    const before = looks.of(view, placement, NONE);
    const nodes = graph.nodes.with(0, aService('cart', 'broken'));
    const later = { ...view, graph: { ...graph, revision: 2, nodes } };
    expect(looks.of(later, placement, new Set())).toBe(before);
    expect(group).toHaveBeenCalledTimes(2);
  });

  it.each([
    { what: 'counts', part: { graph: { ...graph, groups: graph.groups.with(1, area('payments')) } } },
    { what: 'a service that may not be read', part: { graph: { ...graph, nodes: [aService('cart'), unread()] } } },
  ])('takes up $what of one area and keeps the other', ({ part }) => {
    const looks = new AreaLooks();
    const [shop, payments] = looks.of(view, placement, NONE);
    const after = looks.of({ ...view, ...part }, placement, NONE);
    expect(after[0]).toBe(shop);
    expect(after[1]).not.toBe(payments);
  });

  it.each([
    { what: 'a card', part: { selectedId: 'service/shop/cart' }, meant: ['shop'] },
    { what: 'an opened namespace', part: { selectedId: 'namespace/payments' }, meant: ['payments'] },
    { what: 'a line', part: { selectedEdgeId: 'calls a b' }, meant: ['shop', 'payments'] },
    { what: 'a search', part: { matches: new Set(['service/payments/pay']) }, meant: ['payments'] },
  ])('steps back where $what is not', ({ part, meant }) => {
    const edges = [{ ...aCall({}, ['service/shop/cart', 'service/payments/pay']), id: 'calls a b' }];
    const after = new AreaLooks().of({ ...view, graph: { ...graph, edges }, ...part }, placement, NONE);
    expect(after.filter(({ dimmed }) => !dimmed).map(({ title }) => title)).toEqual(meant);
  });

  it('lifts what lines cross', () => {
    const looks = new AreaLooks();
    looks.of(view, placement, NONE);
    const after = looks.of({ ...view, selectedId: 'service/shop/cart' }, placement, new Set(['namespace/payments']));
    expect(after.map(({ dimmed, crossed }) => ({ dimmed, crossed }))).toEqual([
      { dimmed: false, crossed: false },
      { dimmed: true, crossed: true },
    ]);
  });
});

function unread() {
  return { ...aService('pay', 'unknown', 'payments'), reasons: ['forbidden'] } as MapGraph['nodes'][number];
}
