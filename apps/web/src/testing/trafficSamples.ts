import type { CacheTraffic, EdgeTraffic, GraphEdge, Peer, PodCalls, Traffic } from '@fairlead/protocol';
import { NOW, NOW_MS } from './samples.ts';

export function someTraffic(part: Partial<EdgeTraffic> = {}): EdgeTraffic {
  return {
    requestsPerSecond: 18,
    errorShare: 0,
    averageMs: 12,
    p50Ms: null,
    p95Ms: null,
    p99Ms: null,
    bytesPerSecond: null,
    connectionsPerSecond: null,
    protocol: 'http',
    source: 'istio',
    confidence: 'workload',
    alternatives: [],
    at: NOW,
    ...part,
  };
}

/** A measured call; ends are NS/NAME of services. */
export function aCall(from: string, to: string, part: Partial<EdgeTraffic> = {}): GraphEdge {
  const [source, target] = [`service/${from}`, `service/${to}`];
  return {
    id: `calls ${source} ${target}`,
    kind: 'calls',
    source,
    target,
    basis: 'measured',
    traffic: someTraffic(part),
  };
}

export function aPeer(from: string, to: string, peer: string, part: Partial<EdgeTraffic> = {}): Peer {
  return { edge: aCall(from, to).id, peer: `service/${peer}`, traffic: someTraffic(part) };
}

export function somePodCalls(name: string, part: Partial<PodCalls> = {}): PodCalls {
  return {
    namespace: 'shop',
    name,
    uid: `uid-${name}`,
    requestsPerSecond: 9,
    share: 0.5,
    traffic: 'receives',
    contradictions: [],
    ...part,
  };
}

export function aTraffic(edge: string, part: Partial<Traffic> = {}): Traffic {
  const second = NOW_MS / 1000;
  return {
    edge,
    windowSeconds: 3600,
    stepSeconds: 60,
    traffic: someTraffic(),
    alternatives: [],
    series: [
      {
        signal: 'requestsPerSecond',
        points: [
          [second - 120, 10],
          [second - 60, 30],
          [second, 18],
        ],
      },
      {
        signal: 'errorShare',
        points: [
          [second - 120, 0],
          [second - 60, 0.5],
          [second, 0],
        ],
      },
    ],
    seriesBasis: 'prometheus',
    seriesError: null,
    statuses: [],
    inbound: [],
    outbound: [],
    peersTotal: { inbound: part.inbound?.length ?? 0, outbound: part.outbound?.length ?? 0 },
    pods: [],
    podsBasis: 'measured',
    contradictions: [],
    at: NOW,
    ...part,
  };
}

export function aCacheTraffic(part: Partial<CacheTraffic> = {}): CacheTraffic {
  return {
    source: 'Prometheus http://prometheus:9090',
    way: 'prometheus',
    telemetry: [
      { name: 'istio', state: 'on', calls: 17 },
      { name: 'linkerd', state: 'absent', calls: 0 },
    ],
    at: NOW,
    intervalSeconds: 15,
    windowSeconds: 60,
    durationMs: 120,
    budgetMs: 5_000,
    reads: [
      {
        name: 'istio requests',
        query: 'sum by (a) (rate(b[60s]))',
        durationMs: 80,
        series: 340,
        bytes: 12_000,
        error: null,
      },
    ],
    readsTotal: 1,
    series: 340,
    bytes: 12_000,
    calls: 17,
    warnings: [],
    ...part,
  };
}
