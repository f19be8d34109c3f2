import { aCall, anIngress, anIngressBackend, NOW } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { callerEnd, externalEnd, serviceEnd } from '@fairlead/model';
import type { CallEnd } from '@fairlead/model';
import type { ServiceAnswer } from '@fairlead/resolver';
import { anAnswer, aPodAnswer, aReason, liveVerdict } from '../../test/anAnswer.ts';
import { ServiceGraph } from '../ServiceGraph.ts';
import { LiveView } from './LiveView.ts';
import { viewOf } from './viewOf.ts';
import { viewKey } from './viewQuery.ts';

const ALL = { namespaces: [], level: 'service', open: [], budget: Infinity } as const;

function put(graph: ServiceGraph, ...answers: ServiceAnswer[]): void {
  for (const answer of answers) graph.putService(answer, liveVerdict(answer), NOW);
}

const service = (namespace: string, name: string, overrides: Parameters<typeof anAnswer>[0] = {}) =>
  anAnswer({ ...overrides, service: { namespace, name, ...overrides.service } });
const labelled = (app: string) => ({ service: { labels: { 'app.kubernetes.io/part-of': app } } });
const broken = { reasons: [aReason('none-ready')] };

/** Two namespaces: in shop two services of one app, one of them broken, and one alone; in pay one that an Ingress routes to. */
function aGraph(): ServiceGraph {
  const graph = new ServiceGraph({ describe: ({ id }) => id });
  const own = (name: string) => ({ pods: [aPodAnswer(`${name}-1`, { workload: { kind: 'Deployment', name } })] });
  put(
    graph,
    service('shop', 'cart', { ...own('cart'), ...broken, ...labelled('store') }),
    service('shop', 'catalog', { ...own('catalog'), ...labelled('store') }),
    service('shop', 'solo', own('solo')),
    service('pay', 'pay', own('pay')),
  );
  graph.putIngress(
    anIngress({
      namespace: 'shop',
      name: 'edge',
      backends: ['cart', 'catalog'].map((serviceName) => anIngressBackend({ serviceName })),
    }),
    'live',
  );
  graph.flush();
  return graph;
}

const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

describe('viewOf', () => {
  it('shows every service at level service', () => {
    const picture = viewOf(aGraph(), ALL);
    expect(ids(picture.nodes)).toEqual([
      'ingress/shop/edge',
      'service/pay/pay',
      'service/shop/cart',
      'service/shop/catalog',
      'service/shop/solo',
    ]);
    expect(picture).toMatchObject({ level: 'service', shown: 4, total: 4 });
    expect(ids(picture.groups)).toEqual(['namespace/pay', 'namespace/shop']);
  });

  it('shows the chosen namespaces only, attention and counts too', () => {
    const picture = viewOf(aGraph(), { ...ALL, namespaces: ['pay'] });
    expect(ids(picture.nodes)).toEqual(['service/pay/pay']);
    expect(picture).toMatchObject({ shown: 1, total: 1, edges: [], attention: [] });
    expect(ids(picture.groups)).toEqual(['namespace/pay']);
  });

  it('folds namespaces into tiles, with the worst verdict and all that needs attention', () => {
    const picture = viewOf(aGraph(), { ...ALL, level: 'namespace' });
    expect(picture.nodes).toMatchObject([
      {
        id: 'namespace/pay',
        kind: 'namespace',
        name: 'pay',
        area: null,
        verdict: 'ok',
        members: { ok: 1, services: 'o' },
      },
      { id: 'namespace/shop', verdict: 'broken', members: { ok: 2, broken: 1, services: 'boo' } },
    ]);
    expect(picture).toMatchObject({ shown: 0, total: 4, edges: [], groups: [] });
    expect(ids(picture.attention)).toEqual(['service/shop/cart']);
  });

  it('opens a tile in full', () => {
    const picture = viewOf(aGraph(), { ...ALL, level: 'namespace', open: ['namespace/shop'] });
    expect(ids(picture.nodes)).toEqual([
      'ingress/shop/edge',
      'namespace/pay',
      'service/shop/cart',
      'service/shop/catalog',
      'service/shop/solo',
    ]);
    expect(ids(picture.groups)).toEqual(['namespace/shop']);
    expect(picture).toMatchObject({ shown: 3, total: 4 });
    expect(picture.edges).toHaveLength(2);
  });

  it('folds services of one app, and makes one edge of several', () => {
    const picture = viewOf(aGraph(), { ...ALL, level: 'app' });
    expect(ids(picture.nodes)).toEqual(['app/pay/pay', 'app/shop/solo', 'app/shop/store', 'ingress/shop/edge']);
    expect(picture.edges).toEqual([
      {
        id: 'routes ingress/shop/edge app/shop/store',
        kind: 'routes',
        source: 'ingress/shop/edge',
        target: 'app/shop/store',
        basis: 'declared',
        declaredBy: ['ingress'],
        folded: 2,
      },
    ]);
    expect(picture.nodes[2]).toMatchObject({ area: 'namespace/shop', verdict: 'broken', members: { services: 'bo' } });
  });

  it('folds services into the one workload behind them', () => {
    const graph = aGraph();
    put(
      graph,
      service('pay', 'admin', { pods: [aPodAnswer('pay-1', { workload: { kind: 'Deployment', name: 'pay' } })] }),
    );
    graph.flush();
    const picture = viewOf(graph, { ...ALL, level: 'workload', namespaces: ['pay'] });
    expect(picture.nodes).toMatchObject([
      {
        id: 'workload/pay/Deployment/pay',
        kind: 'workload',
        name: 'pay',
        backends: { total: 1 },
        members: { services: 'oo' },
      },
    ]);
    expect(picture.edges).toEqual([]);
  });

  it.each([
    { budget: 7, level: 'service' },
    { budget: 6, level: 'app' },
    { budget: 4, level: 'namespace' },
    { budget: 1, level: 'namespace' },
  ])('chooses $level for a budget of $budget elements', ({ budget, level }) => {
    expect(viewOf(aGraph(), { ...ALL, level: 'auto', budget }).level).toBe(level);
  });
});

describe('LiveView of level auto', () => {
  it('draws tiles where apps would tell no more than namespaces', () => {
    const graph = new ServiceGraph({ describe: ({ id }) => id });
    for (const namespace of ['a', 'b', 'c', 'd']) {
      put(graph, ...['x', 'y', 'z'].map((name) => service(namespace, name, labelled(namespace))));
    }
    graph.flush();
    expect(viewOf(graph, { ...ALL, level: 'auto', budget: 6 }).level).toBe('namespace');
    expect(viewOf(graph, { ...ALL, level: 'app', budget: 6 }).level).toBe('app');
  });

  it('asks for a new snapshot when the picture grows beyond the budget', () => {
    const graph = aGraph();
    const view = LiveView.of(graph, { ...ALL, level: 'auto', budget: 7 });
    put(graph, service('shop', 'new'));
    expect(view.update(graph.flush())).toEqual({ kind: 'reset', level: 'app' });
  });

  it('goes finer only when that fits with room to spare', () => {
    const graph = aGraph();
    const view = LiveView.of(graph, { ...ALL, level: 'auto', budget: 6 });
    expect(view.level).toBe('app');
    graph.dropService('shop/solo');
    expect(view.update(graph.flush()).kind).toBe('changed');
    graph.dropService('pay/pay');
    expect(view.update(graph.flush())).toEqual({ kind: 'reset', level: 'service' });
  });

  it('says when nothing in it changes', () => {
    const graph = aGraph();
    const view = LiveView.of(graph, { ...ALL, namespaces: ['pay'] });
    put(graph, service('shop', 'new'));
    expect(view.update(graph.flush())).toEqual({ kind: 'same' });
  });
});

describe('what lies outside of all namespaces', () => {
  const [internet, bank, pay] = [callerEnd('internet'), externalEnd('bank.example'), serviceEnd('pay', 'pay')];
  const intoPay = aCall({ source: internet, target: pay });
  const fromShop = aCall({ source: serviceEnd('shop', 'cart'), target: bank });
  const PAY = { ...ALL, namespaces: ['pay'] };

  it('is in the picture of the namespaces that it calls, or is called from', () => {
    const graph = aGraph();
    for (const call of [intoPay, fromShop]) graph.putCall(call);
    graph.flush();
    const picture = viewOf(graph, PAY);
    expect(ids(picture.nodes)).toEqual(['caller/internet', 'service/pay/pay']);
    expect(ids(picture.edges)).toEqual(['calls caller/internet service/pay/pay']);
    expect(picture).toMatchObject({ shown: 1, total: 1 });
    const tiles = viewOf(graph, { ...ALL, namespaces: ['shop'], level: 'namespace' });
    expect(ids(tiles.nodes)).toEqual(['external/bank.example', 'namespace/shop']);
    expect(ids(tiles.edges)).toEqual(['calls namespace/shop external/bank.example']);
    expect(ids(viewOf(graph, { ...ALL, namespaces: ['pay', 'shop'] }).nodes)).toEqual(
      expect.arrayContaining(['caller/internet', 'external/bank.example']),
    );
  });

  it('comes and goes with its calls, and with what it calls', () => {
    const graph = aGraph();
    const view = LiveView.of(graph, PAY);
    const shown = () => {
      view.update(graph.flush());
      return ids(view.picture().nodes);
    };
    graph.putCall(intoPay);
    expect(shown()).toEqual(['caller/internet', 'service/pay/pay']);
    // It goes on calling elsewhere.
    graph.putCall(aCall({ source: internet, target: serviceEnd('shop', 'cart') }));
    graph.dropCall(intoPay.id);
    expect(shown()).toEqual(['service/pay/pay']);
    graph.putCall(intoPay);
    expect(shown()).toEqual(['caller/internet', 'service/pay/pay']);
    graph.dropService('pay/pay');
    expect(shown()).toEqual([]);
    put(graph, service('pay', 'pay'));
    expect(shown()).toEqual(['caller/internet', 'service/pay/pay']);
  });

  it('counts as hidden where a filter takes it out, and goes with what it calls', () => {
    const graph = aGraph();
    graph.putCall(intoPay);
    graph.flush();
    const hiding = (id: string) => viewOf(graph, { ...PAY, filter: { key: id, hidesNode: (node) => node.id === id } });
    expect(hiding(internet)).toMatchObject({ nodes: [{ id: pay }], hidden: { services: 0, others: 1 } });
    expect(hiding(pay)).toMatchObject({ nodes: [], hidden: { services: 1, others: 0 } });
  });
});

describe('what lies in namespaces that were not chosen', () => {
  const [cart, catalog, solo, pay] = [
    serviceEnd('shop', 'cart'),
    serviceEnd('shop', 'catalog'),
    serviceEnd('shop', 'solo'),
    serviceEnd('pay', 'pay'),
  ];
  const cartToPay = aCall({ source: cart, target: pay });
  const PAY = { ...ALL, namespaces: ['pay'] };
  const called = (...calls: readonly ReturnType<typeof aCall>[]) => {
    const graph = aGraph();
    for (const call of calls) graph.putCall(call);
    graph.flush();
    return graph;
  };

  it('is a tile of what leads into the chosen ones and what is led to, which nothing else counts', () => {
    const graph = called(
      cartToPay,
      aCall({ source: pay, target: solo }),
      aCall({ source: catalog, target: solo }),
      aCall({ source: callerEnd('internet'), target: cart }),
    );
    const picture = viewOf(graph, PAY);
    expect(picture.nodes).toMatchObject([
      { id: 'namespace/shop', area: null, outside: true, verdict: 'broken', members: { ok: 1, broken: 1 } },
      { id: pay },
    ]);
    expect(ids(picture.edges)).toEqual([`calls namespace/shop ${pay}`, `calls ${pay} namespace/shop`]);
    expect(picture).toMatchObject({ shown: 1, total: 1, attention: [], hidden: { services: 0 } });
    expect(ids(picture.groups)).toEqual(['namespace/pay']);
    const tiles = viewOf(graph, { ...PAY, level: 'namespace' });
    expect(tiles.nodes.map(({ id, outside }) => [id, outside])).toEqual([
      ['namespace/pay', undefined],
      ['namespace/shop', true],
    ]);
  });

  it('has no edges from one of them to another', () => {
    const graph = called(cartToPay, aCall({ source: serviceEnd('edge', 'proxy'), target: pay }));
    put(graph, service('edge', 'proxy'));
    graph.putCall(aCall({ source: serviceEnd('edge', 'proxy'), target: cart }));
    graph.flush();
    expect(ids(viewOf(graph, PAY).edges)).toEqual([`calls namespace/edge ${pay}`, `calls namespace/shop ${pay}`]);
  });

  it('opens to what its tile holds', () => {
    const picture = viewOf(called(cartToPay), { ...PAY, open: ['namespace/shop'] });
    expect(ids(picture.nodes)).toEqual([pay, cart]);
    expect(ids(picture.edges)).toEqual([`calls ${cart} ${pay}`]);
    expect(ids(picture.groups)).toEqual(['namespace/pay', 'namespace/shop']);
    expect(picture).toMatchObject({ shown: 1, total: 1, attention: [] });
  });

  it('comes and goes with its calls', () => {
    const graph = aGraph();
    const view = LiveView.of(graph, PAY);
    const shown = () => {
      view.update(graph.flush());
      return ids(view.picture().nodes);
    };
    expect(shown()).toEqual([pay]);
    graph.putCall(cartToPay);
    expect(shown()).toEqual(['namespace/shop', pay]);
    graph.dropService('shop/cart');
    expect(shown()).toEqual([pay]);
    put(graph, service('shop', 'cart'));
    expect(shown()).toEqual(['namespace/shop', pay]);
    graph.dropCall(cartToPay.id);
    expect(shown()).toEqual([pay]);
  });

  it('goes where a filter takes out what it meets, or itself, and is not counted as hidden', () => {
    const graph = called(cartToPay);
    const hiding = (id: string) => viewOf(graph, { ...PAY, filter: { key: id, hidesNode: (node) => node.id === id } });
    expect(hiding(pay)).toMatchObject({ nodes: [], hidden: { services: 1, others: 0 } });
    expect(hiding(cart)).toMatchObject({ nodes: [{ id: pay }], hidden: { services: 0, others: 0 } });
  });

  it('is not there because of a guess', () => {
    const graph = aGraph();
    graph.putCall({ id: 'guess', source: cart, target: pay, declaredBy: 'environment' });
    graph.flush();
    expect(ids(viewOf(graph, PAY).nodes)).toEqual([pay]);
  });
});

describe('a guess', () => {
  const guess = (source: CallEnd, target: CallEnd) =>
    ({ id: `${source} ${target}`, source, target, declaredBy: 'environment' }) as const;
  const [cart, pay, solo] = [serviceEnd('shop', 'cart'), serviceEnd('pay', 'pay'), serviceEnd('shop', 'solo')];

  it('takes no room of the budget until it is seen', () => {
    const graph = aGraph();
    const budget = LiveView.of(graph, ALL).elements;
    graph.putCall(guess(cart, pay));
    graph.putCall(guess(solo, pay));
    graph.flush();
    const view = LiveView.of(graph, { ...ALL, level: 'auto', budget });
    expect(view).toMatchObject({ level: 'service', elements: budget });
    expect(view.picture().edges).toHaveLength(4);
    graph.putCall(aCall({ source: cart, target: pay }));
    expect(view.update(graph.flush())).toMatchObject({ kind: 'reset' });
  });

  it('shares the place of what is seen without being counted twice', () => {
    const graph = aGraph();
    const tiles = { ...ALL, level: 'namespace' } as const;
    const view = LiveView.of(graph, tiles);
    const { elements } = view;
    const call = aCall({ source: solo, target: pay });
    graph.putCall(guess(cart, pay));
    view.update(graph.flush());
    expect(view.elements).toBe(elements);
    graph.putCall(call);
    view.update(graph.flush());
    expect(view.elements).toBe(elements + 1);
    graph.dropCall(call.id);
    view.update(graph.flush());
    expect(view.elements).toBe(elements);
  });
});

describe('viewKey', () => {
  it('is equal for queries with the same picture', () => {
    expect(viewKey({ ...ALL, namespaces: ['b', 'a', 'b'] })).toBe(viewKey({ ...ALL, namespaces: ['a', 'b'] }));
    expect(viewKey({ ...ALL, budget: 1 })).not.toBe(viewKey(ALL));
    expect(viewKey({ ...ALL, level: 'auto', budget: 1 })).not.toBe(viewKey({ ...ALL, level: 'auto' }));
    expect(viewKey({ ...ALL, open: ['x'] })).not.toBe(viewKey(ALL));
  });
});
