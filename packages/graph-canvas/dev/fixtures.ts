import type { Backends, GraphEdge, GraphGroup, GraphNode } from '@fairlead/service-graph';
import type { MapGraph } from '../src/scene/structure.ts';

type Verdict = GraphNode['verdict'];

/** What a fixture says of a service; everything else is as usual. */
interface Sketch {
  readonly verdict?: Verdict;
  readonly second?: string;
  readonly pods?: readonly [receiving: number, total: number];
  readonly draining?: number;
  readonly unready?: number;
  readonly type?: GraphNode['serviceType'];
  readonly kind?: GraphNode['kind'];
  readonly headline?: string;
  readonly state?: GraphNode['state'];
}

const SINCE = { at: '2026-11-22T12:00:00Z', basis: 'api' } as const;

function backends(sketch: Sketch): Backends | undefined {
  if (sketch.pods === undefined) return undefined;
  const [receiving, total] = sketch.pods;
  const draining = sketch.draining ?? 0;
  return {
    total,
    listed: total,
    ready: receiving,
    serving: receiving + draining,
    terminating: draining,
    receiving,
    receivingUnready: sketch.unready ?? 0,
    fallback: 0,
  };
}

function reason(id: string, message: string): NonNullable<GraphNode['headline']> {
  return { id, level: 'unready', message, facts: {}, cause: null, since: null };
}

export function aNode(namespace: string, name: string, sketch: Sketch = {}): GraphNode {
  const kind = sketch.kind ?? 'service';
  const behind = backends(sketch);
  return {
    id: `${kind}/${namespace}/${name}`,
    kind,
    namespace,
    name,
    area: `namespace/${namespace}`,
    verdict: sketch.verdict ?? 'ok',
    headline:
      sketch.headline === undefined && sketch.second === undefined
        ? null
        : reason(sketch.headline ?? 'none-ready', sketch.second ?? ''),
    reasons: [],
    note: null,
    state: sketch.state ?? 'live',
    since: SINCE,
    ...(behind === undefined ? {} : { backends: behind }),
    ...(kind === 'service' ? { serviceType: sketch.type ?? 'ClusterIP' } : {}),
  };
}

export function anEdge(
  kind: GraphEdge['kind'],
  source: string,
  target: string,
  traffic?: { rate: number; errors?: number; protocol?: string },
): GraphEdge {
  const edge = { id: `${kind} ${source} ${target}`, kind, source, target };
  if (traffic === undefined) return { ...edge, basis: kind === 'calls' ? 'declared' : 'derived' };
  return {
    ...edge,
    basis: 'measured',
    traffic: {
      requestsPerSecond: traffic.rate,
      errorShare: traffic.errors ?? 0,
      averageMs: null,
      p50Ms: null,
      p95Ms: null,
      p99Ms: null,
      bytesPerSecond: null,
      connectionsPerSecond: null,
      protocol: traffic.protocol ?? 'http',
      source: 'istio',
      confidence: 'workload',
      alternatives: [],
      at: '2026-11-22T12:00:00Z',
    },
  };
}

export function groupsOf(nodes: readonly GraphNode[]): GraphGroup[] {
  const byArea = Map.groupBy(
    nodes.filter((node) => node.area !== null),
    (node) => node.area ?? '',
  );
  return [...byArea].map(([id, members]) => {
    const services = members.filter((node) => node.kind === 'service');
    const count = (verdict: Verdict): number => services.filter((node) => node.verdict === verdict).length;
    return {
      id,
      kind: 'namespace',
      name: id.split('/')[1] ?? '',
      members: {
        ok: count('ok'),
        degraded: count('degraded'),
        broken: count('broken'),
        unknown: count('unknown'),
        'at-rest': count('at-rest'),
        services: '',
      },
    };
  });
}

const broken = (second: string, pods: [number, number]): Sketch => ({ verdict: 'broken', second, pods });
const degraded = (second: string, pods: [number, number]): Sketch => ({ verdict: 'degraded', second, pods });

/** The demo shop, with or without telemetry. */
export function shop(withTraffic: boolean): MapGraph {
  const nodes = [
    aNode('shop', 'shop.example', { kind: 'ingress' }),
    aNode('shop', 'frontend', { pods: [4, 4], type: 'LoadBalancer' }),
    aNode('shop', 'sitemap', broken('no pod matches', [0, 0])),
    aNode('shop', 'gift-wrap', { verdict: 'at-rest', second: 'scaled to 0', pods: [0, 0] }),
    aNode('shop', 'catalog', { pods: [3, 3] }),
    aNode('shop', 'search', { pods: [3, 3] }),
    aNode('shop', 'reviews', degraded('http on 2 of 4 pods', [2, 4])),
    aNode('shop', 'cart', { pods: [3, 3] }),
    aNode('shop', 'recommendations', broken('CrashLoopBackOff', [0, 3])),
    aNode('shop', 'wishlist', broken('probe fails', [0, 2])),
    aNode('shop', 'checkout', degraded('1 pod not ready', [1, 2])),
    aNode('shop', 'orders', broken('init: migrate', [0, 2])),
    aNode('shop', 'coupons', broken('ImagePullBackOff', [0, 2])),
    aNode('shop', 'search-v1', { kind: 'workload', second: '2/2', pods: [2, 2] }),
    aNode('shop', 'search-v2', { kind: 'workload', second: '1/1', pods: [1, 1] }),
    aNode('shop', 'reviews-v1', { kind: 'workload', second: '2/2', pods: [2, 2] }),
    aNode('shop', 'reviews-v2', { kind: 'workload', verdict: 'degraded', second: '0/2', pods: [0, 2] }),
    aNode('payments', 'pay', degraded('canary not ready', [3, 4])),
    aNode('payments', 'pay-stable', { kind: 'workload', second: '3/3', pods: [3, 3] }),
    aNode('payments', 'pay-canary', { kind: 'workload', verdict: 'degraded', second: '0/1', pods: [0, 1] }),
    aNode('payments', 'fraud', broken('gate not set', [0, 3])),
    aNode('payments', 'ledger-api', { pods: [2, 2] }),
    aNode('payments', 'ledger', { pods: [3, 3], type: 'Headless' }),
    aNode('payments', 'ledger-read', { pods: [3, 3] }),
    aNode('payments', 'ledger', { kind: 'workload', second: '3/3', pods: [3, 3] }),
    aNode('platform', 'gateway', { pods: [2, 3], draining: 1, second: '1 pod draining' }),
    aNode('platform', 'node-agent', { pods: [12, 12], type: 'NodePort' }),
    aNode('platform', 'dns', { pods: [2, 2] }),
    aNode('platform', 'legacy-db', { verdict: 'unknown', headline: 'no-selector', second: 'managed elsewhere' }),
    aNode('platform', 'old-mail', { verdict: 'unknown', headline: 'no-selector', second: 'managed elsewhere' }),
    aNode('platform', 'tax-rates', { verdict: 'at-rest', type: 'ExternalName', second: 'api.tax.example' }),
    aNode('batch', 'report', { pods: [1, 1] }),
    aNode('batch', 'mesh-proxy', { pods: [1, 1] }),
    aNode('batch', 'one-off', { verdict: 'degraded', second: 'published unready', pods: [1, 1], unready: 1 }),
    aNode('batch', 'reporter', { kind: 'workload', second: '1/1', pods: [1, 1] }),
    aNode('batch', 'report', { kind: 'workload', verdict: 'at-rest', second: '3 done', pods: [0, 0] }),
  ];
  const edges = [
    anEdge('routes', 'ingress/shop/shop.example', 'service/shop/frontend', withTraffic ? { rate: 400 } : undefined),
    ...[
      ['shop/search', 'shop/search-v1'],
      ['shop/search', 'shop/search-v2'],
      ['shop/reviews', 'shop/reviews-v1'],
      ['shop/reviews', 'shop/reviews-v2'],
      ['payments/pay', 'payments/pay-stable'],
      ['payments/pay', 'payments/pay-canary'],
      ['payments/ledger', 'payments/ledger'],
      ['payments/ledger-read', 'payments/ledger'],
      ['batch/report', 'batch/reporter'],
      ['batch/report', 'batch/report'],
      ['batch/mesh-proxy', 'batch/reporter'],
    ].map(([from, to]) => anEdge('selects', `service/${from}`, `workload/${to}`)),
  ];
  if (withTraffic) {
    const call = (from: string, to: string, traffic?: Parameters<typeof anEdge>[3]): GraphEdge =>
      anEdge('calls', `service/${from}`, `service/${to}`, traffic);
    edges.push(
      call('shop/frontend', 'shop/catalog', { rate: 300 }),
      call('shop/frontend', 'shop/search', { rate: 200 }),
      call('shop/frontend', 'shop/reviews', { rate: 60, errors: 0.48 }),
      call('shop/frontend', 'shop/cart', { rate: 150 }),
      call('shop/frontend', 'shop/recommendations', { rate: 38, errors: 1 }),
      call('shop/frontend', 'shop/wishlist', { rate: 12, errors: 1 }),
      call('shop/frontend', 'shop/checkout', { rate: 30, errors: 0.09 }),
      call('shop/checkout', 'shop/orders', { rate: 14, errors: 1 }),
      call('shop/checkout', 'shop/coupons', { rate: 4, errors: 1 }),
      call('shop/checkout', 'payments/pay', { rate: 20, protocol: 'grpc' }),
      call('payments/pay', 'payments/fraud', { rate: 18, errors: 1 }),
      call('payments/pay', 'payments/ledger-api', { rate: 17 }),
      call('payments/ledger-api', 'payments/ledger', { rate: 30, protocol: 'tcp' }),
      call('platform/gateway', 'platform/legacy-db'),
      call('platform/gateway', 'platform/tax-rates'),
    );
  }
  return { revision: 1, level: 'service', nodes, edges, groups: groupsOf(nodes) };
}

/** A service that everybody calls, some in vain. */
export function hub(callers: number): MapGraph {
  const names = Array.from({ length: callers }, (_, index) => `caller-${String.fromCodePoint(97 + index)}`);
  const nodes = [
    ...names.map((name) => aNode('shop', name, { pods: [2, 2] })),
    aNode('platform', 'dns', { pods: [2, 2] }),
  ];
  const edges = names.map((name, index) =>
    anEdge('calls', `service/shop/${name}`, 'service/platform/dns', { rate: 3 * index, errors: index === 4 ? 0.5 : 0 }),
  );
  return { revision: 1, level: 'service', nodes, edges, groups: groupsOf(nodes) };
}

/** Many services in many namespaces, most alone, some with workloads and ingresses: what a cluster without telemetry is like. */
export function fleet(services: number, namespaces: number): MapGraph {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const verdicts: Sketch[] = [
    { pods: [3, 3] },
    { pods: [2, 2] },
    { pods: [1, 1] },
    { pods: [5, 5] },
    { pods: [12, 12] },
  ];
  let left = services;
  for (let index = 0; left > 0; index += 1) {
    const namespace = `team-${String.fromCodePoint(97 + (index % 26))}${index >= 26 ? Math.floor(index / 26) : ''}`;
    const share = Math.max(1, Math.round((services / namespaces) * (0.3 + ((index * 7) % 13) / 9)));
    const size = index === namespaces - 1 ? left : Math.min(left, share);
    for (let number = 0; number < size; number += 1) {
      const key = (index * 31 + number * 17) % 97;
      const name = `svc-${number}`;
      const sketch =
        key === 5
          ? broken('CrashLoopBackOff', [0, 3])
          : key < 9 && key > 5
            ? degraded('1 pod not ready', [2, 3])
            : (verdicts[key % verdicts.length] ?? {});
      nodes.push(aNode(namespace, name, sketch));
      if (key % 11 === 0) {
        nodes.push(aNode(namespace, `${name}.example`, { kind: 'ingress' }));
        edges.push(anEdge('routes', `ingress/${namespace}/${name}.example`, `service/${namespace}/${name}`));
      }
      if (key % 13 === 0) {
        for (const version of ['v1', 'v2']) {
          nodes.push(aNode(namespace, `${name}-${version}`, { kind: 'workload', second: '2/2', pods: [2, 2] }));
          edges.push(anEdge('selects', `service/${namespace}/${name}`, `workload/${namespace}/${name}-${version}`));
        }
      }
    }
    left -= size;
  }
  return { revision: 1, level: 'service', nodes, edges, groups: groupsOf(nodes) };
}

/** The same as namespace tiles. */
export function tiles(services: number, namespaces: number): MapGraph {
  const graph = fleet(services, namespaces);
  const letters = { ok: 'o', degraded: 'd', broken: 'b', unknown: 'u', 'at-rest': 'r' } as const;
  const nodes = graph.groups.map((group): GraphNode => {
    const inside = graph.nodes.filter((node) => node.kind === 'service' && node.area === group.id);
    const { broken: red, degraded: amber } = group.members;
    return {
      ...aNode(group.name, group.name, {
        kind: 'namespace',
        verdict: red > 0 ? 'broken' : amber > 0 ? 'degraded' : 'ok',
      }),
      id: group.id,
      area: null,
      members: { ...group.members, services: inside.map((node) => letters[node.verdict]).join('') },
    };
  });
  return { revision: 1, level: 'namespace', nodes, edges: [], groups: [] };
}

/** The same with one namespace opened. */
export function opened(services: number, namespaces: number): MapGraph {
  const all = fleet(services, namespaces);
  const closed = tiles(services, namespaces);
  const inside = closed.nodes[Math.floor(namespaces / 3)]?.id;
  const nodes = [...closed.nodes.filter(({ id }) => id !== inside), ...all.nodes.filter(({ area }) => area === inside)];
  const ids = new Set(nodes.map(({ id }) => id));
  const edges = all.edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
  return { ...closed, nodes, edges, groups: all.groups.filter(({ id }) => id === inside) };
}

/** Stale, forbidden and loading, side by side. */
export function states(): MapGraph {
  const nodes = [
    ...['frontend', 'catalog', 'cart'].map((name) =>
      aNode('stale', name, {
        verdict: 'unknown',
        headline: 'stale',
        second: '42 s old',
        pods: [3, 3],
        state: 'retrying',
      }),
    ),
    aNode('stale', 'wishlist', broken('probe fails', [0, 2])),
    ...['pay', 'ledger-api', 'fraud'].map((name) =>
      aNode('forbidden', name, {
        verdict: 'unknown',
        headline: 'forbidden',
        second: 'pods forbidden',
        pods: [0, 0],
        state: 'forbidden',
      }),
    ),
    ...['pay', 'fraud', 'ledger', 'ledger-api', 'ledger-read'].map((name) =>
      aNode('loading', name, {
        verdict: 'unknown',
        headline: 'not-read-yet',
        second: 'reading pods',
        pods: [0, 0],
        state: 'syncing',
      }),
    ),
  ];
  return { revision: 1, level: 'service', nodes, edges: [], groups: groupsOf(nodes) };
}
