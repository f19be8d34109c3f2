import { anIngress, anIngressBackend, aWorkload, NOW } from '@fairlead/test-kit';
import { GraphSnapshotSchema } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import type { ServiceAnswer } from '@fairlead/resolver';
import { anAnswer, aPodAnswer, aReason, freshness, liveVerdict, notLiveFor } from '../test/anAnswer.ts';
import { isEmptyContentChange } from './content.ts';
import { ServiceGraph } from './ServiceGraph.ts';
import type { GraphNode } from './types.ts';
import { verdictOf } from './verdict/verdictOf.ts';
import { viewOf } from './view/viewOf.ts';

const newGraph = (): ServiceGraph => new ServiceGraph({ describe: ({ id }) => `because of ${id}` });

function graphOf(...answers: ServiceAnswer[]): ServiceGraph {
  const graph = newGraph();
  for (const answer of answers) graph.putService(answer, liveVerdict(answer), NOW);
  graph.flush();
  return graph;
}

const node = (graph: ServiceGraph, id: string): GraphNode | undefined => graph.nodes.get(id)?.node;
const edges = (graph: ServiceGraph): string[] => [...graph.edges.keys()].toSorted();
const of = (name: string, kind = 'Deployment') => ({ workload: { kind, name } });

describe('cards of services', () => {
  it('fold in the one workload that belongs to the service alone', () => {
    const graph = graphOf(anAnswer());
    expect([...graph.nodes.keys()]).toEqual(['service/shop/web']);
    expect(node(graph, 'service/shop/web')).toMatchObject({
      kind: 'service',
      area: 'namespace/shop',
      verdict: 'ok',
      serviceType: 'ClusterIP',
      backends: { total: 2, receiving: 2 },
      workloads: [{ id: 'workload/shop/Deployment/web', kind: 'Deployment', name: 'web', backends: { total: 2 } }],
    });
    expect(edges(graph)).toEqual([]);
  });

  it('tell no figures of backends that pods cannot tell', () => {
    const elsewhere = anAnswer({ pods: [], reasons: [aReason('no-selector')], service: { selector: undefined } });
    expect(node(graphOf(elsewhere), 'service/shop/web')).not.toHaveProperty('backends');
  });

  it('are headless without a cluster IP', () => {
    expect(node(graphOf(anAnswer({ service: { clusterIP: 'None' } })), 'service/shop/web')?.serviceType).toBe(
      'Headless',
    );
  });

  it('carry the headline in the form of the API', () => {
    const since = { at: Date.UTC(2026, 0, 1) / 1000, basis: 'api' } as const;
    const shared = aReason('gate-missing', {
      facts: { gate: 'g' },
      cause: { reason: 'gate-missing', subject: 'g' },
      since,
    });
    const graph = graphOf(anAnswer({ reasons: [aReason('none-ready', { shared })] }));
    expect(node(graph, 'service/shop/web')).toMatchObject({
      verdict: 'broken',
      headline: {
        id: 'none-ready',
        message: 'because of none-ready',
        cause: null,
        shared: { id: 'gate-missing', facts: { gate: 'g' }, since: { at: '2026-01-01T00:00:00.000Z', basis: 'api' } },
      },
      since: { at: '2026-01-01T00:00:00.000Z', basis: 'api' },
    });
    expect(graph.attention.get('service/shop/web')).toMatchObject({
      verdict: 'broken',
      cause: { reason: 'gate-missing', subject: 'g' },
      failingPerSecond: null,
    });
  });

  it('keep the time at which trouble was first seen', () => {
    const answer = anAnswer({ pods: [], reasons: [aReason('selector-matches-nothing')] });
    const graph = graphOf(answer);
    graph.putService(answer, liveVerdict(answer), NOW + 60);
    expect(isEmptyContentChange(graph.flush())).toBe(true);
    expect(graph.verdict('shop/web')?.since).toEqual({ at: NOW, basis: 'observed' });
  });
});

describe('workloads', () => {
  const two = anAnswer({
    pods: [aPodAnswer('a', of('stable')), aPodAnswer('b', { ...of('canary'), traffic: 'none' })],
  });

  it('stand by themselves where they share a service', () => {
    const graph = graphOf(two);
    expect(edges(graph)).toEqual([
      'selects service/shop/web workload/shop/Deployment/canary',
      'selects service/shop/web workload/shop/Deployment/stable',
    ]);
    expect(node(graph, 'service/shop/web')?.workloads).toEqual([]);
    expect(node(graph, 'workload/shop/Deployment/stable')).toMatchObject({
      verdict: 'ok',
      backends: { total: 1, receiving: 1 },
    });
    expect(node(graph, 'workload/shop/Deployment/canary')).toMatchObject({
      verdict: 'degraded',
      backends: { total: 1, receiving: 0 },
    });
  });

  it('stand by themselves where they serve several services, each pod counted by what is worst for it', () => {
    const other = anAnswer({
      service: { name: 'metrics' },
      pods: [aPodAnswer('web-1', { traffic: 'none' }), aPodAnswer('web-2')],
    });
    const graph = graphOf(anAnswer(), other);
    expect(edges(graph)).toEqual([
      'selects service/shop/metrics workload/shop/Deployment/web',
      'selects service/shop/web workload/shop/Deployment/web',
    ]);
    expect(node(graph, 'workload/shop/Deployment/web')).toMatchObject({
      verdict: 'degraded',
      backends: { total: 2, receiving: 1 },
    });
  });

  it('fold again when the other one is gone', () => {
    const graph = graphOf(two);
    const left = anAnswer({ pods: [aPodAnswer('a', of('stable'))] });
    graph.putService(left, liveVerdict(left), NOW);
    const changes = graph.flush();
    expect(changes.nodes.remove).toEqual(['workload/shop/Deployment/canary', 'workload/shop/Deployment/stable']);
    expect(node(graph, 'service/shop/web')?.workloads).toHaveLength(1);
    expect(edges(graph)).toEqual([]);
  });

  it('are at rest when all their pods are finished', () => {
    const done = aPodAnswer('done', { ...of('report', 'Job'), finished: true });
    const graph = graphOf(anAnswer({ pods: [aPodAnswer('a'), done] }));
    expect(node(graph, 'workload/shop/Job/report')).toMatchObject({
      verdict: 'at-rest',
      finished: 1,
      backends: { total: 0 },
    });
  });

  it('are at rest when they want no pods', () => {
    const graph = graphOf(two);
    graph.putWorkload(aWorkload({ namespace: 'shop', kind: 'Deployment', name: 'canary', replicas: 0 }));
    graph.flush();
    expect(node(graph, 'workload/shop/Deployment/canary')?.verdict).toBe('at-rest');
  });

  it('stay ok while pods start within their grace', () => {
    const starting = aPodAnswer('c', { ...of('canary'), traffic: 'none', grace: { kind: 'starting', until: NOW + 9 } });
    const pods = [aPodAnswer('a', of('stable')), aPodAnswer('b', of('canary')), starting];
    expect(node(graphOf(anAnswer({ pods })), 'workload/shop/Deployment/canary')?.verdict).toBe('ok');
  });

  it('are unknown while pods are stale', () => {
    const graph = newGraph();
    graph.putService(two, verdictOf(two, freshness({ pods: notLiveFor(6) }), NOW), NOW);
    graph.flush();
    expect(node(graph, 'workload/shop/Deployment/stable')).toMatchObject({ verdict: 'unknown', state: 'retrying' });
  });
});

describe('ingresses', () => {
  const ingress = (...services: string[]) =>
    anIngress({
      namespace: 'shop',
      name: 'edge',
      hosts: ['shop.example'],
      backends: services.map((serviceName) => anIngressBackend({ serviceName })),
    });

  it('route to services that exist, and are well only with proof', () => {
    const graph = graphOf(anAnswer());
    graph.putIngress(ingress('web'), 'live');
    graph.flush();
    expect(edges(graph)).toEqual(['routes ingress/shop/edge service/shop/web']);
    expect(node(graph, 'ingress/shop/edge')).toMatchObject({ verdict: 'ok', hosts: ['shop.example'] });
    graph.dropService('shop/web');
    graph.flush();
    expect(edges(graph)).toEqual([]);
    expect(node(graph, 'ingress/shop/edge')?.verdict).toBe('unknown');
    expect(graph.groups.get('namespace/shop')?.members.services).toBe('');
  });

  it.each([
    { name: 'the service is broken', services: ['web'], state: 'live', broken: true },
    { name: 'a service is missing', services: ['web', 'gone'], state: 'live', broken: false },
    { name: 'ingresses are not live', services: ['web'], state: 'retrying', broken: false },
    { name: 'it has no service', services: [], state: 'live', broken: false },
  ] as const)('are unknown when $name', ({ services, state, broken }) => {
    const graph = graphOf(anAnswer(broken ? { reasons: [aReason('none-ready')] } : {}));
    graph.putIngress(ingress(...services), state);
    graph.flush();
    expect(node(graph, 'ingress/shop/edge')?.verdict).toBe('unknown');
  });

  it('say so when a Service is known not to be there, until it is', () => {
    const missing = new Set(['shop/gone', 'shop/web']);
    const isMissing = (key: string): boolean => missing.has(key);
    const graph = new ServiceGraph({ describe: ({ facts }) => `no ${String(facts['services'])}`, isMissing });
    const put = (name: string): void => {
      const answer = anAnswer({ service: { name } });
      graph.putService(answer, liveVerdict(answer), NOW);
      graph.flush();
    };
    put('web');
    graph.putIngress(ingress('web', 'gone', 'on-its-way'), 'live');
    graph.flush();
    // What is on the map is there, whatever is said.
    expect(node(graph, 'ingress/shop/edge')).toMatchObject({
      verdict: 'degraded',
      headline: { id: 'backend-missing', message: 'no gone' },
      reasons: ['backend-missing'],
    });
    graph.dropService('shop/web');
    graph.flush();
    expect(node(graph, 'ingress/shop/edge')?.headline?.message).toBe('no gone,web');
    put('gone');
    put('web');
    expect(node(graph, 'ingress/shop/edge')).toMatchObject({ verdict: 'unknown', headline: null, reasons: [] });
    put('on-its-way');
    expect(node(graph, 'ingress/shop/edge')?.verdict).toBe('ok');
  });

  it('say nothing of what is missing while they may be out of date', () => {
    const graph = new ServiceGraph({ describe: ({ id }) => id, isMissing: () => true });
    graph.putIngress(ingress('gone'), 'retrying');
    graph.flush();
    expect(node(graph, 'ingress/shop/edge')).toMatchObject({ verdict: 'unknown', headline: null });
  });
});

describe('external names', () => {
  const named = (externalName: string) =>
    anAnswer({
      pods: [],
      reasons: [aReason('external-name')],
      service: { name: 'alias', type: 'ExternalName', selector: undefined, externalName },
    });

  it.each(['web.shop.svc', 'web.shop.svc.cluster.local', 'WEB.shop.svc.cluster.local.'])(
    'name the cluster service %s',
    (host) => {
      const graph = graphOf(named(host), anAnswer());
      expect(edges(graph)).toEqual(['names service/shop/alias service/shop/web']);
      expect(node(graph, 'service/shop/alias')).toMatchObject({ verdict: 'at-rest', externalName: host });
    },
  );

  it.each(['api.tax.example', 'web.shop.svc.other.domain', 'gone.shop.svc', 'web.shop', 'alias.shop.svc'])(
    'name no cluster service by %s',
    (host) => {
      expect(edges(graphOf(named(host), anAnswer()))).toEqual([]);
    },
  );

  it('find the service when it appears later', () => {
    const graph = graphOf(named('web.shop.svc'));
    const answer = anAnswer();
    graph.putService(answer, liveVerdict(answer), NOW);
    expect(graph.flush().edges.upsert.map(({ id }) => id)).toEqual(['names service/shop/alias service/shop/web']);
  });
});

describe('groups', () => {
  it('count verdicts and spell them in the order of names', () => {
    const broken = (name: string) => anAnswer({ service: { name }, reasons: [aReason('none-ready')] });
    const graph = graphOf(broken('c'), anAnswer({ service: { name: 'a' } }), broken('b'));
    expect(graph.groups.get('namespace/shop')).toEqual({
      id: 'namespace/shop',
      kind: 'namespace',
      name: 'shop',
      members: { ok: 1, degraded: 0, broken: 2, unknown: 0, 'at-rest': 0, services: 'obb' },
    });
  });
});

describe('the work of one change', () => {
  it('does not grow with the cluster', () => {
    let described = 0;
    const graph = new ServiceGraph({ describe: ({ id }) => `${id} ${(described += 1)}` });
    const answers = Array.from({ length: 300 }, (_, index) =>
      anAnswer({
        service: { name: `s${index}`, namespace: `ns${index % 30}` },
        pods: [aPodAnswer('p', { ...of(`w${index}`), traffic: 'none' })],
        reasons: [aReason('none-ready')],
      }),
    );
    for (const answer of answers) graph.putService(answer, liveVerdict(answer), NOW);
    graph.flush();
    described = 0;
    const well = anAnswer({ service: { name: 's7', namespace: 'ns7' }, pods: [aPodAnswer('p', of('w7'))] });
    graph.putService(well, liveVerdict(well), NOW);
    const changes = graph.flush();
    expect(described).toBe(0);
    expect(changes.nodes.upsert.map(({ id }) => id)).toEqual(['service/ns7/s7']);
    expect(changes.groups.upsert.map(({ id }) => id)).toEqual(['namespace/ns7']);
    expect(changes.attention.remove).toEqual(['service/ns7/s7']);
  });
});

describe('the whole graph', () => {
  it('is what the API promises', () => {
    const graph = graphOf(
      anAnswer(),
      anAnswer({ service: { name: 'other' }, reasons: [aReason('port-partial', { facts: { missingIn: ['x'] } })] }),
    );
    graph.putIngress(anIngress({ namespace: 'shop' }), 'live');
    graph.flush();
    for (const level of ['service', 'workload', 'app', 'namespace'] as const) {
      const picture = viewOf(graph, { namespaces: [], level, open: [], budget: Infinity });
      const parsed = GraphSnapshotSchema.parse({ instance: 'x', revision: 1, ...picture });
      expect(parsed).toEqual({ instance: 'x', revision: 1, ...picture });
    }
  });
});
