import type {
  Attention,
  Backends,
  GraphDelta,
  GraphNode,
  GraphSnapshot,
  Reason,
  ResourceStatus,
  Status,
} from '@fairlead/protocol';

/** A moment that everything in a test happens at. */
export const NOW = '2026-01-01T12:00:00.000Z';
export const NOW_MS = Date.parse(NOW);

export function ago(seconds: number): string {
  return new Date(NOW_MS - seconds * 1000).toISOString();
}

export function aResource(part: Partial<ResourceStatus> & Pick<ResourceStatus, 'resource'>): ResourceStatus {
  return {
    state: 'live',
    since: ago(600),
    objects: 3,
    progress: null,
    lastEventAt: ago(1),
    error: null,
    nextTryAt: null,
    namespaces: null,
    ...part,
  };
}

export function aStatus(part: Partial<Status> = {}): Status {
  return {
    version: '0.1.0',
    instance: 'abc',
    demo: false,
    cluster: { context: 'kind-dev', server: 'https://127.0.0.1:6443', kubernetesVersion: 'v1.36.2' },
    namespaces: null,
    resources: ['services', 'pods', 'nodes', 'deployments'].map((resource) => aResource({ resource })),
    traffic: { state: 'off', source: null, lastSuccessAt: null, error: null },
    counts: { services: 2, pods: 4, namespaces: 2, emptyNamespaces: 1 },
    revision: 7,
    time: NOW,
    ...part,
  };
}

export function backends(receiving: number, total: number): Backends {
  return {
    total,
    listed: total,
    ready: receiving,
    serving: receiving,
    terminating: 0,
    receiving,
    receivingUnready: 0,
    fallback: 0,
  };
}

export function aReason(part: Partial<Reason> & Pick<Reason, 'id'>): Reason {
  return { level: 'unready', message: '', facts: {}, cause: null, since: null, ...part };
}

export function aServiceNode(id: string, part: Partial<GraphNode> = {}): GraphNode {
  const [namespace = '', name = ''] = id.split('/');
  return {
    id: `service/${id}`,
    kind: 'service',
    namespace,
    name,
    area: `namespace/${namespace}`,
    verdict: 'ok',
    headline: null,
    reasons: [],
    note: null,
    state: 'live',
    since: null,
    backends: backends(2, 2),
    serviceType: 'ClusterIP',
    ...part,
  };
}

export const NOTHING_HIDDEN: GraphSnapshot['hidden'] = { services: 0, broken: 0, degraded: 0, others: 0, edges: 0 };

export function aSnapshot(part: Partial<GraphSnapshot> = {}): GraphSnapshot {
  const nodes = part.nodes ?? [];
  return {
    instance: 'abc',
    revision: 7,
    level: 'service',
    shown: nodes.length,
    total: nodes.length,
    hidden: NOTHING_HIDDEN,
    nodes,
    edges: [],
    groups: [],
    attention: [],
    ...part,
  };
}

export function aDelta(from: number, to: number, upsert: Partial<GraphDelta['upsert']> = {}): GraphDelta {
  return {
    from,
    to,
    observedAt: NOW,
    oldestObservedAt: NOW,
    sentAt: NOW,
    shown: 1,
    total: 1,
    hidden: NOTHING_HIDDEN,
    upsert: { nodes: [], edges: [], groups: [], attention: [], ...upsert },
    remove: { nodes: [], edges: [], groups: [], attention: [] },
  };
}

export function anAttention(id: string, part: Partial<Attention> = {}): Attention {
  return {
    id: `service/${id}`,
    verdict: 'broken',
    headline: aReason({ id: 'selector-matches-nothing', level: 'absent' }),
    since: { at: ago(240), basis: 'api' },
    cause: null,
    failingPerSecond: null,
    ...part,
  };
}
