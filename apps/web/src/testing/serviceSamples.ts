import type { Cache, CacheResource, Gate, Pod, Service, ServicePort, ServiceRow } from '@fairlead/protocol';
import { ago, backends, NOW } from './samples.ts';

export function aPort(part: Partial<ServicePort> = {}): ServicePort {
  return {
    name: 'http',
    protocol: 'TCP',
    port: 80,
    targetPort: 'http',
    nodePort: null,
    appProtocol: null,
    receiving: 2,
    ...part,
  };
}

/** `id` is NS/NAME. */
export function aRow(id: string, part: Partial<ServiceRow> = {}): ServiceRow {
  const [namespace = '', name = ''] = id.split('/');
  return {
    id: `service/${id}`,
    namespace,
    name,
    type: 'ClusterIP',
    headless: false,
    ports: [aPort()],
    selector: { app: name },
    backends: backends(2, 2),
    zones: [
      { zone: 'a', pods: 1 },
      { zone: 'b', pods: 1 },
    ],
    owners: [{ kind: 'Deployment', name }],
    ownersTotal: 1,
    verdict: 'ok',
    headline: null,
    note: null,
    state: 'live',
    since: null,
    createdAt: ago(86_400),
    callers: null,
    traffic: null,
    ...part,
  };
}

export function aService(id: string, part: Partial<Service> = {}): Service {
  return {
    ...aRow(id),
    instance: 'abc',
    revision: 7,
    clusterIPs: ['10.96.41.7'],
    externalName: null,
    externalIPs: [],
    loadBalancerIngress: [],
    reasons: [],
    families: [{ family: 'IPv4', listed: 2 }],
    policies: {
      internalTrafficPolicy: 'Cluster',
      externalTrafficPolicy: 'Cluster',
      trafficDistribution: null,
      sessionAffinity: 'None',
      publishNotReadyAddresses: false,
    },
    workloads: [],
    pods: [],
    podsTotal: part.pods?.length ?? 0,
    ...part,
  };
}

export function aPod(name: string, part: Partial<Pod> = {}): Pod {
  return {
    namespace: 'shop',
    name,
    uid: `uid-${name}`,
    node: 'node-0007',
    zone: 'a',
    phase: 'Running',
    addresses: ['10.2.7.31'],
    startedAt: ago(600),
    restarts: 0,
    workload: { kind: 'Deployment', name: 'web' },
    containers: [{ name: 'app', kind: 'container', image: 'registry.example/app:1' }],
    listed: true,
    conditions: { ready: true, serving: true, terminating: false },
    ports: [{ name: 'http', protocol: 'TCP', port: 80, target: 8080, traffic: part.traffic ?? 'receives' }],
    traffic: 'receives',
    since: null,
    reasons: [],
    gates: [],
    ...part,
  };
}

export function aGate(part: Partial<Gate> & Pick<Gate, 'id' | 'kind'>): Gate {
  return { name: null, state: 'passed', since: null, detail: null, reason: null, ...part };
}

export function aCacheResource(resource: string, part: Partial<CacheResource> = {}): CacheResource {
  return {
    resource,
    group: '',
    version: 'v1',
    metadataOnly: false,
    state: 'live',
    objects: 10,
    retainedBytes: 1_000,
    wireBytes: 5_000,
    listDurationMs: 12,
    events: { added: 1, modified: 2, deleted: 3, bookmark: 4 },
    eventsPerSecond: { added: 0.1, modified: 0.2, deleted: 0, bookmark: 1 },
    history: { startAt: ago(900), stepSeconds: 10, eventsPerSecond: [0, 1, 2] },
    lists: 1,
    relists: 0,
    expired: 0,
    errors: 0,
    lastError: null,
    lastEventAt: ago(2),
    resourceVersion: '1718',
    busiest: [{ owner: 'Deployment shop/web', events: 5 }],
    ...part,
  };
}

export function aCache(part: Partial<Cache> = {}): Cache {
  return {
    resources: [aCacheResource('pods'), aCacheResource('services', { objects: 4, retainedBytes: 500 })],
    notCached: [],
    traffic: null,
    process: {
      rssBytes: 111_000_000,
      heapUsedBytes: 31_000_000,
      arrayBuffersBytes: 1_000_000,
      eventLoopDelayP99Ms: 9,
      uptimeSeconds: 3 * 86_400,
    },
    at: NOW,
    ...part,
  };
}
