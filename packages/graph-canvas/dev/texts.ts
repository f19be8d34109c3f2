import type { MapTexts } from '../src/texts.ts';

/** English words for the page of the map alone; the real ones come from the catalogue of messages. */
export const TEXTS: MapTexts = {
  node: (node) => ({
    name: node.name,
    second: node.headline?.message,
    label: `${node.name}, ${node.namespace ?? ''}, ${node.verdict}`,
  }),
  group: ({ members }) => {
    const total = members.ok + members.degraded + members.broken + members.unknown + members['at-rest'];
    return {
      broken: members.broken > 0 ? `${members.broken} broken` : undefined,
      degraded: members.degraded > 0 ? `${members.degraded} degraded` : undefined,
      services: total === 1 ? '1 service' : `${total} services`,
    };
  },
  tip: (node) => [node.name, node.verdict],
  label: 'Service map',
  description: 'The same as a table: g s',
  more: (count) => `+${count}`,
  percent: (share) => `${Math.round(share * 100)}%`,
  rate: (perSecond) => `${Math.round(perSecond)}/s`,
  milliseconds: (value) => `${Math.round(value)} ms`,
  bytesPerSecond: (value) => `${Math.round(value / 1000)} kB/s`,
  edge: ({ source, target, traffic }) =>
    `${source} → ${target}${traffic === undefined ? '' : ` · ${Math.round(traffic.requestsPerSecond ?? 0)}/s`}`,
  callers: (count, failing) => (failing === 0 ? `${count} callers` : `${count} callers, ${failing} fail`),
  callersLabel: (hub, { count }) => `${count} callers of ${hub}`,
  legendTitle: 'Legend',
  legendHint: 'press L to hide',
  legend: {
    members: 'ring: one part per service, thick = gets traffic',
    ring: 'ring: one part per pod, thick = gets traffic',
    broken: 'broken: no backend gets traffic',
    degraded: 'degraded: some backends or ports missing',
    unknown: 'unknown: cannot be told from pods',
    forbidden: 'unknown: no right to read the pods',
    stale: 'out of date: may have changed since',
    reading: 'pods are still being read',
    http: 'measured HTTP, wider = more',
    grpc: 'gRPC',
    tcp: 'TCP',
    errors: 'error share',
    idle: 'no calls in the window',
    declared: 'declared, not observed',
    guess: 'a guess from configuration',
    selects: 'selects workload',
  },
  tiles: {
    square: 'one square, one service',
    broken: 'broken',
    degraded: 'degraded',
    unknown: 'unknown',
    hint: 'Calls between namespaces appear for the one you point at. Press Enter to open it.',
  },
  minimap: 'Overview of the map',
  minimapKeys: 'Arrow keys move the window, Home shows everything',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
};
