import type { GraphEdge, GraphNode } from '@fairlead/service-graph';

/** One edge as it is drawn. */
export interface Line {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly classes: readonly string[];
  readonly width: number;
  /** Share of errors near the callee, from 5 % on. */
  readonly share: string;
}

/** From this share on an edge is red. */
export const ERROR_SHARE = 0.05;

/** `verdict` is of the node the edge leads to: a dotted line to a workload that is not well takes its colour. */
export function lineOf(
  edge: GraphEdge,
  verdict: GraphNode['verdict'] | undefined,
  percent: (share: number) => string,
): Line {
  const failing = edge.traffic?.errorShare ?? 0;
  const isFailing = edge.basis === 'measured' && failing >= ERROR_SHARE;
  const classes = [edge.kind === 'selects' ? 'selects' : edge.basis];
  if (edge.kind === 'selects' && verdict === 'degraded') classes.push('to-degraded');
  if (edge.basis === 'measured') classes.push(protocolClass(edge), ...(isIdle(edge) ? ['idle'] : []));
  if (isFailing) classes.push('failing');
  return {
    id: edge.id,
    source: edge.source,
    target: edge.target,
    classes,
    width: edge.kind === 'selects' ? 1.6 : widthOf(edge),
    share: isFailing ? percent(failing) : '',
  };
}

function rateOf(edge: GraphEdge): number {
  return edge.traffic?.requestsPerSecond ?? edge.traffic?.connectionsPerSecond ?? 0;
}

function isIdle(edge: GraphEdge): boolean {
  return rateOf(edge) === 0 && (edge.traffic?.bytesPerSecond ?? 0) === 0;
}

/** Declared 1.3 px; measured 1.4 to 5 px by the logarithm of the rate, 1,000 a second and more is 5. */
function widthOf(edge: GraphEdge): number {
  if (edge.basis !== 'measured') return 1.3;
  if (isIdle(edge)) return 1;
  const share = Math.log10(1 + rateOf(edge)) / 3;
  return Math.round((1.4 + 3.6 * Math.min(1, share)) * 10) / 10;
}

function protocolClass(edge: GraphEdge): 'http' | 'grpc' | 'tcp' {
  const protocol = edge.traffic?.protocol?.toLowerCase() ?? '';
  if (protocol.includes('grpc')) return 'grpc';
  return protocol.includes('tcp') ? 'tcp' : 'http';
}
