import { aCall, anIngress, anIngressBackend } from '@fairlead/test-kit';
import { externalEnd, serviceEnd, workloadEnd } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { anAnswer, aPodAnswer, aReason, liveVerdict } from '../../test/anAnswer.ts';
import { ServiceGraph } from '../ServiceGraph.ts';
import type { ServiceAnswer } from '@fairlead/resolver';

const NOW = 1_700_000_000;
const web = workloadEnd('shop', 'Deployment', 'web');
const cartService = serviceEnd('shop', 'cart');

function graphOf(...answers: ServiceAnswer[]): ServiceGraph {
  const graph = new ServiceGraph({ describe: ({ id }) => id });
  for (const answer of answers) graph.putService(answer, liveVerdict(answer), NOW);
  return graph;
}

const service = (name: string, workload = name): ServiceAnswer =>
  anAnswer({
    service: { name, namespace: 'shop' },
    pods: [aPodAnswer(`${workload}-1`, { workload: { kind: 'Deployment', name: workload } })],
  });

const edgesOf = (graph: ServiceGraph) => [...graph.edges.values()].filter(({ kind }) => kind !== 'selects');

describe('calls in the graph', () => {
  it('draws the calls of a workload at the service that it is folded into', () => {
    const graph = graphOf(service('web'), service('cart'));
    graph.putCall(aCall({ source: web, target: cartService, figures: { requestsPerSecond: 12.3456 } }));
    graph.flush();
    expect(edgesOf(graph)).toMatchObject([
      {
        id: 'calls service/shop/web service/shop/cart',
        basis: 'measured',
        traffic: { requestsPerSecond: 12.3, source: 'istio', confidence: 'workload', p95Ms: null },
      },
    ]);
    expect(graph.inbound(cartService)).toMatchObject({ callers: 1, traffic: { requestsPerSecond: 12.3 } });
  });

  it('makes a node of a workload without a service, of hosts outside, and takes them away again', () => {
    const graph = graphOf(service('cart'));
    const call = aCall({ source: workloadEnd('shop', 'Job', 'import'), target: cartService });
    const out = aCall({ source: workloadEnd('shop', 'Job', 'import'), target: externalEnd('api.tax.example:443') });
    graph.putCall(call);
    graph.putCall(out);
    graph.flush();
    expect([...graph.nodes.keys()].sort()).toEqual([
      'external/api.tax.example:443',
      'service/shop/cart',
      'workload/shop/Job/import',
    ]);
    graph.dropCall(call.id);
    graph.dropCall(out.id);
    expect(graph.flush().nodes.remove).toEqual(['external/api.tax.example:443', 'workload/shop/Job/import']);
  });

  it('moves the calls of a workload when a service comes to select it', () => {
    const graph = graphOf(service('cart'));
    graph.putCall(aCall({ source: web, target: cartService }));
    graph.flush();
    const answer = service('web');
    graph.putService(answer, liveVerdict(answer), NOW);
    const changes = graph.flush();
    expect(changes.edges.remove).toEqual(['calls workload/shop/Deployment/web service/shop/cart']);
    expect(changes.edges.upsert.map(({ id }) => id)).toEqual(['calls service/shop/web service/shop/cart']);
    expect(changes.nodes.remove).toEqual([web]);
  });

  it('shows the better of two sources and names the other; never their sum', () => {
    const graph = graphOf(service('web'), service('cart'));
    graph.putCall(aCall({ source: web, target: cartService, telemetry: 'otel', figures: { requestsPerSecond: 99 } }));
    graph.putCall(aCall({ source: web, target: cartService, figures: { requestsPerSecond: 10 } }));
    graph.flush();
    expect(edgesOf(graph)).toMatchObject([
      { traffic: { requestsPerSecond: 10, source: 'istio', alternatives: ['otel'] } },
    ]);
    // At the service the one that tells of most, which may know callers that the other does not.
    expect(graph.inbound(cartService)).toMatchObject({
      callers: 1,
      traffic: { requestsPerSecond: 99, source: 'otel' },
    });
  });

  it('adds protocols of one source, weighs shares by rate, and adds no quantiles', () => {
    const graph = graphOf(service('web'), service('cart'));
    const http = { requestsPerSecond: 30, errorShare: 0.1, averageMs: 10, p95Ms: 20 };
    const grpc = { requestsPerSecond: 10, errorShare: 0.5, averageMs: 50, p95Ms: 90 };
    graph.putCall(aCall({ source: web, target: cartService, figures: http }));
    graph.putCall(aCall({ id: 'grpc', protocol: 'grpc', source: web, target: cartService, figures: grpc }));
    graph.flush();
    expect(edgesOf(graph)).toMatchObject([
      { traffic: { requestsPerSecond: 40, errorShare: 0.2, averageMs: 20, p95Ms: null, protocol: 'http' } },
    ]);
  });

  it('measures a route where calls are seen on it, and keeps its declaration', () => {
    const graph = graphOf(service('cart'));
    const backends = [anIngressBackend({ serviceName: 'cart' })];
    graph.putIngress(anIngress({ namespace: 'shop', name: 'edge', backends }), 'live');
    const call = aCall({ source: 'ingress/shop/edge', target: cartService });
    graph.putCall(call);
    graph.flush();
    expect(edgesOf(graph)).toMatchObject([
      { id: 'routes ingress/shop/edge service/shop/cart', basis: 'measured', declaredBy: ['ingress'] },
    ]);
    graph.dropCall(call.id);
    graph.flush();
    expect(edgesOf(graph)).toMatchObject([{ kind: 'routes', basis: 'declared', declaredBy: ['ingress'] }]);
    expect(edgesOf(graph)[0]).not.toHaveProperty('traffic');
  });

  it('tells how much fails at a broken service', () => {
    const broken = anAnswer({
      service: { name: 'cart', namespace: 'shop' },
      reasons: [aReason('none-ready')],
      pods: [],
    });
    const graph = graphOf(service('web'), broken);
    graph.flush();
    expect([...graph.attention.values()]).toMatchObject([{ id: cartService, failingPerSecond: null }]);
    graph.putCall(aCall({ source: web, target: cartService, figures: { requestsPerSecond: 8, errorShare: 0.5 } }));
    expect(graph.flush().attention.upsert).toMatchObject([{ id: cartService, failingPerSecond: 4 }]);
    expect([...graph.takeInboundChanged()]).toEqual([cartService]);
  });

  it('shows a guess only between what is on the map, and only until the call is seen', () => {
    const graph = graphOf(service('web'), service('cart'));
    graph.putCall({ id: 'guess', source: web, target: cartService, declaredBy: 'environment' });
    graph.putCall({
      id: 'bare',
      source: workloadEnd('shop', 'Job', 'x'),
      target: cartService,
      declaredBy: 'environment',
    });
    graph.flush();
    expect(edgesOf(graph)).toMatchObject([
      { id: 'calls service/shop/web service/shop/cart', basis: 'declared', declaredBy: ['environment'] },
    ]);
    graph.putCall(aCall({ source: web, target: cartService }));
    graph.flush();
    expect(edgesOf(graph)).toMatchObject([{ basis: 'measured', declaredBy: ['environment'] }]);
  });

  it('leaves the graph alone when the figures do not differ visibly', () => {
    const graph = graphOf(service('web'), service('cart'));
    graph.putCall(aCall({ source: web, target: cartService, figures: { requestsPerSecond: 12.34 } }));
    graph.flush();
    graph.putCall(aCall({ source: web, target: cartService, figures: { requestsPerSecond: 12.31 } }));
    expect(graph.flush().edges).toEqual({ upsert: [], remove: [] });
  });
});
