import { aGateway, aReferenceGrant, aRoute, aRouteBackend, aRouteParent } from '@fairlead/test-kit';
import type { ReferenceGrantRecord } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { anAnswer, aPodAnswer, aReason, liveVerdict } from '../../test/anAnswer.ts';
import { ServiceGraph } from '../ServiceGraph.ts';

const NOW = 1_700_000_000;
const backend = (name: string, weight = 1, namespace = 'shop') => aRouteBackend({ name, weight, namespace });

/** Services `web` and `cart` of shop, and `ledger` of pay. */
function aGraph(grantsRead = (_namespace: string) => false): ServiceGraph {
  const graph = new ServiceGraph({ describe: ({ id }) => id, grantsRead });
  for (const [namespace, name] of [
    ['shop', 'web'],
    ['shop', 'cart'],
    ['pay', 'ledger'],
  ] as const) {
    const answer = anAnswer({
      service: { name, namespace },
      pods: [aPodAnswer(`${name}-1`, { workload: { kind: 'Deployment', name } })],
    });
    graph.putService(answer, liveVerdict(answer), NOW);
  }
  return graph;
}

const edgesOf = (graph: ServiceGraph): string[] => {
  graph.flush();
  return [...graph.edges.keys()].toSorted();
};
const verdictAt = (graph: ServiceGraph, id: string) => {
  graph.flush();
  return graph.nodes.get(id)?.node.verdict;
};
const breakWeb = (graph: ServiceGraph): void => {
  const broken = anAnswer({ reasons: [aReason('none-ready')] });
  graph.putService(broken, liveVerdict(broken), NOW);
};

describe('routes of the Gateway API', () => {
  it.each([
    { name: 'one service', rules: [[backend('web')]], want: ['service/shop/web'] },
    {
      name: 'services of several rules, each once',
      rules: [[backend('web'), backend('cart')], [], [backend('web')]],
      want: ['service/shop/cart', 'service/shop/web'],
    },
    { name: 'a service of another namespace', rules: [[backend('ledger', 1, 'pay')]], want: ['service/pay/ledger'] },
    { name: 'nothing of weight 0', rules: [[backend('web'), backend('cart', 0)]], want: ['service/shop/web'] },
    { name: 'nothing that is not there', rules: [[backend('web'), backend('gone')]], want: ['service/shop/web'] },
    { name: 'nothing at all', rules: [], want: [] },
  ])('lead to $name', ({ rules, want }) => {
    const graph = aGraph();
    graph.putRoute(aRoute({ name: 'pages', rules }), 'live');
    expect(edgesOf(graph)).toEqual(want.map((target) => `routes route/shop/pages ${target}`));
    for (const edge of graph.edges.values()) expect(edge).toMatchObject({ basis: 'declared', declaredBy: ['route'] });
  });

  it.each([
    { name: 'a Gateway', parent: aRouteParent(), want: 'gateway/shop/edge' },
    { name: 'no Gateway that is not there', parent: aRouteParent({ name: 'gone' }), want: undefined },
    { name: 'no Gateway that refuses them', parent: aRouteParent({ refused: 'not-accepted' }), want: undefined },
    {
      name: 'a Service, by a mesh',
      parent: aRouteParent({ kind: 'Service', name: 'cart' }),
      want: 'service/shop/cart',
    },
  ])('hang on $name', ({ parent, want }) => {
    const graph = aGraph();
    graph.putRoute(aRoute({ parents: [parent], rules: [] }), 'live');
    graph.putGateway(aGateway(), 'live');
    expect(edgesOf(graph)).toEqual(want === undefined ? [] : [`routes ${want} route/shop/web`]);
  });

  it('are drawn as what they lead to and hang on comes and goes', () => {
    const graph = aGraph();
    graph.putRoute(aRoute(), 'live');
    graph.putGateway(aGateway(), 'live');
    const whole = ['routes gateway/shop/edge route/shop/web', 'routes route/shop/web service/shop/web'];
    expect(edgesOf(graph)).toEqual(whole);
    graph.dropGateway('shop/edge');
    expect(edgesOf(graph)).toEqual(whole.slice(1));
    graph.putGateway(aGateway(), 'live');
    graph.dropService('shop/web');
    expect(edgesOf(graph)).toEqual(whole.slice(0, 1));
    graph.dropRoute('HTTPRoute', 'shop/web');
    expect(edgesOf(graph)).toEqual([]);
    expect(graph.nodes.has('route/shop/web')).toBe(false);
    expect(graph.nodes.has('gateway/shop/edge')).toBe(true);
  });

  it('share a node if an HTTPRoute and a GRPCRoute have one name', () => {
    const graph = aGraph();
    graph.putRoute(aRoute({ rules: [[backend('web')]] }), 'live');
    graph.putRoute(aRoute({ kind: 'GRPCRoute', hostnames: ['grpc.example'], rules: [[backend('cart')]] }), 'live');
    expect(edgesOf(graph)).toEqual(['cart', 'web'].map((name) => `routes route/shop/web service/shop/${name}`));
    expect(graph.nodes.get('route/shop/web')?.node.hosts).toEqual(['grpc.example', 'shop.example']);
    graph.dropRoute('HTTPRoute', 'shop/web');
    expect(edgesOf(graph)).toEqual(['routes route/shop/web service/shop/cart']);
  });

  it.each([
    { name: 'its service is well', want: 'ok' },
    { name: 'its service is broken', broken: true, want: 'unknown' },
    { name: 'a service is missing', route: aRoute({ rules: [[backend('web'), backend('gone')]] }), want: 'unknown' },
    { name: 'it leads nowhere', route: aRoute({ rules: [] }), want: 'unknown' },
    { name: 'routes are not live', state: 'retrying', want: 'unknown' },
    {
      name: 'its backends are not resolved',
      route: aRoute({ parents: [aRouteParent({ refused: 'unresolved' })] }),
      want: 'unknown',
    },
  ] as const)('are $want when $name', ({ want, ...given }) => {
    const graph = aGraph();
    if ('broken' in given) breakWeb(graph);
    graph.putRoute('route' in given ? given.route : aRoute(), 'state' in given ? given.state : 'live');
    expect(verdictAt(graph, 'route/shop/web')).toBe(want);
  });
});

describe('a Gateway', () => {
  it.each([
    { name: 'in place, with a route that leads somewhere', gateway: aGateway(), state: 'live', want: 'ok' },
    { name: 'not in place', gateway: aGateway({ programmed: false }), state: 'live', want: 'unknown' },
    { name: 'read no longer', gateway: aGateway(), state: 'retrying', want: 'unknown' },
    { name: 'without routes', gateway: aGateway({ name: 'other' }), state: 'live', want: 'unknown' },
  ] as const)('is $want when $name', ({ gateway, state, want }) => {
    const graph = aGraph();
    graph.putRoute(aRoute(), 'live');
    graph.putGateway(gateway, state);
    expect(verdictAt(graph, `gateway/shop/${gateway.name}`)).toBe(want);
  });

  it('is looked at again when what stands behind its routes breaks, and when the route goes', () => {
    const graph = aGraph();
    graph.putGateway(aGateway(), 'live');
    graph.putRoute(aRoute(), 'live');
    expect(verdictAt(graph, 'gateway/shop/edge')).toBe('ok');
    breakWeb(graph);
    expect(verdictAt(graph, 'gateway/shop/edge')).toBe('unknown');
    graph.putRoute(aRoute({ rules: [[backend('cart')]] }), 'live');
    expect(verdictAt(graph, 'gateway/shop/edge')).toBe('ok');
    graph.dropRoute('HTTPRoute', 'shop/web');
    expect(verdictAt(graph, 'gateway/shop/edge')).toBe('unknown');
  });
});

describe('a route to another namespace', () => {
  const EDGE = 'routes route/shop/pages service/pay/ledger';
  const leading = (graph: ServiceGraph): void =>
    graph.putRoute(aRoute({ name: 'pages', rules: [[backend('web'), backend('ledger', 1, 'pay')]] }), 'live');
  const grant = (over: Partial<ReferenceGrantRecord> = {}) => aReferenceGrant({ namespace: 'pay', ...over });

  it.each([
    { name: 'every service', given: grant(), leads: true },
    { name: 'this service', given: grant({ to: ['ledger'] }), leads: true },
    { name: 'another service', given: grant({ to: ['books'] }), leads: false },
    { name: 'routes of another kind', given: grant({ from: [{ kind: 'TCPRoute', namespace: 'shop' }] }), leads: false },
    {
      name: 'routes of another namespace',
      given: grant({ from: [{ kind: 'HTTPRoute', namespace: 'x' }] }),
      leads: false,
    },
    { name: 'the services of another namespace', given: grant({ namespace: 'shop' }), leads: false },
  ])('with a grant for $name leads there: $leads', ({ given, leads }) => {
    const graph = aGraph(() => true);
    leading(graph);
    graph.putGrant(given);
    expect(edgesOf(graph).includes(EDGE)).toBe(leads);
    expect(edgesOf(graph)).toContain('routes route/shop/pages service/shop/web');
    expect(verdictAt(graph, 'route/shop/pages')).toBe(leads ? 'ok' : 'degraded');
    expect(graph.nodes.get('route/shop/pages')?.node.reasons).toEqual(leads ? [] : ['backend-not-granted']);
  });

  it('follows grants that come and go', () => {
    const graph = aGraph(() => true);
    leading(graph);
    expect(edgesOf(graph)).not.toContain(EDGE);
    graph.putGrant(grant());
    expect(edgesOf(graph)).toContain(EDGE);
    graph.dropGrant('pay/from-shop');
    expect(edgesOf(graph)).not.toContain(EDGE);
  });

  it('leads where it says while grants may not be read', () => {
    const graph = aGraph((namespace) => namespace !== 'pay');
    leading(graph);
    expect(edgesOf(graph)).toContain(EDGE);
  });
});
