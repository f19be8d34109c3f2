import type { GraphEdge, GraphNode } from '@fairlead/service-graph';
import type { MapTexts } from '../texts.ts';

/** For tests: a call from a to b, measured unless `part` is undefined. */
export function aCall(
  part: Partial<NonNullable<GraphEdge['traffic']>> | undefined,
  [source, target]: readonly [string, string] = ['a', 'b'],
): GraphEdge {
  const edge = { id: `calls ${source} ${target}`, kind: 'calls', source, target } as const;
  if (part === undefined) return { ...edge, basis: 'declared' };
  return {
    ...edge,
    basis: 'measured',
    traffic: {
      requestsPerSecond: 10,
      errorShare: 0,
      averageMs: null,
      p50Ms: null,
      p95Ms: null,
      p99Ms: null,
      bytesPerSecond: null,
      connectionsPerSecond: null,
      protocol: 'http',
      source: 'istio',
      confidence: 'workload',
      alternatives: [],
      at: '2026-11-22T12:00:00Z',
      ...part,
    },
  };
}

export function aService(name: string, verdict: GraphNode['verdict'] = 'ok', namespace = 'shop'): GraphNode {
  return {
    id: `service/${namespace}/${name}`,
    kind: 'service',
    namespace,
    name,
    area: `namespace/${namespace}`,
    verdict,
    headline: null,
    reasons: [],
    note: null,
    state: 'live',
    since: null,
    serviceType: 'ClusterIP',
  };
}

/** Words that a test can read. */
export const TEXTS: MapTexts = {
  node: (node) => ({ name: node.name, label: `${node.name}, ${node.namespace ?? ''}, ${node.verdict}` }),
  tip: (node) => [node.name, `verdict ${node.verdict}`],
  group: () => ({ services: '2 services' }),
  label: 'Service map, 2 services, 1 broken',
  description: 'The same as a table: g s',
  more: (count) => `+${count}`,
  percent: (share) => `${Math.round(share * 100)}%`,
  rate: (perSecond) => `${perSecond}/s`,
  milliseconds: (value) => `${value} ms`,
  bytesPerSecond: (value) => `${value} B/s`,
  edge: ({ id }) => `about ${id}`,
  callers: (count, failing) => `${count} callers${failing > 0 ? `, ${failing} fail` : ''}`,
  callersLabel: (hub, { count, failing, shown }) =>
    `${count} callers of ${hub}, ${failing} fail${shown ? ', shown' : ''}`,
  legendTitle: 'Legend',
  legendHint: 'press L to hide',
  legend: {
    ring: 'ring',
    members: 'ring of services',
    broken: 'no backend gets traffic',
    degraded: 'degraded',
    unknown: 'unknown',
    forbidden: 'forbidden',
    stale: 'stale',
    reading: 'reading',
    http: 'http',
    grpc: 'grpc',
    tcp: 'tcp',
    errors: 'errors',
    idle: 'idle',
    declared: 'declared',
    guess: 'guess',
    selects: 'selects',
  },
  minimap: 'Overview',
  minimapKeys: 'Arrows move the window',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
};
